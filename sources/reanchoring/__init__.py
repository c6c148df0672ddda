"""What became of quoted words in a later text of the same article.

Fuzzy matching proposes a place and never decides: words are exact or moved only when they are the same but for their
typography (`sources.typography`), and what bears on them is too (`bearing`). docs/anchoring.md says how places are
chosen.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from sources.anchoring import Span
from sources.reanchoring.alignment import Alignment
from sources.reanchoring.lines import ends
from sources.reanchoring.whereabouts import Place, State, whereabouts
from sources.sentences import sentences
from sources.typography import Folded, folded

__all__ = ["METHOD", "Check", "State", "likeness", "reanchor"]

METHOD = "reanchor 2"
ALMOST = 0.999  # how alike altered words are at most


@dataclass(frozen=True)
class Check:
    """`span` is where the words, or what stands for them, are in the later text, and `words` what is there; none when
    missing or ambiguous. `alike` says how much of the words is the same, from 0 to 1.
    """

    state: State
    span: Span | None = None
    words: str = ""
    alike: float = 0


def reanchor(old_text: str, spans: Iterable[Span], new_text: str) -> list[Check]:
    """What became of each span of the earlier text. Both texts are in NFC."""
    if old_text == new_text:
        return [Check(State.EXACT, span, new_text[span.start : span.end], 1) for span in spans]
    old, new = folded(old_text), folded(new_text)
    aligned = _aligned(old, new)
    return [_check(old, span, new, new_text, aligned) for span in spans]


def likeness(before: str, after: str) -> float:
    """How much of two wordings, without their typography, is the same, from 0 to 1."""
    return float(Indel.normalized_similarity(before, after))


def _check(old: Folded, span: Span, new: Folded, new_text: str, aligned: Alignment) -> Check:
    start, end = old.place(span)
    place = whereabouts(old.text, start, end, new.text, aligned) if start < end else Place(State.MISSING)
    if place.start == place.end:
        return Check(place.state, alike=float(place.state == State.AMBIGUOUS))
    there = new.span(place.start, place.end)
    alike = 1.0
    if place.state == State.ALTERED:
        alike = min(ALMOST, likeness(old.text[start:end], new.text[place.start : place.end]))
    return Check(place.state, there, new_text[there.start : there.end], alike)


def _aligned(old: Folded, new: Folded) -> Alignment:
    cuts = [sentences(text.text, at) for text, at in zip((old, new), ends(old, new), strict=True)]
    return Alignment(old.text, cuts[0], new.text, cuts[1])
