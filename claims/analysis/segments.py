"""Cutting marked text into pieces that can be shown one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class MarkSpan:
    """A mark on ``text[start:end]``; `name` is its class, or the id of what it belongs to."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Segment:
    """A piece of the text, the names of the marks that cover it, and which of them begin or end with it."""

    text: str
    names: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def segments(text: str, marks: Iterable[MarkSpan]) -> list[Segment]:
    """The text cut at every boundary of a mark, so that overlaps need no nesting.

    Joined, the pieces are the text. A mark that reaches past either end is cut; an empty one is left out. Names stand
    in the order of the marks' starts, longer marks first.
    """
    held = sorted(
        {MarkSpan(max(0, m.start), min(len(text), m.end), m.name) for m in marks if m.start < m.end},
        key=lambda m: (m.start, -m.end, m.name),
    )
    held = [mark for mark in held if mark.start < mark.end]
    cuts = sorted({0, len(text), *(m.start for m in held), *(m.end for m in held)})
    return [
        Segment(
            text[start:end],
            _names(m for m in held if m.start <= start and end <= m.end),
            _names(m for m in held if m.start == start),
            _names(m for m in held if m.end == end),
        )
        for start, end in pairwise(cuts)
    ]


def _names(marks: Iterable[MarkSpan]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.name for mark in marks))
