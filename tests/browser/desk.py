"""People at the browser, and how often they had to click."""

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import PASSWORD, Site


class Editor:
    """A page with somebody at it; `clicks` counts what they pressed, typing aside."""

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

    def enter(self, field: Locator) -> None:
        """Send what was typed, with a key."""
        self.clicks += 1
        with self.page.expect_navigation():
            field.press("Enter")

    def tap(self, what: Locator) -> None:
        """Click what leads to no other page."""
        self.clicks += 1
        what.click()

    def undo(self) -> None:
        """Press what stands beside the word of an act done."""
        self.press(self.page.locator("#status").get_by_role("button", name="Undo"))

    def act(self, name: str) -> None:
        """Click what leads to a form, or sends one: with scripts it may act within the page."""
        self.clicks += 1
        main = self.page.get_by_role("main")
        main.get_by_role("link", name=name).or_(main.get_by_role("button", name=name)).first.click()

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
