"""Withdrawal, merger and split: proposed by one person, approved by another."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db.models.functions import Now

from claims.models import Motion, MotionAttribution
from claims.models.proposed import NotWaiting, OwnProposal
from claims.motions import ClaimEnded, approve
from tests.factories import AttributionFactory, ClaimFactory, MotionFactory
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def claims():
    """Two published claims."""
    return ClaimFactory.create_batch(2, published=True)


@pytest.fixture
def merger(claims):
    """Of the first claim into the second, proposed by edith."""
    return MotionFactory(kind="merger", claim=claims[0], other=claims[1], reason="The same proposition")


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("motion_has_reason", {"reason": ""}),
        ("motion_names_other_claim", {"other": None}),
        ("motion_names_other_claim", {"kind": "withdrawal"}),
        ("motion_decided_by_somebody", {"state": "approved"}),
    ],
)
def test_the_database_refuses_a_motion(merger, constraint, columns):
    with refused(constraint):
        alter(merger, **columns)


def test_a_motion_is_on_two_claims(merger):
    with refused("motion_two_claims"):
        alter(merger, other=merger.claim)


def test_the_database_refuses_a_decision_by_who_proposed(merger, edith):
    with refused("motion_two_people"):
        alter(merger, state="approved", decided_by=edith, decided_at=Now())


def test_a_split_names_reports_of_its_claim(claims):
    elsewhere = AttributionFactory(claim=claims[1])

    for moved in ([], [elsewhere]):
        with pytest.raises(ValidationError, match="names the reports"):
            MotionFactory(kind="split", claim=claims[0], other=claims[1], attributions=moved)


def test_a_split_names_each_report_once(claims):
    report = AttributionFactory(claim=claims[0])
    motion = MotionFactory(kind="split", claim=claims[0], other=claims[1], attributions=[report])

    with refused("motion_attribution_once"):
        write(MotionAttribution(motion=motion, attribution=report))


def test_a_proposal_changes_nothing_yet(merger):
    merger.claim.refresh_from_db()

    assert (merger.state, merger.claim.status) == ("proposed", "published")


def test_a_merger_without_the_other_claim_is_refused_in_words(edith):
    with pytest.raises(ValidationError, match="names the other claim"):
        Motion(kind="merger", claim=ClaimFactory(), reason="The same").propose(by=edith)


@pytest.mark.parametrize("published", [True, False])
def test_an_approved_withdrawal_ends_the_claim_with_its_reason(rhys, published):
    motion = MotionFactory(claim=ClaimFactory(published=published), reason="Nobody said so")

    approve(motion, by=rhys)

    motion.claim.refresh_from_db()
    assert (motion.claim.status, motion.claim.status_reason) == ("withdrawn", "Nobody said so")


def test_an_approved_merger_moves_every_report(merger, rhys):
    reports = AttributionFactory.create_batch(2, claim=merger.claim)

    approve(merger, by=rhys)

    merger.claim.refresh_from_db()
    assert set(merger.other.attributions.all()) == set(reports)
    assert (merger.claim.status, merger.claim.merged_into) == ("merged", merger.other)


def test_an_approved_split_moves_the_chosen_reports_only(claims, rhys):
    moved, stays = AttributionFactory.create_batch(2, claim=claims[0])
    motion = MotionFactory(kind="split", claim=claims[0], other=claims[1], attributions=[moved])

    approve(motion, by=rhys)

    claims[0].refresh_from_db()
    assert claims[1].attributions.get() == moved
    assert claims[0].attributions.get() == stays
    assert claims[0].status == "published"


def test_a_split_leaves_reports_of_other_claims_alone(claims, rhys):
    moved_since = AttributionFactory(claim=claims[0])
    motion = MotionFactory(kind="split", claim=claims[0], other=claims[1], attributions=[moved_since])
    alter(moved_since, claim=ClaimFactory(published=True))

    approve(motion, by=rhys)

    assert not claims[1].attributions.exists()


def test_declining_changes_nothing(merger, rhys):
    merger.decline(by=rhys, reason="Two propositions")

    merger.claim.refresh_from_db()
    assert (merger.state, merger.claim.status) == ("declined", "published")


@pytest.mark.parametrize("decide", [approve, partial(Motion.decline, reason="No")])
def test_nobody_decides_on_their_own_motion(rhys, decide):
    motion = MotionFactory(by=rhys)

    with pytest.raises(OwnProposal):
        decide(motion, by=rhys)

    motion.claim.refresh_from_db()
    assert motion.claim.status == "published"


def test_a_motion_is_decided_once(merger, rhys, ada):
    seen_by_ada = Motion.objects.get(pk=merger.pk)
    merger.decline(by=rhys, reason="Two propositions")

    with pytest.raises(NotWaiting):
        approve(seen_by_ada, by=ada)

    merger.claim.refresh_from_db()
    assert merger.claim.status == "published"


@pytest.mark.parametrize("kind", ["merger", "split"])
def test_no_report_moves_to_a_claim_that_has_ended(claims, rhys, kind):
    moving = [AttributionFactory(claim=claims[0])]
    motion = MotionFactory(kind=kind, claim=claims[0], other=claims[1], attributions=moving)
    approve(MotionFactory(claim=claims[1]), by=rhys)

    with pytest.raises(ClaimEnded):
        approve(motion, by=rhys)

    motion.refresh_from_db()
    assert motion.state == "proposed"


def test_a_claim_ends_once(merger, rhys):
    approve(MotionFactory(claim=merger.claim), by=rhys)

    with pytest.raises(ClaimEnded):
        approve(merger, by=rhys)


def test_two_mergers_that_cross_do_not_go_in_a_circle(merger, rhys):
    back = MotionFactory(kind="merger", claim=merger.other, other=merger.claim)
    approve(merger, by=rhys)

    with pytest.raises(ClaimEnded):
        approve(back, by=rhys)


def test_a_motion_to_take_back_an_act_names_it(merger):
    with refused("motion_names_act"):
        alter(merger, kind="undo", other=None)
