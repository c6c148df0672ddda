"""The claim page, today or as of a changeset."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.models import Claim, Dispute
from claims.pages.circles import Loop, loops
from claims.pages.claims import Related, View, claim_refs, readable, related, views
from claims.pages.disputes import DisputeCard, disputes
from claims.pages.facts import Facts, facts
from claims.pages.family import siblings
from claims.pages.glance import Siblings, Tiles, contest, currency, tiles
from claims.pages.graph import MOST, Graph, graph
from claims.pages.hardening import Hardened, hardened
from claims.pages.history import Revision, past_url, reached, revisions
from claims.pages.looks import waiting
from claims.pages.notes import Note, notes
from claims.pages.origins import Origins, origins
from claims.pages.provenance import Behind
from claims.pages.quality import Quality, quality
from claims.pages.report import Report
from claims.pages.reports import reports
from claims.pages.timeline import Moment, timeline
from claims.pages.values import Values, values
from ledger.asof import Reader

RECENT = 8  # revisions
MOMENTS = 25  # entries of the timeline shown at once
Status = Claim.Status


@dataclass(frozen=True)
class ClaimPage:
    """All that the page shows. `at` is the changeset it is as of, None today; `ended` the revision that withdrew or
    merged the claim.
    """

    claim: Facts
    view: View | None
    tiles: Tiles
    reports: list[Report]
    siblings: list[Siblings]
    values: Values | None
    quality: Quality
    origins: Origins
    circles: list[Loop]
    hardening: Hardened | None
    graph: Graph | None
    disputes: list[DisputeCard]
    related: list[Related]
    notes: list[Note]
    timeline: list[Moment]
    revisions: list[Revision]
    may_confirm: bool
    ended: Revision | None = None
    at: int | None = None

    @property
    def may_edit(self) -> bool:
        """Whether what is to be done about it is offered."""
        return self.may_confirm

    @property
    def latest(self) -> Revision | None:
        """The last revision."""
        return self.revisions[0] if self.revisions else None

    @property
    def permalink(self) -> str:
        """The address of this very state."""
        return past_url(self.claim.id, self.latest.number) if self.latest else self.claim.url

    @property
    def contest(self) -> str:
        """Whether it is disputed."""
        return contest(self.disputes)

    @property
    def currency(self) -> str:
        """Whether it is still what is known."""
        return currency(self.claim.status, self.related)

    @property
    def recent_revisions(self) -> list[Revision]:
        """Those shown at once."""
        return self.revisions[:RECENT]

    @property
    def older_revisions(self) -> list[Revision]:
        """Those folded away."""
        return self.revisions[RECENT:]

    @property
    def first_moments(self) -> list[Moment]:
        """Those shown at once."""
        return self.timeline[:MOMENTS]

    @property
    def further_moments(self) -> list[Moment]:
        """Those folded away."""
        return self.timeline[MOMENTS:]

    @property
    def open_disputes(self) -> list[DisputeCard]:
        """Those that wait for a ruling."""
        return [card for card in self.disputes if card.is_open]

    @property
    def closed_disputes(self) -> list[DisputeCard]:
        """Those ruled on or withdrawn."""
        return [card for card in self.disputes if not card.is_open]


@dataclass(frozen=True)
class _Reported:
    """Reports of the claim, of its siblings, and where the claim's own come from."""

    own: list[Report]
    siblings: list[Siblings]
    every: list[Report]
    behind: Behind
    values: Values | None


def claim_page(claim_id: int, user: Visitor, at: int | None = None) -> ClaimPage | None:
    """The page, or None when there was no such claim then or this visitor may not read it.

    The number of queries does not depend on the number of rows.
    """
    reader = Reader(at)
    claim = reader.rows(Claim, id=claim_id).first()
    if claim is None or not readable(claim, user):
        return None
    return _page(reader, claim, user, _reported(reader, claim, user))


def _page(reader: Reader, claim: Any, user: Visitor, found: _Reported) -> ClaimPage:
    own, links, cards = _looked_at(reader, claim.id, found.own, user)
    view = views(reader, [claim.id]).get(claim.id)
    past = _revisions(reader, claim.id, user)
    return ClaimPage(
        claim=facts(reader, claim),
        view=view,
        tiles=tiles(claim, found.own, found.siblings, cards),
        reports=own,
        siblings=found.siblings,
        values=found.values,
        quality=quality(reader, claim, found.own),
        origins=origins(found.behind, found.every, claim.id),
        circles=loops(found.behind, found.every, claim.id),
        hardening=hardened(found.behind, found.own),
        graph=graph(reader, claim.id, user, MOST) if links else None,
        disputes=cards,
        related=links,
        may_confirm=reader.at is None and may(user, Act.EDIT),
        notes=_notes(reader, claim.id, found.own, user),
        timeline=timeline(claim, found.own, cards, view),
        revisions=past,
        ended=_ended(claim, past),
        at=reader.at,
    )


def _looked_at(
    reader: Reader, claim: int, own: list[Report], user: Visitor
) -> tuple[list[Report], list[Related], list[DisputeCard]]:
    """Reports, relations and disputes, each with what asks for another look at it."""
    links = related(reader, claim, user)
    cards = disputes(reader, *_disputed(reader, claim, own, links))
    look = waiting(reader, own, links, cards)
    return (
        [replace(row, look=look.get(("R", row.id))) for row in own],
        [replace(link, look=look.get(("X", link.id))) for link in links],
        [replace(card, look=look.get(("D", card.id))) for card in cards],
    )


def _reported(reader: Reader, claim: Any, user: Visitor) -> _Reported:
    family = [claim, *siblings(reader, claim)]
    every, behind = reports(reader, family, user)
    own = [report for report in every if report.claim_id == claim.id]
    named = claim_refs(reader, [row.id for row in family[1:]], user)
    others = [Siblings(ref, [row for row in every if row.claim_id == pk]) for pk, ref in sorted(named.items())]
    return _Reported(own, others, every, behind, values(reader, family, every, user))


def _disputed(reader: Reader, claim: int, rows: list[Report], links: list[Related]) -> list[QuerySet[Any]]:
    return [
        reader.rows(Dispute, claim_id=claim),
        reader.rows(Dispute, attribution_id__in=[row.id for row in rows]),
        reader.rows(Dispute, cross_reference_id__in=[link.id for link in links]),
    ]


def _notes(reader: Reader, claim: int, own: list[Report], user: Visitor) -> list[Note]:
    words = [passage.passage_id for row in own for passage in row.words]
    return notes(reader, user, claims=[claim], reports=[row.id for row in own], words=words)


def _revisions(reader: Reader, claim: int, user: Visitor) -> list[Revision]:
    """Readers do not learn of the time before publication."""
    public = reached(claim, Status.PUBLISHED, Status.WITHDRAWN, Status.MERGED)
    desk = may(user, Act.READ_DRAFTS)
    return revisions(claim, reader.at, since=0 if desk else public, desk=desk)


def _ended(claim: Any, past: list[Revision]) -> Revision | None:
    if claim.status not in (Status.WITHDRAWN, Status.MERGED):
        return None
    number = reached(claim.id, claim.status)
    return next((revision for revision in past if revision.number == number), None)
