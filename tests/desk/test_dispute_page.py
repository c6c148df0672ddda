"""The page of a dispute: what changed since, what a ruling would do, the order of time, and for whom it is."""

import pytest

from claims.models import Attribution, ClaimCounts
from tests import factories as make
from tests.desk.sending import send


@pytest.fixture
def dispute(db):
    """Raised by edith on a published claim."""
    claim = make.ClaimFactory(published=True)
    return make.DisputeFactory(claim=claim, positions=["Ballots.", "The population."])


def page(client, dispute):
    return client.get(dispute.get_absolute_url()).content.decode()


def test_a_changed_target_is_shown_then_and_now(dispute, as_rosa, edith):
    claim = dispute.claim
    claim.revise(by=edith, reason="Clearer", version=claim.version, statement="The council sat for once.", place="Kyiv")

    shown = page(as_rosa, dispute)

    assert "was changed after this dispute was opened" in shown
    assert "<ins>sat" in shown
    assert "<ins>Kyiv</ins>" in shown


def test_a_target_that_only_came_out_is_not_called_changed(as_rosa, edith):
    claim = make.ClaimFactory()
    dispute = make.DisputeFactory(claim=claim)

    claim.publish(by=edith)

    assert "was changed after" not in page(as_rosa, dispute)


@pytest.mark.parametrize(
    ("target", "columns", "shown"),
    [
        (make.AttributionFactory, {"verb": "sat"}, "<ins>sat</ins>"),
        (make.CrossReferenceFactory, {"rationale": "Other."}, "<ins>Other"),
    ],
)
def test_a_changed_report_or_link_is_shown_too(as_rosa, edith, target, columns, shown):
    row = target()
    name = "attribution" if isinstance(row, Attribution) else "cross_reference"
    dispute = make.DisputeFactory(**{name: row})

    row.revise(by=edith, reason="Clearer", version=1, **columns)

    assert shown in page(as_rosa, dispute)


@pytest.mark.parametrize(("state", "contest"), [("upheld", "upheld against"), ("rejected", "undisputed")])
def test_what_a_ruling_would_do_is_what_it_does(dispute, as_rosa, as_rhys, state, contest):
    foretold = page(as_rosa, dispute)
    send(as_rhys, f"/d/{dispute.pk}/rule/", state=state, text="So it is.")

    claim = as_rosa.get(dispute.claim.get_absolute_url())

    assert f"<b>{contest}</b>" in foretold
    assert claim.context["page"].contest == contest


def test_another_open_dispute_keeps_the_claim_disputed(dispute, as_rosa, as_rhys):
    make.DisputeFactory(claim=dispute.claim)
    foretold = page(as_rosa, dispute)

    send(as_rhys, f"/d/{dispute.pk}/rule/", state="upheld", text="So it is.")

    assert "If it is upheld, in whole or part: <b>disputed</b>" in foretold
    assert as_rosa.get(dispute.claim.get_absolute_url()).context["page"].contest == "disputed"
    assert ClaimCounts.objects.get(claim=dispute.claim).disputes_open == 1


def test_evidence_stands_among_the_steps_in_the_order_of_time(dispute, as_rosa, edith):
    dispute.say("Where is it from?", by=edith)
    make.EvidenceFactory(dispute=dispute, note="Page 2.")

    moments = as_rosa.get(dispute.get_absolute_url()).context["page"].moments

    assert [moment.said for moment in moments] == ["Opened", "Said", "Evidence for"]


def test_readers_are_offered_nothing_to_do(dispute, as_rosa):
    shown = page(as_rosa, dispute) + as_rosa.get(dispute.claim.get_absolute_url()).content.decode()

    assert "desk" not in shown
    assert as_rosa.get(f"/d/{dispute.pk}/say/").status_code == 302


def test_a_dispute_about_a_link_to_a_draft_is_for_editors(as_rosa, as_edith):
    link = make.CrossReferenceFactory(to_claim=make.ClaimFactory())
    dispute = make.DisputeFactory(cross_reference=link, statement="Does it?")

    assert as_rosa.get(dispute.get_absolute_url()).status_code == 404
    assert "Does it?" not in as_rosa.get("/disputes/").content.decode()
    assert as_edith.get(dispute.get_absolute_url()).status_code == 200
