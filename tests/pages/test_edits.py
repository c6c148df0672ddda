"""What outlets changed silently is shown where the words are, with both wordings and both dates."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.anchors import accept, keep
from claims.models import CheckedPassage
from claims.pages.edits import edits
from ledger.asof import Reader
from ledger.changesets import seal_now
from ledger.models import Changeset
from sources.anchoring import Span
from sources.models import Snapshot
from tests import factories as make
from tests.pages.asking import words

pytestmark = pytest.mark.usefixtures("rows")

QUOTE = "The council allegedly met on Monday"
CHANGED = QUOTE.replace("Monday", "Sunday")
LABEL = "changed by the outlet"


@pytest.fixture
def report():
    return make.AttributionFactory(claim=make.ClaimFactory(published=True), quote=QUOTE)


def captured(report, said, by):
    """The check after its outlet said something else."""
    return Snapshot.objects.capture(report.article, f"KYIV. {said}. Rain fell.", by=by).checks.get(
        passage=report.words.get().passage
    )


def found(report):
    passage = report.words.get().passage_id
    return edits(Reader(), [passage])[passage]


def test_a_claim_shows_both_wordings_and_when_each_was_seen(report, edith, as_rosa: Client) -> None:
    check = captured(report, CHANGED, edith)

    page = words(report.claim, as_rosa)

    assert (LABEL in page, "<ins>Sunday</ins>" in page) == (True, True)
    assert "<del>Monday</del>" in page
    assert page.count(f"/texts/#t{check.snapshot_id}") == page.count(f"/texts/#t{check.passage.snapshot_id}") == 1


def test_words_that_only_moved_are_not_called_changed(report, edith, as_rosa: Client) -> None:
    captured(report, f"Snow fell. {QUOTE}", edith)

    assert LABEL not in words(report.claim, as_rosa)


def test_an_article_shows_them_too(report, edith, as_rosa: Client) -> None:
    captured(report, CHANGED, edith)

    page = as_rosa.get(report.article.get_absolute_url()).content.decode()

    assert 'id="edits"' in page
    assert "<ins>Sunday</ins>" in page


def test_each_change_is_told_once_and_a_change_back_too(report, edith) -> None:
    for said in (CHANGED, f"Snow fell. {CHANGED}", "Nothing", f"{QUOTE}"):
        captured(report, said, edith)

    told = [(edit.before, edit.after, edit.label) for edit in found(report)]

    assert told == [
        (QUOTE, CHANGED, LABEL),
        (CHANGED, "", "gone from the outlet’s text"),
        ("", QUOTE, "as it was again"),
    ]


def test_what_words_were_before_an_editor_took_them_is_still_shown(report, edith) -> None:
    check = captured(report, CHANGED, edith)
    accept(check, Span(check.start, check.end), by=edith)

    edit = found(report)[0]

    assert report.words.get().passage.exact == CHANGED
    assert (edit.before, edit.after, edit.decision) == (QUOTE, CHANGED, "New words taken")


def test_only_editors_are_asked_to_decide_and_only_until_somebody_did(report, edith, as_rosa, as_edith) -> None:
    check = captured(report, CHANGED, edith)
    link = f"/checks/{check.pk}/"
    asked = [link in words(report.claim, client) for client in (as_rosa, as_edith)]

    keep(check, by=edith)

    assert asked == [False, True]
    assert link not in words(report.claim, as_edith)


def test_the_past_knows_of_no_later_edit(report, edith, as_rosa: Client) -> None:
    seal_now()
    before = Changeset.objects.order_by("number").last().number
    captured(report, CHANGED, edith)
    seal_now()
    after = Changeset.objects.order_by("number").last().number

    pages = [as_rosa.get(f"/c/{report.claim_id}@{number}").content.decode() for number in (before, after)]

    assert [LABEL in page for page in pages] == [False, True]
    assert f"/c/{report.claim_id}@{after}" in words(report.claim, as_rosa)


def edited(claim, by):
    """The check of one more report of the claim, whose outlet said something else."""
    return captured(make.AttributionFactory(claim=claim, quote=QUOTE), CHANGED, by)


def test_many_edits_are_read_with_as_many_queries_as_one(edith, as_rosa: Client) -> None:
    claim = make.ClaimFactory(published=True)
    edited(claim, edith)
    with CaptureQueriesContext(connection) as few:
        words(claim, as_rosa)
    for _ in range(3):
        edited(claim, edith)
    with CaptureQueriesContext(connection) as many:
        words(claim, as_rosa)

    assert len(many) == len(few)
    assert CheckedPassage.objects.waiting().count() == 4
