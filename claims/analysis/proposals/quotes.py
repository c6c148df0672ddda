"""Quoted words: every style of quote marks, nested, over several paragraphs, with marks that do not match."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from claims.analysis.proposals.sentences import OPENING, Span

PAIRS = {"“": '”"', "„": '”“"', "«": "»", "‘": "’", '"': '"”', "'": "'’"}
DOUBLE = '“”„«»"'
_MARK = re.compile(r"[“”„«»\"‘’']|''|``")
_DEPTH = 4
_PARAGRAPHS = 6


@dataclass(frozen=True)
class Quote:
    """Words between quote marks. `start` and `end` take in the marks; `depth` is 1 for a quote inside another.

    `closed`: whether the mark that ends it stands there.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True


@dataclass
class _Open:
    sign: str
    at: int
    inside: int
    ended_inside: int = 0


def quotes(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """All of them, by where they begin; what lies inside another has a greater depth."""
    found: list[Quote] = []
    held: list[_Open] = []
    since = 0
    for number, paragraph in enumerate(paragraphs):
        if held and (number - since > _PARAGRAPHS or not _goes_on(text, held[0], paragraphs[number:])):
            found += _given_up(text, held, paragraphs[number - 1].end)
            held = []
        if not held:
            since = number
        held, closed = _paragraph(text, paragraph, held)
        found += closed
    found += _given_up(text, held, paragraphs[-1].end) if paragraphs else []
    return sorted(set(found), key=lambda quote: (quote.start, -quote.end))


def _paragraph(text: str, paragraph: Span, held: list[_Open]) -> tuple[list[_Open], list[Quote]]:
    """The quotes that end in a paragraph, and those still open after it."""
    found: list[Quote] = []
    marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    for at, mark in enumerate(marks):
        sign = "'" if mark[0] == "'" else mark[0]
        if held and mark.start() == paragraph.start and held[0].sign == sign and len(held) == 1:
            continue  # a quotation that goes on is opened again at each paragraph
        closes = _closes(text, held, marks, at)
        if closes is not None:
            found += _closed(text, held[closes:], mark.end(), closes)
            held = held[:closes]
            if held and mark[0] in PAIRS.get(held[-1].sign, ""):
                held[-1].ended_inside = mark.end()
        elif _opens(text, mark, held) and len(held) < _DEPTH:
            held = [*held, _Open(sign, mark.start(), mark.end())]
    single = [one for one in held if one.sign in "'‘"]
    return [one for one in held if one not in single], found


def _opens(text: str, mark: "re.Match[str]", held: list[_Open]) -> bool:
    sign, before, after = mark[0], text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if not after or after.isspace() or (before and before.isalnum() and sign not in "«„“"):
        return False
    if sign == "»":
        return False
    if sign in "”’" and (not before.isspace() or sign == "’"):
        return sign == "”" and not before and bool(after.strip())
    if sign in "'‘":
        return after.isalpha() and (not before or before.isspace() or before in '(“„«"—–-[')
    return True


def _closes(text: str, held: list[_Open], marks: Sequence["re.Match[str]"], at: int) -> int | None:
    """Which of the open quotes this mark ends; None when it ends none."""
    if not held:
        return None
    mark = marks[at]
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark[0] in "'’" and (after.isalnum() or not before.strip() or _possessive(text, marks, at)):
        return None
    if mark[0] == '"' and not _looks_closing(before, after):
        return None
    if mark[0] == "“" and (not before or before.isspace() or before in OPENING) and after.isalnum():
        return None
    for place in range(len(held) - 1, -1, -1):
        if mark[0] in PAIRS.get(held[place].sign, held[place].sign):
            return place
    return None


def _looks_closing(before: str, after: str) -> bool:
    if not before or before.isspace() or before in "([":
        return bool(before) and (not after or after.isspace() or after in ",.;:!?)]")
    return not after.isalnum() or not before.isalnum() or before.islower()


def _possessive(text: str, marks: Sequence["re.Match[str]"], at: int) -> bool:
    """“the voters’ choice’”: an apostrophe, when a mark that ends the quote follows before another begins."""
    mark = marks[at]
    if text[mark.start() - 1 : mark.start()] != "s" or text[mark.end() : mark.end() + 1] != " ":
        return False
    for other in islice(marks, at + 1, at + 7):
        if other[0] in "'’" and not text[other.end() : other.end() + 1].isalnum():
            return True
        if other[0] in '‘"“«„':
            return False
    return False


def _closed(text: str, ended: Sequence[_Open], end: int, depth: int) -> Iterator[Quote]:
    """One mark may end what it opened and what was left open inside."""
    for at, one in enumerate(ended):
        inner_end = end - 1
        while inner_end > one.inside and text[inner_end - 1].isspace():
            inner_end -= 1
        if one.inside < inner_end:
            yield Quote(one.at, end, one.inside, inner_end, depth + at, closed=at == 0)


def _given_up(text: str, held: Sequence[_Open], end: int) -> list[Quote]:
    """What was never closed ends with its first paragraph, or with the quote inside that was closed last."""
    found = []
    for depth, one in enumerate(held):
        stop = text.find("\n", one.at, end)
        last = one.ended_inside or (stop if stop >= 0 else end)
        if one.inside < last and one.sign != "'":
            found.append(Quote(one.at, last, one.inside, last, depth, closed=False))
    return found


def _goes_on(text: str, first: _Open, following: Sequence[Span]) -> bool:
    """Whether a quote still open goes on: the next paragraph opens it again, or ends it before another begins."""
    head = text[following[0].start : following[0].start + 1]
    if head == first.sign or (first.sign == "„" and head in "„”"):
        return True
    if first.sign == '"':
        return False
    ends = PAIRS[first.sign]
    for paragraph in following[:_PARAGRAPHS]:
        for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
            if mark[0] in DOUBLE:
                return mark[0] in ends and text[mark.start() - 1 : mark.start()] not in ("", " ", "\n")
    return False
