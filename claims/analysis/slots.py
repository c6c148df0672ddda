"""One report in five slots, each beside the claim as recorded: value, of what, hedge, verb, attributed to."""

from dataclasses import dataclass
from enum import StrEnum

from claims.analysis.values import Value, same_value


class Likeness(StrEnum):
    """How a slot of a report stands to the claim as recorded."""

    SAME = "same"
    OTHER_WORDS = "other"
    DIFFERS = "differs"
    ABSENT = "absent"


@dataclass(frozen=True)
class Slot:
    """What a report says in one slot."""

    text: str
    likeness: Likeness

    @property
    def differs(self) -> bool:
        """Whether the page marks it with ≠."""
        return self.likeness == Likeness.DIFFERS


@dataclass(frozen=True)
class Wording:
    """What a report says, or the claim as recorded says: the words for each slot, and the value to compare."""

    value: Value | None
    value_text: str
    denominator: str
    hedges: tuple[str, ...]
    loaded: tuple[str, ...]
    verb: str


def value_slot(report: Wording, claim: Wording) -> Slot:
    """Differs when the figure, unit or comparator gives another value."""
    if report.value is None:
        return Slot("none given" if claim.value else "", Likeness.ABSENT)
    if claim.value is None:
        return Slot(report.value_text, Likeness.OTHER_WORDS)
    if not same_value(report.value, claim.value):
        return Slot(report.value_text, Likeness.DIFFERS)
    return Slot(report.value_text, Likeness.SAME if report.value_text == claim.value_text else Likeness.OTHER_WORDS)


def denominator_slot(report: Wording, claim: Wording) -> Slot:
    """Differs when the report applies the figure to something else, or does not say to what."""
    if not report.denominator:
        return Slot("not stated", Likeness.DIFFERS) if claim.denominator else Slot("", Likeness.ABSENT)
    same = report.denominator.casefold() == claim.denominator.casefold()
    return Slot(report.denominator, Likeness.SAME if same else Likeness.DIFFERS)


def hedge_slot(report: Wording) -> Slot:
    """Differs when the report weakens what it says: a claim is recorded without hedges."""
    if report.hedges:
        return Slot(", ".join(report.hedges), Likeness.DIFFERS)
    return Slot("none", Likeness.SAME)


def verb_slot(report: Wording, claim: Wording) -> Slot:
    """Differs when a word presumes a conclusion in dispute; another plain verb is only another word."""
    if report.loaded:
        return Slot(", ".join(report.loaded), Likeness.DIFFERS)
    if not report.verb:
        return Slot("", Likeness.ABSENT)
    same = report.verb.casefold() == claim.verb.casefold()
    return Slot(report.verb, Likeness.SAME if same else Likeness.OTHER_WORDS)
