"""What a dispute objected to, as it was worded when the dispute was opened and as it is now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from claims.analysis.worddiff import Piece, worddiff
from claims.models import Attribution, Claim, CrossReference
from claims.models.cross_reference import Relation
from claims.models.quantity import value_in_words
from ledger.tracking import history_of
from sources.dates import in_words


@dataclass(frozen=True)
class Changed:
    """A part that reads otherwise now. `diff` is from then to now; one that was empty, or is, has one piece."""

    label: str
    diff: list[Piece]


def _value(row: Any) -> str:
    return value_in_words(row.low, row.high, row.unit, row.comparator)


type Reading = Callable[[Any], str]
PARTS: dict[type[models.Model], dict[str, Reading]] = {
    Claim: {
        "Statement": lambda row: row.statement,
        "Kind": lambda row: Claim.Kind(row.kind).label,
        "Value": _value,
        "Of what": lambda row: row.denominator,
        "Verb": lambda row: row.verb,
        "When": lambda row: in_words(row.occurred),
        "Where": lambda row: row.place,
        "Finding": lambda row: row.finding,
    },
    Attribution: {
        "Stance": lambda row: Attribution.Stance(row.stance).label,
        "Voice": lambda row: Attribution.Voice(row.voice).label,
        "Value": _value,
        "Of what": lambda row: row.denominator,
        "Verb": lambda row: row.verb,
        "Stated as of": lambda row: in_words(row.as_of),
        "Note": lambda row: row.note,
        "Withdrawn": lambda row: row.withdrawn_reason,
    },
    CrossReference: {
        "Relation": lambda row: Relation(row.relation).label,
        "Rationale": lambda row: row.rationale,
        "Withdrawn": lambda row: row.withdrawn_reason,
    },
}


def changed(row: Claim | Attribution | CrossReference, version: int) -> list[Changed]:
    """The parts that differ from those of a version of its own. One query, or none when that is the version now."""
    if row.version == version:
        return []
    then = history_of(type(row))._default_manager.filter(pgh_obj_id=row.pk, version=version).order_by("pgh_id").last()
    read = PARTS[type(row)].items()
    words = [(label, part(then), part(row)) for label, part in read] if then else []
    return [Changed(label, worddiff(before, now)) for label, before, now in words if before != now]
