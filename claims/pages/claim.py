"""The claim page, today or as of a changeset."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import Visitor
from claims.models import Claim, ClaimTopic, Dispute, Measure, Topic
from claims.models.quantity import value_in_words
from claims.pages.chains import Origin
from claims.pages.claims import Related, View, claim_refs, claim_url, readable, related, views
from claims.pages.disputes import DisputeCard, disputes
from claims.pages.glance import Siblings, Tiles, contest, currency, tiles
from claims.pages.history import Revision, past_url, revisions
from claims.pages.notes import Note, notes
from claims.pages.people import Named
from claims.pages.reports import Report, reports
from claims.pages.timeline import Moment, timeline
from ledger.asof import Reader
from sources.dates import in_words


@dataclass(frozen=True)
class ClaimPage:
    """All that the page shows. `at` is the changeset it is as of, None today."""

    id: int
    statement: str
    url: str
    language: str
    kind: str
    status: str
    status_reason: str
    merged_into: int | None
    finding: str
    topics: list[Named]
    occurred: str
    place: str
    value: str
    denominator: str
    verb: str
    measure: str
    view: View | None
    contest: str
    currency: str
    tiles: Tiles
    reports: list[Report]
    siblings: list[Siblings]
    origins: list[Origin]
    disputes: list[DisputeCard]
    related: list[Related]
    notes: list[Note]
    timeline: list[Moment]
    revisions: list[Revision]
    at: int | None = None
    latest: Revision | None = field(default=None)

    @property
    def permalink(self) -> str:
        """The address of this very state."""
        return past_url(self.id, self.latest.number) if self.latest else self.url

    @property
    def open_disputes(self) -> list[DisputeCard]:
        """Those that wait for a ruling."""
        return [card for card in self.disputes if card.is_open]

    @property
    def closed_disputes(self) -> list[DisputeCard]:
        """Those ruled on or withdrawn."""
        return [card for card in self.disputes if not card.is_open]


def claim_page(claim_id: int, user: Visitor, at: int | None = None) -> ClaimPage | None:
    """The page, or None when there was no such claim then or this visitor may not read it.

    The number of queries does not depend on the number of rows.
    """
    reader = Reader(at)
    claim = reader.rows(Claim, id=claim_id).first()
    if claim is None or not readable(claim, user):
        return None
    family = [claim, *_siblings(reader, claim)]
    all_reports, origins = reports(reader, family, user)
    own = [report for report in all_reports if report.claim_id == claim_id]
    links = related(reader, claim_id, user)
    cards = disputes(reader, *_disputed(reader, claim_id, own, links))
    return _page(reader, claim, user, own, cards, links, origins, _sibling_rows(reader, family, all_reports, user))


def _siblings(reader: Reader, claim: Any) -> Iterable[Any]:
    if claim.measure_id is None:
        return []
    same = reader.rows(Claim, measure_id=claim.measure_id, status=Claim.Status.PUBLISHED)
    return [row for row in same if row.id != claim.id]


def _sibling_rows(reader: Reader, family: list[Any], rows: list[Report], user: Visitor) -> list[Siblings]:
    named = claim_refs(reader, [row.id for row in family[1:]], user)
    return [Siblings(ref, [row for row in rows if row.claim_id == pk]) for pk, ref in sorted(named.items())]


def _disputed(reader: Reader, claim: int, rows: list[Report], links: list[Related]) -> list[QuerySet[Any]]:
    return [
        reader.rows(Dispute, claim_id=claim),
        reader.rows(Dispute, attribution_id__in=[row.id for row in rows]),
        reader.rows(Dispute, cross_reference_id__in=[link.id for link in links]),
    ]


def _page(
    reader: Reader,
    claim: Any,
    user: Visitor,
    own: list[Report],
    cards: list[DisputeCard],
    links: list[Related],
    origins: list[Origin],
    siblings: list[Siblings],
) -> ClaimPage:
    view = views(reader, [claim.id]).get(claim.id)
    words = [passage.passage_id for row in own for passage in row.words]
    past = revisions(claim.id, reader.at)
    return ClaimPage(
        id=claim.id,
        statement=claim.statement,
        url=claim_url(claim),
        language=claim.language,
        kind=Claim.Kind(claim.kind).label,
        status=claim.status,
        status_reason=claim.status_reason,
        merged_into=claim.merged_into_id,
        finding=claim.finding,
        topics=_topics(reader, claim.id),
        occurred=in_words(claim.occurred),
        place=claim.place,
        value=value_in_words(claim.low, claim.high, claim.unit, claim.comparator),
        denominator=claim.denominator,
        verb=claim.verb,
        measure=_measure(reader, claim),
        view=view,
        contest=contest(cards),
        currency=currency(claim, links),
        tiles=tiles(own, siblings, cards),
        reports=own,
        siblings=siblings,
        origins=_own_origins(origins, own),
        disputes=cards,
        related=links,
        notes=notes(reader, user, claims=[claim.id], reports=[row.id for row in own], words=words),
        timeline=timeline(claim, own, cards, view),
        revisions=past,
        at=reader.at,
        latest=past[0] if past else None,
    )


def _topics(reader: Reader, claim: int) -> list[Named]:
    ids = [row.topic_id for row in reader.rows(ClaimTopic, claim_id=claim)]
    rows = reader.rows(Topic, id__in=ids)
    return [Named(row.id, row.name, reverse("topic", args=[row.id, row.slug])) for row in rows]


def _measure(reader: Reader, claim: Any) -> str:
    row = reader.rows(Measure, id=claim.measure_id).first() if claim.measure_id else None
    return row.name if row else ""


def _own_origins(origins: list[Origin], own: list[Report]) -> list[Origin]:
    """Those of the claim itself, without its siblings'."""
    counted = Counter(row.origin.number for row in own)
    return [replace(o, reports=counted[o.number]) for o in origins if counted[o.number]]
