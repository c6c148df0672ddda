"""An editor at the browser, and how often they had to click."""

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import PASSWORD, Site


class Editor:
    """A page with somebody signed in; `clicks` counts what they pressed, typing aside."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def press(self, what: Locator) -> None:
        """Click, and wait for the page that comes."""
        self.clicks += 1
        with self.page.expect_navigation():
            what.click()

    def decide(self, what: Locator, said: str) -> None:
        """Click, and wait for what is said of it: on a page that comes, or in the one that is there."""
        self.clicks += 1
        what.click()
        expect(self.page.get_by_role("status")).to_contain_text(said)

    def button(self, name: str) -> None:
        """Press a button of the page."""
        self.press(self.page.get_by_role("main").get_by_role("button", name=name, exact=True))


def signed_in(context: BrowserContext, site: Site, name: str = "edith") -> Editor:
    """Somebody of the newsroom."""
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(f"{site.address}/accounts/login/?next=/articles/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/articles/")
    return Editor(page)
