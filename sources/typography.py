"""Texts without their typography: what may differ between two captures of the same words.

White space of any kind and length is one space; marks that cannot be seen (soft hyphens, zero-width spaces, marks of
direction) are nothing; quote marks, apostrophes, hyphens, dashes and three dots have one form each. A dash or hyphen
before a digit stays as it is, since it may be a sign or a range: no sign of a number is ever folded away. Case,
punctuation, and a space that is there or not, stay differences.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from sources.anchoring import Span

UNSEEN = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
_PLAIN = rf"[^\s{UNSEEN}.…“”„‟«»〝〞\"'‘’‚‛ʼ`´‹›–—―‒‐‑-]"
_PIECE = re.compile(
    rf"""
    (?P<plain>{_PLAIN}+) | (?P<space>[\s{UNSEEN}]*\s[\s{UNSEEN}]*) | (?P<unseen>[{UNSEEN}]+) | (?P<dots>\.{{3}}|…)
    | (?P<quote>["“”„‟«»〝〞]) | (?P<apostrophe>['‘’‚‛ʼ`´‹›])
    | (?P<dash>(?:[–—―‒]|(?<=\s)-(?=\s))(?!\s*\d)) | (?P<hyphen>[‐‑](?!\s*\d)) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS = {"space": " ", "unseen": "", "dots": "…", "quote": '"', "apostrophe": "'", "dash": "–", "hyphen": "-"}


@dataclass(frozen=True)
class Folded:
    """`text` without its typography, and for each of its characters where it began and ended; `breaks` are the spaces
    that were line ends, `gaps` those that were empty lines.
    """

    text: str
    starts: list[int]
    ends: list[int]
    breaks: list[int]
    gaps: list[int]

    def lines(self) -> list[str]:
        """As they were broken, without white space at their ends."""
        return [self.text[start:end].strip() for start, end in pairwise([0, *self.breaks, len(self.text)])]

    def span(self, start: int, end: int) -> Span:
        """The place in the text as it was."""
        return Span(self.starts[start], self.ends[end - 1])

    def place(self, span: Span) -> tuple[int, int]:
        """Where a span of the text as it was stands here, without white space at its ends; empty for a blank one."""
        start, end = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), max(start, start + len(words.rstrip()))


def folded(text: str) -> Folded:
    """A text in NFC."""
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: dict[int, int] = {}
    for piece in _PIECE.finditer(text):
        form = _FORMS.get(piece.lastgroup or "", piece[0])
        if piece.lastgroup == "plain":
            kept.append(form)
            starts.extend(range(piece.start(), piece.end()))
            ends.extend(range(piece.start() + 1, piece.end() + 1))
        elif form:
            if form == " " and "\n" in piece[0]:
                breaks[len(starts)] = piece[0].count("\n")
            kept.append(form)
            starts.append(piece.start())
            ends.append(piece.end())
    return Folded("".join(kept), starts, ends, [*breaks], [at for at, lines in breaks.items() if lines > 1])
