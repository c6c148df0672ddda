"""Finding quoted words in a text, and their true offsets.

Offsets are Unicode code points of the text as stored (NFC, LF). Nothing here is fuzzy: words match when they are the
same after NFC and white-space folding (a no-break space, a line end and two spaces are all one space).
"""

import re
import unicodedata
from dataclasses import dataclass

from ledger.refusals import Refused

CONTEXT = 32  # characters kept before and after, as W3C TextQuoteSelector users do


@dataclass(frozen=True)
class Span:
    """A slice of a text: ``text[start:end]``."""

    start: int
    end: int


class QuoteNotFound(Refused, ValueError):
    """The words do not stand in the text."""

    def __init__(self, quote: str) -> None:
        super().__init__(f"These words are not in the text: “{quote[:200]}”")
        self.quote = quote


class QuoteAmbiguous(Refused, ValueError):
    """The words stand in the text more than once; `candidates` says where."""

    def __init__(self, quote: str, candidates: list[Span]) -> None:
        super().__init__(
            f"These words stand {len(candidates)} times in the text; add some before or after: “{quote[:200]}”"
        )
        self.quote = quote
        self.candidates = candidates


def normalise(text: str) -> str:
    """The form in which texts are stored: NFC, LF."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def fold(text: str) -> tuple[str, list[int]]:
    """Text with each run of white space as one space, and for each of its characters the offset it came from.

    The list has one entry more than the text: the end.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for piece in re.finditer(r"\s+|\S+", text):
        if piece[0].isspace():
            folded.append(" ")
            offsets.append(piece.start())
        else:
            folded.append(piece[0])
            offsets.extend(range(piece.start(), piece.end()))
    return "".join(folded), [*offsets, len(text)]


def find(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """Every place where `quote` stands in `text`, overlapping ones too, in order; `prefix` just before it, `suffix`
    just after.
    """
    wanted = fold(normalise(quote))[0].strip()
    if not wanted:
        return []
    before, after = (fold(normalise(context))[0] for context in (prefix, suffix))
    folded, offsets = fold(text)
    found = []
    at = folded.find(wanted)
    while at >= 0:
        last = at + len(wanted) - 1
        if folded.endswith(before, 0, at) and folded.startswith(after, last + 1):
            found.append(Span(offsets[at], offsets[last] + 1))
        at = folded.find(wanted, at + 1)
    return found


def anchor(text: str, quote: str, prefix: str = "", suffix: str = "") -> Span:
    """The one place where `quote` stands in `text`. Raises QuoteNotFound, QuoteAmbiguous."""
    found = find(text, quote, prefix, suffix)
    if not found:
        raise QuoteNotFound(quote)
    if len(found) > 1:
        raise QuoteAmbiguous(quote, found)
    return found[0]


def place(text: str, quote: str, *, at: Span | None = None, within: Span | None = None) -> Span:
    """Where a reader means `quote`: `at`, when the words stand there; else the one place where they do, `within` a
    part of the text if they stand there once. Raises QuoteNotFound, QuoteAmbiguous.
    """
    if at and quote.strip() and _words(text[at.start : at.end]) == _words(normalise(quote)):
        return trimmed(text, at)
    near = find(text[within.start : within.end], quote) if within else []
    if within and len(near) == 1:
        return Span(within.start + near[0].start, within.start + near[0].end)
    return anchor(text, quote)


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))


def _words(text: str) -> str:
    return fold(text)[0].strip()
