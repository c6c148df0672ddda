"""What is said in a dispute, and whom it waits for."""

import pytest
from django.core.exceptions import ValidationError

from claims.models import Dispute, DisputeEvent, Evidence, Position
from claims.models.hearing import Closed, NobodyAsked
from tests.factories import DisputeFactory, EvidenceFactory
from tests.raw import refused, write

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def dispute():
    """Opened by edith."""
    return DisputeFactory(positions=["It met.", "It did not."])


@pytest.fixture
def closed(dispute, rhys):
    dispute.rule("rejected", text="No minutes.", by=rhys)
    return dispute


@pytest.mark.parametrize(("kind", "whom"), [("asked", ""), ("said", "The clerk")])
def test_who_asks_asks_somebody_and_nobody_else_does(dispute, edith, kind, whom):
    with refused("dispute_event_asks_somebody"):
        write(DisputeEvent(dispute=dispute, kind=kind, whom=whom, text="Well?", actor=edith))


def test_what_is_said_is_kept_in_order(dispute, edith, rhys):
    dispute.say("Where are the minutes?", by=rhys)
    dispute.say("Not public.", by=edith)

    said = [(step.actor, step.text) for step in dispute.steps.filter(kind="said")]
    assert said == [(rhys, "Where are the minutes?"), (edith, "Not public.")]


def test_a_dispute_waits_for_who_was_asked(dispute, edith):
    dispute.ask("The clerk", text="Please send the minutes.", by=edith)
    waiting = Dispute.objects.awaiting_ruling().exists()

    dispute.answered("Here they are.", by=edith)

    assert (waiting, Dispute.objects.awaiting_ruling().exists()) == (False, True)


def test_nobody_answers_who_was_not_asked(dispute, edith):
    with pytest.raises(NobodyAsked):
        dispute.answered("Here they are.", by=edith)


def test_a_question_of_an_earlier_hearing_is_no_longer_waited_for(dispute, edith, rhys):
    dispute.ask("The clerk", text="Please send the minutes.", by=edith)
    dispute.rule("rejected", text="No minutes.", by=rhys)
    EvidenceFactory(dispute=dispute)

    dispute.reopen(text="Here they are.", by=edith)

    assert Dispute.objects.awaiting_ruling().get() == dispute


def test_a_dispute_in_which_somebody_spoke_last_was_replied_to(dispute, edith, rhys):
    before = Dispute.objects.replied().exists()
    dispute.say("Where are the minutes?", by=rhys)
    after = Dispute.objects.replied().exists()

    dispute.ask("The clerk", text="Please send them.", by=edith)

    assert (before, after, Dispute.objects.replied().exists()) == (False, True, False)


@pytest.mark.parametrize(
    "act",
    [
        lambda dispute, by: dispute.say("But.", by=by),
        lambda dispute, by: dispute.ask("The clerk", text="Please.", by=by),
        lambda dispute, by: Position(dispute=dispute, text="It half met.").add(by=by),
        lambda dispute, by: dispute.positions.first().revise(by=by, reason="Clearer", version=1, text="It sat."),
    ],
    ids=["say", "ask", "add a position", "word a position"],
)
def test_a_closed_dispute_stays_as_it_was(closed, edith, act):
    with pytest.raises(Closed):
        act(closed, edith)


def test_another_side_is_heard(dispute, rhys):
    assert Position(dispute=dispute, text="It half met.").add(by=rhys).letter == "C"


def test_a_position_without_words_is_refused(dispute, rhys):
    with pytest.raises(ValidationError):
        Position(dispute=dispute, text="").add(by=rhys)


def test_a_dispute_is_opened_with_its_first_evidence(edith):
    dispute = DisputeFactory.build(claim=DisputeFactory().claim)

    dispute.open(by=edith, evidence=Evidence(url="https://example.org/", direction="for"))

    assert dispute.evidence.get().added_by == edith


def test_a_fault_in_the_evidence_opens_no_dispute(edith):
    dispute = DisputeFactory.build(claim=DisputeFactory().claim)

    with pytest.raises(ValidationError):
        dispute.open(by=edith, evidence=Evidence(direction="for"))

    assert Dispute.objects.count() == 1
