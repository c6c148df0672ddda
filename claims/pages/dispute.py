"""The page of a dispute."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User, Visitor, may
from accounts.roles import Act
from claims.models import Dispute
from claims.pages.changed import Changed, changed
from claims.pages.claims import ClaimRef, Related, claim_refs, related
from claims.pages.disputes import DisputeCard, EvidenceItem, disputes
from claims.pages.effects import Effect, concerned, effects
from claims.pages.people import editors
from claims.pages.report import Report
from claims.pages.reports import reports
from ledger.asof import Reader


@dataclass(frozen=True)
class Moment:
    """Something that happened: a step, or evidence brought forward (then `evidence` is it, and `about` its side)."""

    at: datetime
    actor: str
    said: str
    text: str
    evidence: EvidenceItem | None = None


@dataclass(frozen=True)
class DisputePage:
    """A dispute and what it is about: `report` is set for a report, `link` for a cross-reference. What may be done
    about it depends on who looks.
    """

    card: DisputeCard
    claim: ClaimRef
    report: Report | None
    link: Related | None
    target: str
    changed: list[Changed]
    effects: list[Effect]
    moments: list[Moment]
    may_edit: bool
    may_rule: bool
    is_own: bool

    @property
    def has_news(self) -> bool:
        """Whether there is evidence that a closed dispute may be reopened on."""
        since = self.card.ruled_at or self.card.opened_at
        return any(item.added_at > since for item in self.card.every_evidence)


def dispute_page(dispute: Dispute, user: Visitor) -> DisputePage | None:
    """None when it is about a claim that this visitor may not read. Constant queries."""
    reader = Reader()
    about = concerned(dispute)
    refs = claim_refs(reader, [claim.pk for claim in about], user)
    if len(refs) < len(about):
        return None
    report, link = _report(reader, dispute, user), _link(reader, dispute, user)
    card = disputes(reader, reader.rows(Dispute, id=dispute.pk))[0]
    is_own = isinstance(user, User) and user.pk == dispute.opened_by_id
    return DisputePage(
        card=card,
        claim=refs[about[0].pk],
        report=report,
        link=link,
        target="claim" if dispute.claim_id else "report" if dispute.attribution_id else "cross-reference",
        changed=changed(dispute.target, dispute.target_version),
        effects=effects(dispute),
        moments=_moments(card),
        may_edit=may(user, Act.DISPUTE),
        may_rule=may(user, Act.RULE) and not is_own and card.is_open,
        is_own=is_own,
    )


def _report(reader: Reader, dispute: Dispute, user: Visitor) -> Report | None:
    if not dispute.attribution:
        return None
    every, _ = reports(reader, [dispute.attribution.claim], user)
    return next((row for row in every if row.id == dispute.attribution_id), None)


def _link(reader: Reader, dispute: Dispute, user: Visitor) -> Related | None:
    if not dispute.cross_reference:
        return None
    links = related(reader, dispute.cross_reference.from_claim_id, user)
    return next((link for link in links if link.id == dispute.cross_reference_id), None)


def _moments(card: DisputeCard) -> list[Moment]:
    """Steps and evidence in the order of time; evidence brought in with the first step stands after it."""
    names = editors(item.added_by_id for item in card.every_evidence)
    steps = [Moment(step.at, step.actor, step.said, step.text if step.kind != "opened" else "") for step in card.steps]
    brought = [
        Moment(item.added_at, names[item.added_by_id], f"Evidence {item.direction}", item.note, item)
        for item in card.every_evidence
    ]
    return sorted([*steps, *brought], key=lambda moment: (moment.at, moment.evidence is not None))
