"""Texts from a web archive stand at the time of the archive, and follow each other in that order."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.intake.taking import take
from sources.anchoring import find
from sources.ingestion.capturing import moment
from sources.ingestion.unpacking import items_of
from sources.models import JobItem, PassageCheck, Snapshot
from tests.desk.sending import send
from tests.ingestion import making
from tests.ingestion.test_files import PAGE, SENTENCE

pytestmark = pytest.mark.usefixtures("rows")

URL = "https://example.com/1"
FIRST, SECOND, THIRD = "2024-05-03T10:00:00Z", "2024-05-04T10:00:00Z", "2024-05-05T10:00:00Z"


def bring(by, at, page=PAGE):
    """What becomes of the one page of a web archive."""
    (item,) = items_of(making.warc({URL: page}, at=at))
    return take(item, by=by)


def test_an_archived_text_stands_when_it_was_archived(edith):
    bring(edith, FIRST)

    assert Snapshot.objects.get().stood_at == datetime(2024, 5, 3, 10, tzinfo=UTC)


def test_a_later_archived_text_shows_the_edit(edith):
    bring(edith, FIRST)
    text = Snapshot.objects.get()
    text.passage(find(text.text, SENTENCE)[0], by=edith)

    bring(edith, SECOND, PAGE.replace(b"Monday", b"Sunday"))

    check = PassageCheck.objects.get()
    assert (check.state, check.snapshot.stood_at.day) == ("altered", 4)


def test_an_earlier_one_is_refused_in_words(edith):
    bring(edith, SECOND)

    taken = bring(edith, FIRST, PAGE.replace(b"Monday", b"Sunday"))

    assert (taken.state, Snapshot.objects.count()) == ("refused", 1)
    assert "in the order of their time" in taken.why


def test_texts_of_many_archives_are_taken_in_as_they_stood(edith, as_edith):
    files = [
        SimpleUploadedFile("b.warc", making.warc({URL: PAGE.replace(b"Monday", b"Sunday")}, at=SECOND)),
        SimpleUploadedFile("a.warc", making.warc({URL: PAGE}, at=THIRD) + making.warc({URL: PAGE}, at=FIRST)),
    ]

    send(as_edith, "/desk/add/many/", documents=files)

    assert [item.archived for item in JobItem.objects.order_by("id")] == [FIRST, SECOND, THIRD]


def test_an_earlier_one_that_is_the_same_is_there_already(edith):
    bring(edith, SECOND)

    assert bring(edith, FIRST).state == "there"


@pytest.mark.parametrize("written", ["", "yesterday", "2024-13-01T00:00:00Z"])
def test_a_time_that_is_none_is_not_guessed(written):
    assert moment(written) is None
