"""Pages of topics and single disputes."""

from dataclasses import dataclass

from accounts.models import Visitor
from claims.models import Attribution, Claim, Dispute, Topic
from claims.pages.claim_list import ClaimRow, recent_rows
from claims.pages.claims import ClaimRef, Related, claim_refs, related
from claims.pages.disputes import DisputeCard, disputes
from claims.pages.report import Report
from claims.pages.reports import reports
from ledger.asof import Reader


@dataclass(frozen=True)
class TopicPage:
    """A topic and its claims, the last changed first."""

    topic: Topic
    url: str
    claims: list[ClaimRow]
    open_disputes: int


def topic_page(topic: Topic) -> TopicPage:
    """Constant queries."""
    rows = recent_rows(Claim.objects.published().about(topic))
    return TopicPage(topic, topic.get_absolute_url(), rows, sum(row.disputes_open for row in rows))


@dataclass(frozen=True)
class DisputePage:
    """A dispute and what it is about: `report` is set for a report, `link` for a cross-reference."""

    card: DisputeCard
    claim: ClaimRef
    report: Report | None
    link: Related | None
    target: str
    target_changed: bool


def dispute_page(dispute: Dispute, user: Visitor) -> DisputePage | None:
    """None when it is about a claim that this visitor may not read. Constant queries."""
    reader = Reader()
    claim = _claim_of(dispute)
    refs = claim_refs(reader, [claim.pk], user)
    if claim.pk not in refs:
        return None
    report = link = None
    if dispute.attribution_id:
        report = next((r for r in reports(reader, [claim], user)[0] if r.id == dispute.attribution_id), None)
    if dispute.cross_reference_id:
        link = next((r for r in related(reader, claim.pk, user) if r.id == dispute.cross_reference_id), None)
    return DisputePage(
        card=disputes(reader, reader.rows(Dispute, id=dispute.pk))[0],
        claim=refs[claim.pk],
        report=report,
        link=link,
        target="claim" if dispute.claim_id else "report" if dispute.attribution_id else "cross-reference",
        target_changed=dispute.target.version != dispute.target_version,
    )


def _claim_of(dispute: Dispute) -> Claim:
    target = dispute.target
    if isinstance(target, Claim):
        return target
    return target.claim if isinstance(target, Attribution) else target.from_claim
