"""A claim's past: all revisions, two compared, one gone back to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Annotation, Claim
from ledger.changesets import seal_now
from tests import factories as make
from tests.desk.sending import send

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def claim(edith):
    """Published, then worded anew."""
    found = make.ClaimFactory(statement="It was seen before.", published=True)
    found.revise(by=edith, reason="Reword", version=found.version, statement="It was seen after.")
    return found


def numbers(claim):
    """The changesets of the claim itself, in order."""
    seal_now()
    return list(claim.history.order_by("pgh_id").values_list("pgh_changeset__number", flat=True))


def text(client, url):
    seal_now()
    return client.get(url).content.decode()


def test_every_revision_says_who_and_why(as_rosa, claim):
    page = text(as_rosa, f"/c/{claim.pk}/history/")

    assert "Reword" in page
    assert "edith" in page


def test_two_picked_revisions_are_compared(as_rosa, claim):
    _, published, reworded = numbers(claim)

    answer = as_rosa.get(f"/c/{claim.pk}/history/?from={reworded}&to={published}")

    assert answer.url == f"/c/{claim.pk}/diff/{published}..{reworded}/"


def test_a_comparison_shows_words(as_rosa, claim):
    _, published, reworded = numbers(claim)

    page = text(as_rosa, f"/c/{claim.pk}/diff/{published}..{reworded}/")

    assert "<del>before</del>" in page
    assert "<ins>after</ins>" in page


def test_what_changed_since_a_citation_names_reports_and_links(as_rosa, claim):
    cited = numbers(claim)[1]
    report = make.AttributionFactory(claim=claim)
    make.CrossReferenceFactory(from_claim=claim)

    page = text(as_rosa, f"/c/{claim.pk}/diff/{cited}../")

    assert f"R-{report.pk}" in page
    assert "supports C-" in page.replace("<ins>", "").replace("</ins>", "")


def test_a_comparison_keeps_editors_notes_from_readers(as_rosa, as_edith, claim, edith):
    cited = numbers(claim)[1]
    Annotation(claim=claim, body="Whisper", visibility="editors").add(by=edith)

    pages = [text(client, f"/c/{claim.pk}/diff/{cited}../") for client in (as_rosa, as_edith)]

    assert ["Whisper" in page for page in pages] == [False, True]


def test_readers_do_not_see_the_time_before_publication(as_rosa, claim):
    drafted, published, _ = numbers(claim)

    answer = as_rosa.get(f"/c/{claim.pk}/diff/{drafted}..{published}/")

    assert answer.status_code == 404


def test_a_changeset_that_never_was_has_no_comparison(as_rosa, claim):
    assert as_rosa.get(f"/c/{claim.pk}/diff/1..99999999/").status_code == 404


def test_the_wording_goes_back_and_the_reports_stay(as_edith, claim):
    published = numbers(claim)[1]
    report = make.AttributionFactory(claim=claim)

    send(as_edith, f"/c/{claim.pk}/revert/{published}/")

    assert Claim.objects.get(pk=claim.pk).statement == "It was seen before."
    assert claim.attributions.get() == report


def test_a_comparison_asks_the_same_number_of_questions(as_rosa, claim, django_assert_num_queries):
    cited = numbers(claim)[1]
    make.AttributionFactory(claim=claim)
    with CaptureQueriesContext(connection) as few:
        as_rosa.get(f"/c/{claim.pk}/diff/{cited}../")
    make.AttributionFactory.create_batch(3, claim=claim)

    with django_assert_num_queries(len(few)):
        as_rosa.get(f"/c/{claim.pk}/diff/{cited}../")
