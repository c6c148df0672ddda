"""What is recorded of a claim itself, apart from who reports it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from claims.models import Claim, ClaimTopic, Measure, Topic
from claims.models.quantity import value_in_words
from claims.pages.claims import claim_url
from claims.pages.people import Named
from claims.pages.report import Cell
from ledger.asof import Reader
from sources.dates import in_words


@dataclass(frozen=True)
class Facts:
    """The claim in words. `status_now` is today's, also on pages of the past."""

    id: int
    statement: str
    url: str
    language: str
    kind: str
    status: str
    status_reason: str
    status_now: str
    merged_into: int | None
    finding: str
    topics: list[Named]
    occurred: str
    place: str
    value: str
    denominator: str
    verb: str
    measure: str

    @property
    def cells(self) -> list[Cell]:
        """Its slots after value and of what, as reports are compared with them."""
        return [Cell("Hedge", "none"), Cell("Verb", self.verb or "none")]


def facts(reader: Reader, claim: Any) -> Facts:
    """Of a row of today or of the past. Four queries at most."""
    return Facts(
        id=claim.id,
        statement=claim.statement,
        url=claim_url(claim),
        language=claim.language,
        kind=Claim.Kind(claim.kind).label,
        status=claim.status,
        status_reason=claim.status_reason,
        status_now=_status_now(reader, claim),
        merged_into=claim.merged_into_id,
        finding=claim.finding,
        topics=_topics(reader, claim.id),
        occurred=in_words(claim.occurred),
        place=claim.place,
        value=value_in_words(claim.low, claim.high, claim.unit, claim.comparator),
        denominator=claim.denominator,
        verb=claim.verb,
        measure=_measure(reader, claim),
    )


def _status_now(reader: Reader, claim: Any) -> str:
    if reader.at is None:
        return str(claim.status)
    return Claim.objects.values_list("status", flat=True).get(pk=claim.id)


def _topics(reader: Reader, claim: int) -> list[Named]:
    ids = [row.topic_id for row in reader.rows(ClaimTopic, claim_id=claim)]
    rows = reader.rows(Topic, id__in=ids)
    return [Named(row.id, row.name, reverse("topic", args=[row.id, row.slug])) for row in rows]


def _measure(reader: Reader, claim: Any) -> str:
    row = reader.rows(Measure, id=claim.measure_id).first() if claim.measure_id else None
    return row.name if row else ""
