"""What a machine suggests waits until a person has decided, once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Proposal
from claims.models.proposed import NotWaiting
from claims.proposing import propose_for
from ledger.changesets import BlankReason
from sources.models import Snapshot
from tests.factories import ArticleFactory, ClaimFactory, ProposalFactory, SnapshotFactory
from tests.factories.proposals import suggestion
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")

NOW = datetime(2030, 1, 1, tzinfo=UTC)
TEXT = "“We will not leave,” said Maria Lopez. Over 80 settlements were lost on 6 August 2024."


@pytest.fixture
def proposal():
    return ProposalFactory()


@pytest.fixture
def snapshot():
    return SnapshotFactory(text=TEXT)


def test_a_captured_text_gets_its_passages(snapshot, edith):
    propose_for(snapshot, by=edith)

    found = Proposal.objects.for_article(snapshot.article, NOW)

    assert [one.payload["kinds"] for one in found] == [["quotation"], ["figure"]]
    assert [snapshot.text[one.start : one.end] for one in found] == [one.payload["words"] for one in found]


def test_a_long_text_takes_as_many_queries_as_a_short_one(snapshot, edith):
    long = SnapshotFactory(text="\n\n".join(f"Over {n} settlements were lost by August {n}." for n in range(1, 30)))
    with CaptureQueriesContext(connection) as few:
        propose_for(snapshot, by=edith)

    with CaptureQueriesContext(connection) as many:
        propose_for(long, by=edith)

    assert (len(many), Proposal.objects.filter(snapshot=long).count()) == (len(few), 29)


def test_the_same_text_again_suggests_nothing_new(snapshot, edith):
    propose_for(snapshot, by=edith)
    before = Proposal.objects.count()

    propose_for(snapshot, by=edith)

    assert Proposal.objects.count() == before


def test_what_was_rejected_is_not_suggested_again_in_a_later_text(snapshot, edith):
    propose_for(snapshot, by=edith)
    Proposal.objects.get(payload__kinds=["quotation"]).reject(reason="Not checkable", by=edith)
    later = Snapshot.objects.capture(snapshot.article, f"Updated. {TEXT}", by=edith)

    propose_for(later, by=edith)

    assert [one.payload["kinds"] for one in Proposal.objects.for_article(later.article, NOW)] == [["figure"]]


def test_what_waits_moves_to_the_later_text(snapshot, edith):
    propose_for(snapshot, by=edith)
    later = Snapshot.objects.capture(snapshot.article, f"Updated. {TEXT}", by=edith)

    propose_for(later, by=edith)

    moved = Proposal.objects.get(payload__kinds=["figure"])
    assert later.text[moved.start : moved.end] == moved.payload["words"] == TEXT[TEXT.index("Over") :]


def test_a_text_taken_in_from_the_command_line_needs_no_person(snapshot):
    assert propose_for(snapshot, by=None) == 2


def test_an_accepted_one_says_who_and_when(proposal, edith):
    proposal.accept(by=edith)

    assert (proposal.state, proposal.decided_by) == ("accepted", edith)
    assert proposal.decided_at >= proposal.created_at


def test_one_is_decided_on_once(proposal, edith, rhys):
    proposal.accept(by=edith)

    with pytest.raises(NotWaiting):
        proposal.reject(reason="No", by=rhys)


def test_a_rejection_needs_a_reason(proposal, edith):
    with pytest.raises(BlankReason):
        proposal.reject(reason=" ", by=edith)


def test_what_is_put_off_waits_again_when_its_time_has_come(proposal, edith):
    proposal.put_off(NOW + timedelta(days=1), by=edith)

    assert not Proposal.objects.waiting(NOW).exists()
    assert Proposal.objects.waiting(NOW + timedelta(days=2)).get() == proposal


def test_the_likeliest_stand_first_in_the_queue(proposal):
    likelier = ProposalFactory(score=0.9)

    assert list(Proposal.objects.for_queue(NOW)) == [likelier, proposal]


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("proposal_in_text", {"start": 40}),
        ("proposal_of_article", {"article": None}),
        ("proposal_decided_by_somebody", {"state": "accepted"}),
        ("proposal_put_off_until", {"snoozed_until": NOW}),
        ("proposal_claim_in_passage", {"snapshot": None}),
    ],
)
def test_the_database_refuses_a_proposal(proposal, constraint, columns):
    with refused(constraint):
        alter(proposal, **columns)


def test_the_database_refuses_a_rejection_without_a_reason(proposal, edith):
    with refused("proposal_rejected_with_reason"):
        alter(proposal, state="rejected", decided_by=edith, decided_at=NOW)


@pytest.mark.parametrize(
    "constraint",
    [
        "proposal_match",
        "proposal_cross_reference",
        "proposal_same_outlet",
        "proposal_republishes",
        "proposal_shared_passage",
    ],
)
def test_the_database_wants_the_targets_of_each_kind(proposal, constraint):
    with refused(constraint):
        alter(proposal, kind=constraint.removeprefix("proposal_"))


def test_the_database_refuses_the_same_suggestion_twice(proposal):
    with refused("proposal_once"):
        write(suggestion(proposal.snapshot, fingerprint=proposal.fingerprint))


@pytest.mark.parametrize(
    ("kind", "targets"),
    [
        ("cross_reference", lambda: {"claim": ClaimFactory(), "other_claim": ClaimFactory()}),
        ("same_outlet", lambda: {"outlet": ArticleFactory().outlet, "other_outlet": ArticleFactory().outlet}),
        ("republishes", lambda: {"article": ArticleFactory(), "other_article": ArticleFactory()}),
    ],
)
def test_each_kind_takes_its_targets(kind, targets):
    row = Proposal(kind=kind, fingerprint="a" * 64, method="test-1", **targets())

    write(row)

    assert Proposal.objects.get() == row
