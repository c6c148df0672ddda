"""Articles are looked at again where they were published, ever more seldom; what changed is captured."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.roles import NotAllowed
from claims.chores import CHORES
from claims.intake import revisiting, taking
from sources.anchoring import Span
from sources.ingestion.capturing import capture
from sources.ingestion.extraction import extract
from sources.ingestion.fetching.apart import Fetched
from sources.ingestion.fetching.refusals import Blocked
from sources.models import PassageCheck, Revisit, Snapshot
from sources.models.revisit import AFTER
from tests.factories import ArticleFactory, SnapshotFactory, person
from tests.ingestion.test_files import PAGE, SENTENCE

pytestmark = pytest.mark.usefixtures("rows")

URL = "https://example.com/1"
EDITED = PAGE.replace(b"Monday", b"Sunday")
ANOTHER = b"<html><body><article><h1>Harbour</h1>%s</article></body></html>" % (
    b"<p>Ships from nine countries lay at anchor off the port while the pilots argued about their pay.</p>" * 3
)


@pytest.fixture
def web(monkeypatch):
    """What the network answers with; nothing for what cannot be had."""
    held = {"page": PAGE}

    def fetch(url):
        if not held["page"]:
            raise Blocked
        return Fetched(url, held["page"], "text/html")

    monkeypatch.setattr(taking, "fetch", fetch)
    return held


@pytest.fixture
def row(edith):
    """Of an article with a marked passage."""
    snapshot = capture(extract(PAGE), by=edith, url=URL).snapshot
    start = snapshot.text.index(SENTENCE)
    snapshot.passage(Span(start, start + len(SENTENCE)), by=edith)
    return Revisit.objects.get()


def due_at(row):
    return row.next_at + timedelta(seconds=1)


def test_what_is_captured_from_an_address_is_looked_at_again_within_the_hour(row, edith):
    assert timedelta(minutes=59) < row.next_at - timezone.now() < timedelta(minutes=61)
    assert (row.by, Revisit.objects.due(timezone.now()).exists()) == (edith, False)


def test_an_article_without_an_address_is_not(edith):
    capture(extract(PAGE), by=edith)

    assert not Revisit.objects.exists()


def test_a_worker_is_asked_once_for_each_that_is_due(row, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        asked = [revisiting.revisit_due(due_at(row)) for _ in range(2)]

    assert asked == [1, 0]
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[row.pk]]
    assert CHORES["look again"][1] is revisiting.revisit_due


@pytest.mark.parametrize(
    ("page", "outcome", "texts"),
    [(PAGE, "same", 1), (EDITED, "changed", 2), (ANOTHER, "other", 1), (b"", "refused", 1), (b"MZ", "refused", 1)],
    ids=["same", "edited", "another article", "gone", "no article"],
)
def test_a_look_says_what_stands_there_now(row, web, page, outcome, texts):
    web["page"] = page

    revisiting.look_again.func(row.pk)

    row.refresh_from_db()
    assert (row.outcome, Snapshot.objects.count()) == (outcome, texts)


def test_an_edit_is_found_in_the_passages(row, web, edith):
    web["page"] = EDITED

    said = revisiting.look(row, by=edith)

    assert PassageCheck.objects.get().state == "altered"
    assert said == "Another text, captured. 1 of 1 marked passages differ."


def test_other_typography_alone_is_the_same_text(row, web):
    web["page"] = PAGE.replace(b" Monday", b"&nbsp;Monday")

    revisiting.look_again.func(row.pk)

    assert Snapshot.objects.count() == 1


def test_an_article_is_left_ever_longer_and_in_the_end_for_good(row):
    waits = []
    while row.next_at:
        at = row.next_at
        row.saw("same", at=at)
        waits += [row.next_at - at] if row.next_at else []

    assert waits == AFTER[1:]
    assert waits == sorted(waits)


def test_an_edit_makes_it_be_looked_at_sooner(row):
    for outcome in ["same"] * 5 + ["changed"]:
        row.saw(outcome, at=timezone.now())

    assert row.looks == 3


def test_who_may_not_edit_any_more_captures_nothing(row, web):
    web["page"] = EDITED

    with pytest.raises(NotAllowed):
        revisiting.look(row, by=person("rosa", "reader"))


def test_an_editor_looks_by_hand(row, web, as_edith):
    web["page"] = EDITED

    page = as_edith.post(f"/a/{row.article_id}/look-again/", follow=True).content.decode()

    assert "Another text, captured." in page
    assert Snapshot.objects.count() == 2


def test_there_is_nothing_to_look_at_without_an_address(as_edith):
    article = SnapshotFactory(article=ArticleFactory()).article

    assert as_edith.post(f"/a/{article.pk}/look-again/").status_code == 404
