"""An editor's view of a claim, approved by somebody else."""

import pytest
from django.core.exceptions import ValidationError

from claims.models import Assessment
from claims.models.proposed import NotWaiting, OwnProposal
from ledger.changesets import BlankReason
from tests.factories import AssessmentFactory, AssessmentValueFactory, ClaimFactory
from tests.raw import alter, refused

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def assessment():
    """Proposed by edith."""
    return AssessmentFactory()


@pytest.mark.parametrize("columns", [{"label": ""}, {"definition": ""}])
def test_a_value_is_defined(columns):
    value = AssessmentValueFactory()

    with refused("assessment_value_defined"):
        alter(value, **columns)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("assessment_has_rationale", {"rationale": ""}),
        ("assessment_decided_by_somebody", {"state": "current"}),
        ("assessment_decided_by_somebody", {"state": "declined"}),
    ],
)
def test_the_database_refuses_an_assessment(assessment, constraint, columns):
    with refused(constraint):
        alter(assessment, **columns)


def test_the_database_refuses_a_decision_by_who_proposed(assessment, edith):
    with refused("assessment_two_people"):
        alter(assessment, state="current", decided_by=edith, decided_at=assessment.proposed_at)


def test_the_database_refuses_two_current_assessments(assessment, rhys):
    assessment.approve(by=rhys)
    second = AssessmentFactory(claim=assessment.claim)

    with refused("assessment_one_current"):
        alter(second, state="current", decided_by=rhys, decided_at=second.proposed_at)


def test_a_proposal_waits_for_somebody_else(assessment, edith):
    assert (assessment.state, assessment.proposed_by) == ("proposed", edith)
    assert not Assessment.objects.current().exists()


def test_a_proposal_needs_its_reasons(edith):
    with pytest.raises(ValidationError):
        Assessment(claim=ClaimFactory(), value=AssessmentValueFactory()).propose(by=edith)


def test_approval_puts_it_in_force(assessment, rhys):
    assessment.approve(by=rhys)

    assert (assessment.state, assessment.decided_by) == ("current", rhys)
    assert assessment.decided_at is not None


def test_approval_replaces_the_one_before(assessment, rhys):
    assessment.approve(by=rhys)
    second = AssessmentFactory(claim=assessment.claim)

    second.approve(by=rhys)

    assessment.refresh_from_db()
    assert assessment.state == "replaced"
    assert Assessment.objects.current().get() == second


def test_the_assessment_of_another_claim_stays_in_force(assessment, rhys):
    assessment.approve(by=rhys)

    AssessmentFactory().approve(by=rhys)

    assert Assessment.objects.current().count() == 2


def test_declining_leaves_the_one_before_in_force(assessment, rhys):
    assessment.approve(by=rhys)
    second = AssessmentFactory(claim=assessment.claim)

    second.decline(by=rhys, reason="One origin only")

    assert second.state == "declined"
    assert Assessment.objects.current().get() == assessment


@pytest.mark.parametrize("decide", ["approve", "decline"])
def test_nobody_decides_on_their_own_proposal(rhys, decide):
    current = AssessmentFactory()
    current.approve(by=rhys)
    own = AssessmentFactory(claim=current.claim, by=rhys)

    with pytest.raises(OwnProposal):
        getattr(own, decide)(by=rhys, reason="I say so")

    assert Assessment.objects.current().get() == current


@pytest.mark.parametrize("decide", ["approve", "decline"])
def test_a_proposal_is_decided_once(assessment, rhys, ada, decide):
    seen_by_ada = Assessment.objects.get(pk=assessment.pk)
    assessment.approve(by=rhys)

    with pytest.raises(NotWaiting):
        getattr(seen_by_ada, decide)(by=ada, reason="I say so")

    assert Assessment.objects.get().state == "current"


def test_declining_needs_a_reason(assessment, rhys):
    with pytest.raises(BlankReason):
        assessment.decline(by=rhys, reason="")
