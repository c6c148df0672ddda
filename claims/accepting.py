"""A suggestion that a person accepts becomes what it suggests: a report of a claim, on record or new."""

from typing import Any

from accounts.models import User
from claims.analysis.passage_reading import PassageReading
from claims.forms.new_claim import NewClaimForm, suggested
from claims.forms.report import report_of
from claims.matching import near_claims
from claims.models import Attribution, Claim, Proposal
from claims.models.proposed import NotWaiting
from ledger.changesets import changeset
from ledger.refusals import Refused


class Incomplete(Refused):
    """The text does not say all that a claim needs: fill in what is missing."""


class StatedAlready(Incomplete):
    """A claim on record may say the same: look at it before another is made."""


def accept(proposal: Proposal, *, by: User, claim: Claim | None = None) -> Attribution:
    """Record what is suggested, as a report of `claim`, or of a new claim that is published.

    Raises NotWaiting, and Incomplete when a person has to say more.
    """
    assert proposal.snapshot is not None
    with changeset(by, f"Accept suggestion in A-{proposal.article_id}"):
        if not Proposal.objects.undecided().select_for_update(of=("self",)).filter(pk=proposal.pk).exists():
            raise NotWaiting
        report = _recorded(proposal, by, claim)
        Proposal.objects.settle(report, by=by, suggestion=proposal.pk)
        if claim is None:
            report.claim.publish(by=by)
    proposal.refresh_from_db()
    return report


def _recorded(proposal: Proposal, by: User, claim: Claim | None) -> Attribution:
    """The report as its form is filled in; of a claim as its form is filled in, where none is given."""
    snapshot, told = proposal.snapshot, proposal.payload
    assert snapshot is not None
    words = snapshot, proposal.span, told.get("figure")
    reading, unsent = report_of(None, *words)
    if not _is_as_shown(reading, told):
        raise Incomplete
    if claim is None:
        _refuse_what_is_stated(proposal, snapshot.article.language, by)
    first = suggested(reading, snapshot.article.language) | {"statement": told["statement"]}
    data = unsent.whole(*([] if claim else [NewClaimForm(initial=first)])).as_shown()
    _, report = report_of(data, *words)
    made = NewClaimForm(data)
    if not report.whole(*([] if claim else [made])).is_valid():
        raise Incomplete
    return report.record(claim or made.draft(by=by), by=by)


def _is_as_shown(reading: PassageReading, told: dict[str, Any]) -> bool:
    """Whether the passage is read as it was suggested: nobody accepts what they were not shown."""
    value = told.get("value")
    figure = reading.figure
    if value is None or figure is None:
        return value is None and figure is None
    return (str(figure.low), str(figure.high), figure.unit) == (value["low"], value["high"], value["unit"])


def _refuse_what_is_stated(proposal: Proposal, language: str, by: User) -> None:
    """A passage that is not whole; one that states a claim that was recorded since."""
    if not proposal.payload.get("whole", True):
        raise Incomplete
    near = near_claims(proposal.payload["statement"], language=language, user=by, limit=1)
    if near and near[0].states and near[0].claim.pk != proposal.claim_id:
        raise StatedAlready
