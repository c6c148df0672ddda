"""What is wrong with a page as it stands."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LONG = "Whichofthesedenominatorsisit" * 15
HEBREW = "מהו חלקם של 96.77 האחוזים?"


def faults(page: Page) -> list[str]:
    """What axe finds, and whether the page scrolls sideways."""
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    found = [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in Axe().run(page).response["violations"]]
    return [*found, "scrolls sideways"] if wide else found
