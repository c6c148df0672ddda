"""What a passage that an editor marked seems to say: suggestions for the claim and its report."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from claims.analysis.figures import Figure
from claims.analysis.proposals import Candidate, propose
from claims.analysis.proposals.passages import neutral
from claims.analysis.segments import MarkSpan
from claims.analysis.terms import Term, terms
from claims.analysis.values import Value

DIMENSIONS = {"%": "share", "[pp]": "share", "km2": "area", "m2": "area", "har": "area", "[mi_i]2": "area"}
DIMENSIONS |= dict.fromkeys(["m", "km", "[mi_i]", "[ft_i]", "cm", "mm", "dm", "[in_i]", "[yd_i]", "[nmi_i]"], "length")
DIMENSIONS |= dict.fromkeys(["s", "min", "h", "d", "wk", "mo", "a"], "duration")
DIMENSIONS |= dict.fromkeys(["Cel", "[degF]"], "temperature")
SENTENCES = {"reported", "dated", "superlative"}  # kinds that are whole sentences
KINDS = {"figure": "quantity", "quotation": "statement", "reported": "statement"}


@dataclass(frozen=True)
class PassageReading:
    """Spans are code points of the whole text. `figure` is what the claim is of; `speaker` a name as written. `others`
    are marks of other figures.
    """

    statement: str
    kind: str = "event"
    stance: str = "asserts"
    voice: str = "own"
    verb: str = ""
    occurred: str = ""
    speaker: str = ""
    figure: Figure | None = None
    marks: list[MarkSpan] = field(default_factory=list)
    others: list[MarkSpan] = field(default_factory=list)

    @property
    def value(self) -> Value | None:
        """That of its figure."""
        held = self.figure
        return Value(held.low, held.high, held.unit, held.comparator) if held else None


@lru_cache(maxsize=64)
def candidates(text: str, language: str, published: date | None) -> tuple[Candidate, ...]:
    """What may be checked in a text, figures in the sentence that states them. Texts never change."""
    return tuple(map(_in_its_sentence, propose(text, language, published=published)))


def _in_its_sentence(one: Candidate) -> Candidate:
    if one.figure is None:
        return one
    return replace(one, start=min(one.start, one.sentence.start), end=max(one.end, one.sentence.end))


def whole_sentences(found: Iterable[Candidate]) -> list[Candidate]:
    """Figures with the sentence that states them, which is then not told again."""
    held = list(map(_in_its_sentence, found))
    stated = {(one.start, one.end) for one in held if one.figure}
    return [one for one in held if not SENTENCES.issuperset(one.kinds) or (one.start, one.end) not in stated]


def read_passage(
    text: str, start: int, end: int, language: str, *, published: date | None = None, figure: int | None = None
) -> PassageReading:
    """Read ``text[start:end]``; what stands around it helps. `figure`: where the one begins that is meant."""
    inside = [one for one in candidates(text, language, published) if one.start < end and start < one.end]
    figures = [one.figure for one in inside if one.figure and start <= one.figure.start and one.figure.end <= end]
    meant = next((one for one in figures if one.start == figure), figures[0] if figures else None)
    best = _best(inside, start, end, meant)
    words = text[start:end]
    reading = PassageReading(neutral(words)) if best is None else _told(text, best, start, end)
    return replace(
        reading,
        kind="quantity" if meant else reading.kind,
        figure=meant,
        marks=_in_order([*_worded(terms(words, language), start), *_numbers([meant] if meant else [], end)]),
        others=_in_order(_numbers([one for one in figures if one != meant], end)),
    )


def _best(inside: list[Candidate], start: int, end: int, figure: Figure | None) -> Candidate | None:
    """That of the figure; else the one that shares most with the passage."""
    held = [one for one in inside if one.figure == figure] if figure else inside
    return max(held, key=lambda one: (_shared(one, start, end), one.score), default=None)


def _shared(one: Candidate, start: int, end: int) -> float:
    both = min(one.end, end) - max(one.start, start)
    return both / (max(one.end, end) - min(one.start, start))


def _told(text: str, one: Candidate, start: int, end: int) -> PassageReading:
    """Its statement counts where the passage is much the same; the rest in any case."""
    cue = text[one.cue.start : one.cue.end] if one.cue else ""
    return PassageReading(
        statement=one.statement if _shared(one, start, end) > 0.6 else neutral(text[start:end]),
        kind=next((KINDS[kind] for kind in one.kinds if kind in KINDS), "event"),
        stance=one.stance,
        voice=one.voice,
        verb=cue,
        occurred=next((when.edtf for when in one.dates if when.edtf), ""),
        speaker=one.speaker.name if one.speaker else "",
    )


def _worded(found: Iterable[Term], start: int) -> list[MarkSpan]:
    return [MarkSpan(start + term.start, start + term.end, term.kind) for term in found]


def _numbers(figures: Iterable[Figure], end: int) -> list[MarkSpan]:
    made = []
    for figure in figures:
        made.append(MarkSpan(figure.start, figure.end, "number"))
        if figure.denominator_start is not None:
            last = figure.denominator_start + len(figure.denominator)
            made.append(MarkSpan(figure.denominator_start, min(last, end), "of_what"))
    return made


def _in_order(marks: Iterable[MarkSpan]) -> list[MarkSpan]:
    return sorted({mark for mark in marks if mark.start < mark.end}, key=lambda m: (m.start, m.end, m.name))


def dimension(unit: str) -> str:
    """What a measure in this unit measures."""
    if unit.startswith("{") or unit == "1":
        return "count"
    if re.fullmatch("[A-Z]{3}", unit):
        return "money"
    return DIMENSIONS.get(unit, "rate" if "/" in unit else "other")
