"""Proposals through the site: one person puts forward, another decides."""

import pytest

from claims.models import Annotation, Assessment, Claim, CrossReference, Dispute, Motion
from claims.motions import approve
from claims.undoing import WasPublic, discard
from tests import factories as make
from tests.desk.sending import send

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def claim():
    return make.ClaimFactory(published=True)


@pytest.fixture
def other():
    """Of a fuller record."""
    found = make.ClaimFactory(published=True)
    make.AttributionFactory(claim=found)
    return found


def test_a_withdrawal_waits_for_a_second_person(as_edith, as_rhys, claim):
    proposed = send(as_edith, f"/c/{claim.pk}/withdraw/", reason="Nobody said so")
    before = Claim.objects.get(pk=claim.pk).status

    send(as_rhys, f"{proposed.url}approve/")

    assert (before, Claim.objects.get(pk=claim.pk).status) == ("published", "withdrawn")


def test_nobody_approves_their_own_proposal(as_rhys, claim):
    proposed = send(as_rhys, f"/c/{claim.pk}/withdraw/", reason="Nobody said so")

    answer = send(as_rhys, f"{proposed.url}approve/")

    assert answer.status_code == 422
    assert "does not decide on it" in answer.content.decode()


def test_the_fuller_record_stays(as_edith, claim, other):
    send(as_edith, f"/c/{other.pk}/merge/", other=f"C-{claim.pk}", stays="fuller", reason="The same")

    motion = Motion.objects.get()

    assert (motion.claim, motion.other) == (claim, other)


def test_a_merger_moves_disputes_notes_and_links(edith, rhys, claim, other):
    dispute, third = make.DisputeFactory(claim=claim), make.ClaimFactory(published=True)
    note = Annotation(claim=claim, body="Note").add(by=edith)
    link = make.CrossReferenceFactory(from_claim=claim, to_claim=third)

    approve(make.MotionFactory(kind="merger", claim=claim, other=other), by=rhys)

    assert Dispute.objects.get(pk=dispute.pk).claim == other
    assert Annotation.objects.get(pk=note.pk).claim == other
    assert CrossReference.objects.get(pk=link.pk).from_claim == other


def test_a_link_between_the_two_goes_with_the_merger(rhys, claim, other):
    link = make.CrossReferenceFactory(from_claim=claim, to_claim=other)

    approve(make.MotionFactory(kind="merger", claim=claim, other=other), by=rhys)

    assert "Merged" in CrossReference.objects.get(pk=link.pk).withdrawn_reason


def test_a_split_can_word_a_new_claim(as_edith, as_rhys, other):
    report = other.attributions.get()
    proposed = send(as_edith, f"/c/{other.pk}/split/", reports=[report.pk], statement="Another.", reason="Two")

    send(as_rhys, f"{proposed.url}approve/")

    report.refresh_from_db()
    assert (report.claim.statement, report.claim.status) == ("Another.", "draft")


def test_a_split_goes_to_one_claim(as_edith, other):
    report = other.attributions.get()

    answer = send(as_edith, f"/c/{other.pk}/split/", reports=[report.pk], reason="Two")

    assert "one of the two" in answer.content.decode()


@pytest.mark.parametrize("named", ["C-99999", "nothing", "/c/99999/x/"])
def test_a_claim_that_is_not_there_is_named(as_edith, claim, named):
    answer = send(as_edith, f"/c/{claim.pk}/merge/", other=named, reason="Same")

    assert "There is no standing claim" in answer.content.decode()


def test_an_assessment_is_in_force_once_approved(as_edith, as_rhys, claim):
    value = make.AssessmentFactory().value
    evidence = {"url": "https://example.org/protocol", "direction": "for"}
    proposed = send(as_edith, f"/c/{claim.pk}/assess/", value=value.pk, rationale="So it is", **evidence)

    answer = send(as_rhys, f"{proposed.url}approve/")

    assert answer.url == claim.get_absolute_url()
    assert Assessment.objects.current().get(claim=claim).evidence.get().url == evidence["url"]


def test_declining_needs_a_reason(as_edith, as_rhys, claim):
    proposed = send(as_edith, f"/c/{claim.pk}/withdraw/", reason="Nobody said so")

    empty = send(as_rhys, f"{proposed.url}decline/", reason="")
    given = send(as_rhys, f"{proposed.url}decline/", reason="Somebody did")

    assert (empty.status_code, given.status_code) == (422, 303)
    assert Motion.objects.get().state == "declined"


def test_editors_see_what_waits_on_the_claim(as_edith, as_rosa, claim):
    send(as_edith, f"/c/{claim.pk}/withdraw/", reason="Nobody said so")

    pages = [client.get(claim.get_absolute_url()).content.decode() for client in (as_edith, as_rosa)]

    assert ["waits for a second person" in page for page in pages] == [True, False]


def test_a_draft_is_published_or_scheduled(as_edith):
    now, later = make.ClaimFactory.create_batch(2)

    send(as_edith, f"/c/{now.pk}/publish/")
    send(as_edith, f"/c/{later.pk}/publish/", publish_at="2030-01-01T09:30")

    later.refresh_from_db()
    assert Claim.objects.get(pk=now.pk).is_published
    assert (later.status, str(later.publish_at)) == ("draft", "2030-01-01 09:30:00+00:00")


def test_what_readers_saw_is_not_discarded(edith, claim):
    Claim.objects.get(pk=claim.pk)

    with pytest.raises(WasPublic):
        discard(claim, by=edith)


def test_a_draft_is_discarded_with_its_reports(as_edith):
    report = make.AttributionFactory(claim=make.ClaimFactory())

    send(as_edith, f"/c/{report.claim_id}/discard/")

    assert not Claim.objects.filter(pk=report.claim_id).exists()
