"""What readers never see."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Annotation, Claim
from ledger.changesets import changeset, seal_now
from ledger.models import Changeset
from tests import factories as make
from tests.pages.record import record

SECRET = "The council never met at all."


@pytest.fixture
def draft(db):
    return make.ClaimFactory(statement=SECRET, topics=[make.TopicFactory()])


def test_a_draft_is_not_found_by_readers(draft, as_rosa: Client) -> None:
    answer = as_rosa.get(f"/c/{draft.pk}/the-council-never-met-at-all/")

    assert answer.status_code == 404


def test_a_draft_is_shown_to_editors(draft, as_edith: Client) -> None:
    answer = as_edith.get(f"/c/{draft.pk}/", follow=True)

    assert SECRET in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/claims/", "/topics/", "/disputes/", "/articles/", "/speakers/"])
def test_a_draft_is_on_no_page(draft, address: str, as_rosa: Client) -> None:
    make.AttributionFactory(claim=draft)
    make.DisputeFactory(claim=draft, statement=SECRET)

    answer = as_rosa.get(address)

    assert SECRET not in answer.content.decode()


def test_a_dispute_about_a_draft_is_not_found(draft, as_rosa: Client) -> None:
    dispute = make.DisputeFactory(claim=draft)

    assert as_rosa.get(dispute.get_absolute_url()).status_code == 404


def test_a_published_claim_does_not_show_a_draft_it_is_linked_to(draft, as_rosa: Client) -> None:
    shown = make.CrossReferenceFactory(from_claim=draft).to_claim

    answer = as_rosa.get(f"/c/{shown.pk}/", follow=True)

    assert SECRET not in answer.content.decode()


def test_a_claim_has_a_revision_since_which_its_link_with_a_draft_is_shown(draft, as_rosa: Client) -> None:
    shown = make.CrossReferenceFactory(from_claim=draft).to_claim
    seal_now()
    before = cited(as_rosa, shown)
    draft.publish(by=make.edith())
    seal_now()
    after = cited(as_rosa, shown)
    with changeset(make.edith(), "Plainer"):
        Claim.objects.filter(pk=draft.pk).update(finding="Plainly never.")
    seal_now()

    told = [SECRET in as_rosa.get(f"/c/{shown.pk}@{number}").content.decode() for number in (before, after)]
    assert told == [False, True]
    assert cited(as_rosa, shown) == after


def test_a_link_that_was_taken_off_makes_no_revision(draft, as_edith: Client) -> None:
    link = make.CrossReferenceFactory(from_claim=draft)
    link.withdraw(by=make.edith(), reason="Not so")
    seal_now()
    before = cited(as_edith, link.to_claim)
    draft.publish(by=make.edith())
    seal_now()

    assert cited(as_edith, link.to_claim) == before


def cited(client: Client, claim: Claim) -> int:
    """The changeset that the page names as the one to cite."""
    page = client.get(f"/c/{claim.pk}/", follow=True).content.decode()
    found = re.search(rf"/c/{claim.pk}@(\d+)", page)
    assert found
    return int(found[1])


def test_the_time_before_publication_is_not_found_by_readers(draft, as_rosa: Client) -> None:
    seal_now()
    before = Changeset.objects.exclude(number=None).first().number
    draft.publish(by=make.edith())
    seal_now()

    assert as_rosa.get(f"/c/{draft.pk}@{before}").status_code == 404
    assert as_rosa.get(f"/c/{draft.pk}@{before + 1}").status_code == 200


def test_an_editors_note_is_for_editors(as_rosa: Client, as_edith: Client) -> None:
    note = make.AnnotationFactory(
        claim=make.ClaimFactory(published=True), body=SECRET, visibility=Annotation.Visibility.EDITORS
    )
    address = reverse("annotation", args=[note.pk])

    assert as_rosa.get(address).status_code == 404
    assert SECRET in as_edith.get(address).content.decode()
    assert SECRET not in as_rosa.get(f"/c/{note.claim_id}/", follow=True).content.decode()


@pytest.mark.parametrize("page", ["/c/{c}/", "/c/{c}@{n}", "/a/{a}/", "/p/{s}/", "/speakers/", "/claims/?speaker={s}"])
def test_a_confidential_speaker_is_named_on_no_page(page: str, as_rosa: Client) -> None:
    hidden = make.SpeakerFactory(name="Ivan Secret", description="a senior official", confidential=True)
    report = make.AttributionFactory(voice="attributed", chain=[hidden])
    seal_now()
    number = Changeset.objects.exclude(number=None).first().number

    shown = as_rosa.get(page.format(c=report.claim_id, a=report.article_id, s=hidden.pk, n=number), follow=True)

    assert "Secret" not in shown.content.decode()
    assert shown.status_code == 200


def test_link_only_rights_show_no_word_beyond_the_passages(as_rosa: Client) -> None:
    outlet = make.OutletFactory(rights="link_only")
    article = make.ArticleFactory(outlet=outlet)
    make.AttributionFactory(article=article, quote="The council allegedly met on Monday")

    shown = as_rosa.get(f"/a/{article.pk}/", follow=True).content.decode()

    assert "met on Monday" in shown
    assert "KYIV" not in shown


def test_editors_see_the_whole_text_whatever_the_rights(as_edith: Client) -> None:
    article = make.ArticleFactory(outlet=make.OutletFactory(rights="link_only"))
    make.AttributionFactory(article=article)

    assert "KYIV" in as_edith.get(f"/a/{article.pk}/", follow=True).content.decode()


def test_history_does_not_tell_readers_of_the_time_before_publication(as_rosa: Client) -> None:
    made = record(2)
    seal_now()

    shown = as_rosa.get(f"/c/{made.claim.pk}/", follow=True).content.decode()

    assert "Record claim" not in shown
    assert "Publish" in shown
