"""Why an address was not fetched. Each is a sentence; what is blocked and what cannot be reached read the same."""

from sources.ingestion.refusals import Refused

LARGEST = 10 * 1024 * 1024
SECONDS = 10
MOST_REDIRECTS = 3


class NotWeb(Refused):
    """A scheme that is not fetched."""

    def __init__(self) -> None:
        super().__init__("Only http and https links are accepted.")


class NoPort(Refused):
    """A port that no computer has."""

    def __init__(self) -> None:
        super().__init__("Port must be 1–65535.")


class Blocked(Refused):
    """A target that is not public, and just as well one that does not answer: whoever asks cannot tell them apart."""

    def __init__(self) -> None:
        super().__init__("We could not reach this address. Only public web pages on the usual ports are fetched.")


class TooManyRedirects(Refused):
    """More hops than are followed."""

    def __init__(self) -> None:
        super().__init__("Too many redirects.")


class TooSlow(Refused):
    """More time than is waited."""

    def __init__(self) -> None:
        super().__init__(f"The page took longer than {SECONDS} s.")


class PageTooLarge(Refused):
    """More bytes than are read, packed or unpacked."""

    def __init__(self) -> None:
        super().__init__(f"The page is larger than {LARGEST // 1024 // 1024} MB.")


class WrongType(Refused):
    """A kind of thing that is no article."""

    def __init__(self, media_type: str) -> None:
        super().__init__(f"Expected an article, got {media_type[:80]}.")


class RobotsRefuse(Refused):
    """The site's robots.txt."""

    def __init__(self) -> None:
        super().__init__("The site asks robots not to read this page (robots.txt). Paste its text instead.")


class Answered(Refused):
    """An answer that is not the page."""

    def __init__(self, status: int, phrase: str) -> None:
        super().__init__(f"The site answered {status} ({phrase[:80] or 'no reason given'}).")
        self.status = status
