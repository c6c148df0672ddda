"""What on a claim's page needs another look, today or as of a changeset."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from claims.models import Look
from ledger.asof import Reader


@dataclass(frozen=True)
class Waiting:
    """Why, since which claim changed, and what it is about."""

    id: int
    claim_id: int
    because: str
    anchor: str


def waiting(
    reader: Reader, reports: Iterable[Any], links: Iterable[Any], disputes: Iterable[Any]
) -> dict[tuple[str, int], Waiting]:
    """By letter and number of the target, as on screen: R a report, X a cross-reference, D a dispute. One query."""
    targets = (
        Q(attribution_id__in=[row.id for row in reports])
        | Q(cross_reference_id__in=[row.id for row in links])
        | Q(dispute_id__in=[row.id for row in disputes])
    )
    found = {}
    for row in reader.rows(Look, confirmed_at=None).filter(targets):
        letter, target = _target(row)
        found[letter, target] = Waiting(row.id, row.claim_id, row.because, f"{letter}-{target}")
    return found


def _target(row: Any) -> tuple[str, int]:
    if row.attribution_id:
        return "R", row.attribution_id
    return ("D", row.dispute_id) if row.dispute_id else ("X", row.cross_reference_id)
