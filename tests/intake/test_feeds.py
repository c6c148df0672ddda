"""Feeds are read when their time has come; what is new in them is taken in once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import NotAllowed
from claims.intake import polling
from sources.ingestion.fetching.apart import Fetched
from sources.ingestion.fetching.refusals import Blocked
from sources.models import Feed, JobItem
from tests.factories import ArticleFactory, OutletFactory, person
from tests.ingestion.test_files import FEED

pytestmark = pytest.mark.usefixtures("rows")

NOW = timezone.now()


@pytest.fixture
def asked(monkeypatch):
    """What was asked of the network, which answers with the feed."""
    asked = []

    def fetch(url, *, etag, modified):
        asked.append((url, etag))
        return Fetched(url, FEED, "application/rss+xml", etag='"1"', unchanged=bool(etag))

    monkeypatch.setattr(polling, "fetch", fetch)
    return asked


def poll_all(at=NOW):
    """What is due, read at once."""
    due = polling.poll_due(at)
    for feed in Feed.objects.all()[:due]:
        polling.read.func(feed.pk)
    return due


def feed_of(by):
    return Feed(outlet=OutletFactory(), url="https://example.com/feed").add(by=by)


def test_what_a_feed_names_is_taken_in_as_an_act_of_who_added_it(edith, asked):
    feed = feed_of(edith)

    poll_all()

    items = JobItem.objects.select_related("job")
    assert [item.url for item in items] == ["https://example.com/1", "https://example.com/2"]
    assert {(item.job.by, item.job.outlet) for item in items} == {(edith, feed.outlet)}


def test_a_feed_is_left_until_its_time_has_come(edith, asked):
    feed_of(edith)

    read = [poll_all(NOW + timedelta(minutes=minutes)) for minutes in (0, 59, 60)]

    assert read == [1, 0, 1]
    assert [etag for _, etag in asked] == ["", '"1"']


def test_what_is_on_record_or_was_tried_is_not_taken_in_again(edith, asked, monkeypatch):
    ArticleFactory(url="https://example.com/1")
    feed = feed_of(edith)

    first, again = polling.poll(feed), polling.poll(feed)

    assert [item.url for item in first.items.all()] == ["https://example.com/2"]
    assert again is None


def test_a_feed_that_does_not_answer_says_so(edith, monkeypatch):
    def fetch(*args, **kwargs):
        raise Blocked

    monkeypatch.setattr(polling, "fetch", fetch)
    feed = feed_of(edith)

    poll_all()

    feed.refresh_from_db()
    assert feed.said == str(Blocked())


def test_a_feed_that_is_left_is_not_read(edith, asked):
    feed_of(edith).switch(on=False, by=edith)

    assert polling.poll_due(NOW) == 0


def test_a_reader_may_not_add_or_leave_a_feed(edith):
    feed, rita = feed_of(edith), person("rita", "reader")

    for act in (lambda: feed_of(rita), lambda: feed.switch(on=False, by=rita)):
        with pytest.raises(NotAllowed):
            act()
