"""Taking an act back: what that means for each kind of row, and which acts need a second person for it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import ProtectedError

from accounts.models import User
from accounts.roles import Act
from claims.models import Assessment, Attribution, Claim, CrossReference, Dispute, DisputeEvent, Motion
from ledger import undo as ledger
from ledger.changesets import changeset
from ledger.models import Changeset
from ledger.refusals import Refused
from ledger.tracking import history_of
from sources.models import PassageCheck

ENDED = (Claim, Attribution, CrossReference, Dispute)
RULED = "A ruling is not taken back. The dispute can be reopened, with new evidence."
ROLES = "What people may do is changed in the administration."


class NeedsSecondPerson(Refused):
    """This act needed two people, and so does taking it back: propose it."""


class NoClaim(Refused):
    """This act is on no claim, so nobody can propose to take it back."""


def plan(act: Changeset) -> list[ledger.Step]:
    """The steps that would take `act` back. Raises TooMuch."""
    found = (_amended(step) for step in ledger.plan(act, ENDED))
    return [step for step in found if step is not None]


def needs_second_person(steps: Iterable[ledger.Step]) -> bool:
    """Whether it carried out what one person proposed and another approved."""
    return any(step.model in (Motion, Assessment) and _approved(step) for step in steps)


def undo(act: Changeset, *, by: User, reason: str) -> None:
    """Take an act back by one more. Raises NeedsSecondPerson, NothingToUndo, TooMuch, Refused."""
    by.must(Act.EDIT)
    steps = plan(act)
    if needs_second_person(steps):
        raise NeedsSecondPerson
    with changeset(by, reason):
        carry_out(steps, by, reason)


def propose(act: Changeset, *, by: User, reason: str) -> Motion:
    """Ask a second person to approve that an act is taken back. Raises NoClaim."""
    steps = plan(act)
    claims = (_claim_of(step) for step in steps)
    claim = next((pk for pk in claims if pk), None)
    if claim is None:
        raise NoClaim
    return Motion(kind=Motion.Kind.UNDO, claim_id=claim, undoes=act, reason=reason).propose(by=by)


def carry_out(steps: Iterable[ledger.Step], by: User, reason: str) -> None:
    """Within an open changeset, whether it was one person's act or two people's. Raises NothingToUndo."""
    kept = [step for step in steps if not (step.model is Motion and _approved(step))]
    ledger.take_back(kept, _endings(by), reason=reason)


def _amended(step: ledger.Step) -> ledger.Step | None:
    if step.model is User:
        return replace(step, obstacle=ROLES)
    if step.model is Dispute and "ruled_by" in step.fields:
        return replace(step, obstacle=RULED)
    if step.model is Assessment and _approved(step):
        return replace(step, fields={"state": Assessment.State.REPLACED})
    if step.model is DisputeEvent:
        return None
    if step.model is PassageCheck and step.label == "insert":
        return replace(step, obstacle=ledger.LASTING)
    return step


def _approved(step: ledger.Step) -> bool:
    """Whether the act approved this row, or this row is one that it approved."""
    became = {Motion: Motion.State.APPROVED, Assessment: Assessment.State.CURRENT}.get(step.model)
    return step.label == "update" and step.row is not None and "decided_by" in step.fields and step.row.state == became


def _claim_of(step: ledger.Step) -> int | None:
    return step.pk if step.model is Claim else getattr(step.row or step.before, "claim_id", None)


def _endings(by: User) -> Mapping[type[Any], ledger.Ending]:
    return {
        Claim: _end_claim,
        Attribution: _end_report,
        CrossReference: _end_reference,
        Dispute: lambda row, reason: _end_dispute(row, reason, by),
    }


class WasPublic(Refused):
    """Readers have seen this claim, so it is withdrawn and not discarded: that takes two people."""


def discard(claim: Claim, *, by: User) -> None:
    """Delete a draft that readers never saw, with its reports. Raises WasPublic, Refused."""
    by.must(Act.EDIT)
    if was_public(claim.pk):
        raise WasPublic
    with changeset(by, "Discard draft"):
        _end_claim(claim, "")


def was_public(claim: int) -> bool:
    """Whether readers could ever see it."""
    seen = history_of(Claim).objects.filter(pgh_obj_id=claim, status=Claim.Status.PUBLISHED)
    return bool(seen.exists())


def _end_claim(claim: Claim, reason: str) -> None:
    """A draft that nobody saw is deleted; what was public is a draft again."""
    if was_public(claim.pk):
        Claim.objects.filter(pk=claim.pk).update(status=Claim.Status.DRAFT)
    else:
        try:
            Attribution.objects.filter(claim=claim.pk).delete()
            claim.delete()
        except ProtectedError as error:
            raise Refused("Something else refers to it or to its reports: take that off first.") from error


def _end_report(report: Attribution, reason: str) -> None:
    if was_public(report.claim_id):
        Attribution.objects.standing().filter(pk=report.pk).update(withdrawn_reason=reason)
    else:
        report.delete()


def _end_reference(link: CrossReference, reason: str) -> None:
    CrossReference.objects.active().filter(pk=link.pk).update(withdrawn_reason=reason)


def _end_dispute(dispute: Dispute, reason: str, by: User) -> None:
    Dispute.objects.open().filter(pk=dispute.pk).update(state=Dispute.State.WITHDRAWN)
    DisputeEvent.objects.create(dispute=dispute, kind=DisputeEvent.Kind.WITHDRAWN, actor=by, text=reason)
