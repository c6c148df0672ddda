"""A claim with the others of its measure, and the reports of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.models import Visitor
from claims.models import Claim
from claims.pages.claims import claim_url, readable
from claims.pages.history import past_url
from claims.pages.provenance import Behind
from claims.pages.report import Report
from claims.pages.reports import reports
from claims.pages.values import Values, values
from ledger.asof import Reader, is_sealed


@dataclass(frozen=True)
class Family:
    """`rows` are the claim, then its siblings; `at` the changeset it is as of, None today."""

    rows: Sequence[Any]
    reports: list[Report]
    behind: Behind
    values: Values | None
    at: int | None

    @property
    def claim(self) -> Any:
        """The claim itself."""
        return self.rows[0]

    @property
    def url(self) -> str:
        """Of the page of the claim in this state."""
        return claim_url(self.claim) if self.at is None else past_url(self.claim.id, self.at)


def family(claim_id: int, user: Visitor, at: int | None = None) -> Family | None:
    """None when there was no such claim then, it does not stand, or this visitor may not read it."""
    if at is not None and not is_sealed(at):
        return None
    reader = Reader(at)
    claim = reader.rows(Claim, id=claim_id, status__in=[Claim.Status.DRAFT, Claim.Status.PUBLISHED]).first()
    if claim is None or not readable(claim, user):
        return None
    rows = [claim, *siblings(reader, claim)]
    every, behind = reports(reader, rows, user)
    return Family(rows, every, behind, values(reader, rows, every, user), at)


def siblings(reader: Reader, claim: Any) -> list[Any]:
    """The other published claims of its measure."""
    if claim.measure_id is None:
        return []
    same = reader.rows(Claim, measure_id=claim.measure_id, status=Claim.Status.PUBLISHED)
    return [row for row in same if row.id != claim.id]
