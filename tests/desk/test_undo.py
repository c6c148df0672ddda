"""Taking back acts of the site, from the page and in the words of the record."""

import pytest

from claims import undoing
from claims.models import Annotation, Attribution, Claim, CrossReference, Dispute, Look, Motion
from claims.motions import approve
from ledger.changesets import changeset, seal_now
from ledger.models import Changeset
from ledger.undo import LASTING, NothingToUndo
from tests import factories as make
from tests.desk.sending import send

pytestmark = pytest.mark.usefixtures("rows")


def last_act():
    return Changeset.objects.filter(number__isnull=False).order_by("-number").first()


def act_of(*made):
    """The act that wrote the last of these rows last, sealed."""
    seal_now()
    return made[-1].history.order_by("-pgh_id").first().pgh_changeset


def undo(act, by):
    undoing.undo(act, by=by, reason="Not so")


def test_publishing_is_taken_back_to_a_draft(edith):
    claim = make.ClaimFactory()
    claim.publish(by=edith)

    undo(act_of(claim), edith)

    assert Claim.objects.get(pk=claim.pk).status == "draft"


def test_a_draft_that_nobody_saw_is_gone(edith):
    claim = make.ClaimFactory()

    undo(act_of(claim), edith)

    assert not Claim.objects.filter(pk=claim.pk).exists()


def test_a_public_report_is_withdrawn_with_the_reason(edith):
    report = make.AttributionFactory(claim=make.ClaimFactory(published=True))

    undo(act_of(report), edith)

    assert Attribution.objects.get(pk=report.pk).withdrawn_reason == "Not so"


def test_a_cross_reference_is_withdrawn(edith):
    link = make.CrossReferenceFactory()

    undo(act_of(link), edith)

    assert CrossReference.objects.get(pk=link.pk).withdrawn_reason == "Not so"


def test_a_dispute_is_withdrawn_with_its_step(edith):
    dispute = make.DisputeFactory()

    undo(act_of(dispute), edith)

    assert Dispute.objects.get(pk=dispute.pk).state == "withdrawn"
    assert dispute.steps.last().text == "Not so"


def test_a_ruling_is_not_taken_back(edith, rhys):
    dispute = make.DisputeFactory()
    dispute.rule("upheld", text="So it is", by=rhys)

    steps = undoing.plan(act_of(dispute))

    assert undoing.RULED in {step.obstacle for step in steps}


def test_what_a_captured_text_rests_on_stays_however_far(edith):
    with changeset(edith, "Capture"):
        snapshot = make.SnapshotFactory()

    with pytest.raises(NothingToUndo):
        undo(act_of(snapshot), edith)


def test_what_became_of_words_in_a_captured_text_stays(edith):
    report = make.AttributionFactory()
    later = make.SnapshotFactory(article=report.article, text="Nobody said anything.")

    steps = undoing.plan(act_of(later))

    assert {step.obstacle for step in steps if step.model is not Look} == {LASTING}


def test_a_merger_is_taken_back_by_two_people(edith, rhys, ada):
    merger = make.MotionFactory(kind="merger", claim=make.ClaimFactory(published=True), other=make.ClaimFactory())
    report = make.AttributionFactory(claim=merger.claim)
    approve(merger, by=rhys)
    act = act_of(Claim.objects.get(pk=merger.claim_id))

    with pytest.raises(undoing.NeedsSecondPerson):
        undo(act, edith)
    approve(undoing.propose(act, by=edith, reason="Two propositions"), by=ada)

    assert Claim.objects.get(pk=merger.claim_id).status == "published"
    assert Attribution.objects.get(pk=report.pk).claim_id == merger.claim_id
    assert Motion.objects.get(pk=merger.pk).state == "approved"


def test_an_assessment_taken_back_leaves_the_one_before_in_force(edith, rhys, ada):
    first = make.AssessmentFactory()
    first.approve(by=rhys)
    second = make.AssessmentFactory(claim=first.claim)
    second.approve(by=rhys)

    approve(undoing.propose(act_of(second), by=edith, reason="Too early"), by=ada)

    assert first.claim.assessments.current().get() == first


def test_a_withdrawal_is_taken_back(edith, rhys, ada):
    motion = make.MotionFactory(claim=make.ClaimFactory(published=True))
    approve(motion, by=rhys)

    approve(undoing.propose(act_of(Claim.objects.get(pk=motion.claim_id)), by=edith, reason="It stands"), by=ada)

    assert Claim.objects.get(pk=motion.claim_id).status == "published"


def test_one_press_takes_an_act_back(as_edith):
    claim = make.ClaimFactory(finding="Before.")
    saved = send(as_edith, f"/c/{claim.pk}/edit/", finding="After.", reason="Why")
    page = as_edith.get(saved.url).content.decode()
    act = last_act()

    answer = send(as_edith, f"/desk/activity/{act.pk}/undo/", next=saved.url)

    assert f'action="/desk/activity/{act.pk}/undo/"' in page
    assert answer.url == saved.url
    assert Claim.objects.get(pk=claim.pk).finding == "Before."


@pytest.mark.parametrize("url", ["https://evil.example/", "//[", ""])
def test_an_undo_leads_nowhere_else(as_edith, edith, url):
    note = Annotation(claim=make.ClaimFactory(), body="Note").add(by=edith)

    answer = send(as_edith, f"/desk/activity/{act_of(note).pk}/undo/", next=url)

    assert answer.url == "/desk/activity/"


@pytest.mark.parametrize(
    ("page", "stays"), [("/c/{}0/", True), ("/a/1/?q=x", True), ("/c/{}@3", False), ("/c/{}/", False)]
)
def test_an_undo_leads_back_unless_the_page_goes_with_the_act(as_edith, page, stays):
    claim = make.ClaimFactory()
    page = page.format(claim.pk)

    answer = send(as_edith, f"/desk/activity/{act_of(claim).pk}/undo/", next=page)

    assert answer.url == (page if stays else "/desk/activity/")


def test_the_page_of_an_act_says_what_it_changed(as_edith):
    claim = make.ClaimFactory(finding="Seen before.")
    send(as_edith, f"/c/{claim.pk}/edit/", finding="Seen after.", reason="Because of it")

    page = as_edith.get(f"/desk/activity/{last_act().pk}/").content.decode()

    assert "<del>before</del>" in page
    assert "<ins>after</ins>" in page
    assert "Because of it" in page
