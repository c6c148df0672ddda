"""Objections: opened, taken up, ruled on, withdrawn, reopened."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models.functions import Now

from claims.models import Dispute, Position
from claims.models.dispute import AlreadyRuled, NothingNew, NotYours, OwnDispute, StillOpen
from tests.factories import (
    AttributionFactory,
    ClaimFactory,
    CrossReferenceFactory,
    DisputeFactory,
    EvidenceFactory,
)
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def dispute():
    """Opened by edith."""
    return DisputeFactory(positions=["It met.", "It did not."])


def steps(dispute):
    return [(step.kind, step.actor.username, step.text) for step in dispute.steps.all()]


@pytest.mark.parametrize(
    "targets", [{}, {"claim": ClaimFactory, "attribution": AttributionFactory}], ids=["none", "two"]
)
def test_a_dispute_is_on_one_thing(edith, targets):
    row = Dispute(
        **{name: make() for name, make in targets.items()},
        statement="Did it?",
        ground="factual",
        opened_by=edith,
        target_version=1,
    )

    with refused("dispute_one_target"):
        write(row)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("dispute_stated", {"statement": ""}),
        ("dispute_ruling_whole", {"state": "upheld"}),
        ("dispute_ruling_whole", {"state": "rejected", "ruled_at": Now(), "ruling": "No."}),
    ],
)
def test_the_database_refuses_a_dispute(dispute, constraint, columns):
    with refused(constraint):
        alter(dispute, **columns)


def test_the_database_refuses_a_ruling_without_a_text(dispute, rhys):
    with refused("dispute_ruling_whole"):
        alter(dispute, state="upheld", ruled_by=rhys, ruled_at=Now())


def test_the_database_refuses_a_ruling_by_who_opened(dispute, edith):
    with refused("dispute_not_ruled_by_opener"):
        alter(dispute, state="upheld", ruled_by=edith, ruled_at=Now(), ruling="I say so.")


def test_the_database_reopens_on_new_evidence_only(dispute, rhys):
    EvidenceFactory(dispute=dispute)
    dispute.rule("upheld", text="It met.", by=rhys)

    with refused("dispute_reopened_with_evidence"):
        alter(dispute, state="open")


def test_positions_have_each_their_letter(dispute):
    assert [(one.letter, one.text) for one in dispute.positions.all()] == [("A", "It met."), ("B", "It did not.")]

    with refused("position_once"):
        write(Position(dispute=dispute, position=1, text="A third."))


def test_a_position_says_something(dispute):
    with refused("position_not_empty"):
        write(Position(dispute=dispute, position=3, text=""))


def test_a_step_is_never_changed(dispute):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        alter(dispute.steps.get(), text="Something else")


@pytest.mark.parametrize(
    ("name", "make"),
    [("claim", ClaimFactory), ("attribution", AttributionFactory), ("cross_reference", CrossReferenceFactory)],
)
def test_a_dispute_remembers_the_version_of_its_target(name, make):
    target = make()
    alter(target, **({"rationale": "Another."} if name == "cross_reference" else {"verb": "met"}))
    target.refresh_from_db()

    dispute = DisputeFactory(**{name: target})

    assert (dispute.target, dispute.target_version) == (target, 2)


def test_opening_is_its_first_step(dispute):
    assert dispute.is_open
    assert steps(dispute) == [("opened", "edith", "Did the council meet?")]


def test_a_dispute_needs_a_question(edith):
    with pytest.raises(ValidationError):
        Dispute(claim=ClaimFactory(), ground="factual").open(by=edith)


def test_taking_up_puts_it_under_review(dispute, rhys):
    dispute.take_up(text="I look at it.", by=rhys)

    assert (dispute.state, dispute.is_open) == ("under_review", True)
    assert steps(dispute)[-1] == ("taken_up", "rhys", "I look at it.")


def test_nobody_takes_up_their_own_dispute(rhys):
    with pytest.raises(OwnDispute):
        DisputeFactory(by=rhys).take_up(text="I look at it.", by=rhys)


def test_a_dispute_is_taken_up_once(dispute, rhys, ada):
    dispute.take_up(text="I look at it.", by=rhys)

    with pytest.raises(AlreadyRuled):
        dispute.take_up(text="I too.", by=ada)


@pytest.mark.parametrize("state", ["upheld", "partly_upheld", "rejected"])
@pytest.mark.parametrize("taken_up", [False, True])
def test_a_ruling_closes_it(dispute, rhys, ada, state, taken_up):
    if taken_up:
        dispute.take_up(text="I look at it.", by=ada)

    dispute.rule(state, text="The minutes say so.", by=rhys)

    assert (dispute.state, dispute.ruled_by, dispute.ruling) == (state, rhys, "The minutes say so.")
    assert dispute in Dispute.objects.closed()
    assert steps(dispute)[-1] == ("ruled", "rhys", "The minutes say so.")


@pytest.mark.parametrize("state", ["open", "under_review", "withdrawn", "won"])
def test_nothing_else_is_a_ruling(dispute, rhys, state):
    with pytest.raises(ValueError, match="is not a ruling"):
        dispute.rule(state, text="So be it.", by=rhys)


def test_nobody_rules_on_their_own_dispute(rhys):
    dispute = DisputeFactory(by=rhys)

    with pytest.raises(OwnDispute):
        dispute.rule("upheld", text="I say so.", by=rhys)


def test_a_second_ruling_is_refused_and_leaves_no_trace(dispute, rhys, ada):
    seen_by_ada = Dispute.objects.get(pk=dispute.pk)
    dispute.rule("upheld", text="It met.", by=rhys)

    with pytest.raises(AlreadyRuled):
        seen_by_ada.rule("rejected", text="It did not.", by=ada)

    dispute.refresh_from_db()
    assert (dispute.state, dispute.ruled_by) == ("upheld", rhys)
    assert len(steps(dispute)) == 2


def test_who_opened_a_dispute_can_take_it_back(dispute, edith):
    dispute.withdraw(text="I misread.", by=edith)

    assert (dispute.state, dispute.is_open) == ("withdrawn", False)
    assert steps(dispute)[-1] == ("withdrawn", "edith", "I misread.")


def test_nobody_else_can_take_it_back(dispute, ada):
    with pytest.raises(NotYours):
        dispute.withdraw(text="Enough of it.", by=ada)


def test_a_closed_dispute_is_not_taken_back(dispute, edith, rhys):
    dispute.rule("upheld", text="It met.", by=rhys)

    with pytest.raises(AlreadyRuled):
        dispute.withdraw(text="I misread.", by=edith)


def test_new_evidence_reopens_it(dispute, edith, rhys):
    dispute.rule("rejected", text="No minutes.", by=rhys)
    EvidenceFactory(dispute=dispute)

    dispute.reopen(text="Here are the minutes.", by=edith)

    assert dispute in Dispute.objects.open()
    assert steps(dispute)[-1] == ("reopened", "edith", "Here are the minutes.")


def test_old_evidence_does_not_reopen_it(dispute, edith, rhys):
    EvidenceFactory(dispute=dispute)
    dispute.rule("rejected", text="No minutes.", by=rhys)

    with pytest.raises(NothingNew):
        dispute.reopen(text="Again.", by=edith)


def test_an_open_dispute_is_not_reopened(dispute, edith):
    EvidenceFactory(dispute=dispute)

    with pytest.raises(StillOpen):
        dispute.reopen(text="Again.", by=edith)

    assert len(steps(dispute)) == 1


def test_withdrawn_evidence_does_not_reopen_it(dispute, edith, rhys):
    dispute.rule("rejected", text="No minutes.", by=rhys)
    EvidenceFactory(dispute=dispute).withdraw(reason="Another council", by=edith)

    with pytest.raises(NothingNew):
        dispute.reopen(text="Again.", by=edith)
    with refused("dispute_reopened_with_evidence"):
        alter(dispute, state="open")


def test_a_reopened_dispute_can_be_ruled_on_again(dispute, edith, rhys, ada):
    dispute.rule("rejected", text="No minutes.", by=rhys)
    EvidenceFactory(dispute=dispute)
    dispute.reopen(text="Here are the minutes.", by=edith)

    dispute.rule("upheld", text="So it met.", by=ada)

    assert (dispute.state, dispute.ruled_by, dispute.ruling) == ("upheld", ada, "So it met.")
    assert [kind for kind, *_ in steps(dispute)] == ["opened", "ruled", "reopened", "ruled"]
