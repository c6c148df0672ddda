"""Carrying out what one person proposed and another approves."""

from accounts.models import User
from claims import undoing
from claims.merger import merge
from claims.models import Attribution, Claim, Motion, MotionAttribution
from ledger.changesets import changeset
from ledger.refusals import Refused


class ClaimEnded(Refused):
    """The claim, or the one it names, was withdrawn or merged meanwhile."""


def approve(motion: Motion, *, by: User) -> None:
    """Decide on it and do what it says. Raises OwnProposal, NotWaiting, ClaimEnded, NothingToUndo."""
    with changeset(by, motion.reason):
        motion.decide(Motion.State.APPROVED, by)
        match motion.kind:
            case Motion.Kind.WITHDRAWAL:
                _end(motion, status=Claim.Status.WITHDRAWN, status_reason=motion.reason)
            case Motion.Kind.MERGER:
                _merge(motion)
            case Motion.Kind.SPLIT:
                _split(motion)
            case Motion.Kind.UNDO:
                assert motion.undoes is not None
                undoing.carry_out(undoing.plan(motion.undoes), by, motion.reason)


def _merge(motion: Motion) -> None:
    other = _standing(motion)
    merge(motion.claim, into=other, reason=motion.reason)
    _end(motion, status=Claim.Status.MERGED, status_reason=motion.reason, merged_into=other)


def _split(motion: Motion) -> None:
    other = _standing(motion)
    chosen = MotionAttribution.objects.filter(motion=motion).values("attribution")
    Attribution.objects.filter(pk__in=chosen, claim=motion.claim_id).update(claim=other)


def _standing(motion: Motion) -> Claim:
    if motion.other is None or not Claim.objects.standing().filter(pk=motion.other.pk).exists():
        raise ClaimEnded
    return motion.other


def _end(motion: Motion, **fields: object) -> None:
    if not Claim.objects.standing().filter(pk=motion.claim_id).update(**fields):
        raise ClaimEnded
