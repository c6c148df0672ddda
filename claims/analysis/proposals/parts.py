"""The parts of a passage as plain data, to be kept and shown: figures as strings, places as code points of the text."""

from typing import Any

from claims.analysis.figures import Figure
from claims.analysis.proposals.dates import Dated
from claims.analysis.proposals.passages import STATEMENT, Candidate
from claims.analysis.proposals.speakers import Speaker
from claims.analysis.terms import Term

FEW = 4  # words that a quotation has which says something by itself
VALUE = ("low", "high", "unit", "comparator", "denominator")


def parts(one: Candidate, text: str, *, alone: bool = True) -> dict[str, Any]:
    """`alone`: no other figure stands in its sentence. `whole`: a claim with its report needs nothing more."""
    return {
        "words": text[one.start : one.end],
        "kinds": list(one.kinds),
        "statement": one.statement,
        "stance": one.stance,
        "voice": one.voice,
        "figure": one.figure.start if one.figure else None,
        "value": _value(one.figure),
        "speaker": _speaker(one.speaker),
        "cue": text[one.cue.start : one.cue.end] if one.cue else "",
        "dates": [_date(when, text) for when in one.dates],
        "superlatives": [text[span.start : span.end] for span in one.superlatives],
        "marks": [_mark(mark, text) for mark in one.marks],
        "whole": _is_whole(one, text, alone),
    }


def _is_whole(one: Candidate, text: str, alone: bool) -> bool:
    """A figure is a figure of something, and a claim is one proposition, not cut short."""
    if says_little(one, text) or (len(one.statement) >= STATEMENT and one.statement.endswith("…")):
        return False
    return one.figure is None or (alone and bool(one.figure.denominator or one.figure.unit.startswith("{")))


def says_little(one: Candidate, text: str) -> bool:
    """Whether it is a quotation of a few words, which say nothing without those around them."""
    return one.inner is not None and len(text[one.inner.start : one.inner.end].split()) < FEW


def _value(figure: Figure | None) -> dict[str, str] | None:
    return {name: f"{getattr(figure, name)}" for name in VALUE} if figure else None


def _speaker(speaker: Speaker | None) -> dict[str, Any] | None:
    return {"words": speaker.words, "name": speaker.name, "guess": speaker.guess} if speaker else None


def _date(when: Dated, text: str) -> dict[str, str]:
    return {"words": text[when.start : when.end], "edtf": when.edtf}


def _mark(mark: Term, text: str) -> dict[str, str]:
    return {"words": text[mark.start : mark.end], "kind": mark.kind, "group": mark.group}
