"""Which parts of a text may be shown, and its paragraphs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with words in it, and the parts of it that may be shown, as offsets of the whole text."""

    number: int
    start: int
    end: int
    shown: tuple[Range, ...]


def around(text: str, quoted: Iterable[Range], margin: int) -> list[Range]:
    """The quoted ranges widened by `margin` characters to whole words, not beyond their paragraphs, and joined where
    they touch, in order.
    """
    joined: list[Range] = []
    for start, end in sorted(_widened(text, start, end, margin) for start, end in quoted):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _widened(text: str, start: int, end: int, margin: int) -> Range:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    return (
        max(line_start, _word_start(text, start - margin)),
        min(line_end if line_end >= 0 else len(text), _word_end(text, end + margin)),
    )


def _word_start(text: str, at: int) -> int:
    while 0 < at < len(text) and not text[at - 1].isspace():
        at -= 1
    return max(0, at)


def _word_end(text: str, at: int) -> int:
    while 0 < at < len(text) and not text[at].isspace():
        at += 1
    return min(len(text), at)


def paragraphs(text: str, shown: Sequence[Range]) -> list[Paragraph]:
    """The lines of a text that hold words, numbered from 1, each cut to what may be shown."""
    lines = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return [
        Paragraph(number, start, end, tuple(_cut(start, end, shown))) for number, (start, end) in enumerate(lines, 1)
    ]


def _cut(start: int, end: int, shown: Sequence[Range]) -> list[Range]:
    return [(max(start, a), min(end, b)) for a, b in shown if max(start, a) < min(end, b)]
