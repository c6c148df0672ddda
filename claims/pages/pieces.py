"""Marked words, ready to be shown one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.analysis.segments import MarkSpan, segments
from claims.models import Mark

LETTERS = {
    Mark.Kind.NUMBER: "N",
    Mark.Kind.OF_WHAT: "W",
    Mark.Kind.HEDGE: "H",
    Mark.Kind.LOADED: "L",
    Mark.Kind.ATTRIBUTION_VERB: "A",
    Mark.Kind.NAME_FORM: "F",
}


@dataclass(frozen=True)
class Piece:
    """Words under the same marks: `kinds` separated by spaces, blank when there are none; `letters` of those that
    end here.
    """

    text: str
    kinds: str = ""
    letters: str = ""


def pieces(text: str, marks: Iterable[MarkSpan]) -> list[Piece]:
    """The text cut at the marks; their names are kinds of Mark."""
    return [
        Piece(piece.text, " ".join(piece.names), "".join(LETTERS[Mark.Kind(name)] for name in piece.ends))
        for piece in segments(text, marks)
    ]
