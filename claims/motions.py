"""What one person proposes of a claim, with what belongs to it in the same act, and another's approval of it."""

from accounts.models import User
from claims import undoing
from claims.merger import fuller, merge
from claims.models import Assessment, AssessmentValue, Attribution, Claim, Evidence, Motion, MotionAttribution
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


def propose_assessment(
    claim: Claim, *, by: User, value: AssessmentValue, rationale: str, url: str, direction: str
) -> Assessment:
    """A view, with one piece of evidence where an address is given."""
    with changeset(by, f"Propose assessment: {value}"):
        view = Assessment(claim=claim, value=value, rationale=rationale).propose(by=by)
        if url:
            Evidence(assessment=view, url=url, direction=direction).add(by=by)
    return view


def propose_merger(claim: Claim, *, by: User, other: Claim, stays: str, reason: str) -> Motion:
    """`stays` is ``this``, ``other`` or ``fuller``."""
    kept = {"this": claim, "other": other}.get(stays) or fuller(claim, other)
    ends = other if kept == claim else claim
    return Motion(kind=Motion.Kind.MERGER, claim=ends, other=kept, reason=reason).propose(by=by)


def propose_split(
    claim: Claim, *, by: User, reports: list[Attribution], other: Claim | None, statement: str, reason: str
) -> Motion:
    """To `other`, or to a new draft that says `statement` and is otherwise like `claim`."""
    with changeset(by, reason):
        target = other or _like(claim, statement).draft(by=by, topics=list(claim.topics.all()))
        motion = Motion(kind=Motion.Kind.SPLIT, claim=claim, other=target, reason=reason)
        return motion.propose(by=by, attributions=list(reports))


def _like(claim: Claim, statement: str) -> Claim:
    alike = ("kind", "language", "measure", "low", "high", "unit", "comparator", "denominator", "occurred", "place")
    return Claim(statement=statement, **{name: getattr(claim, name) for name in alike})
