"""Keeping what was read."""

import pytest

from accounts.roles import NotAllowed
from ledger.models import Changeset
from sources.ingestion.capturing import capture
from sources.ingestion.extracted import Extracted, Named
from sources.models import Article, Snapshot
from tests.factories import OutletFactory, person

pytestmark = pytest.mark.usefixtures("rows")

ADDRESS = "https://en.example.com.ua/news/1"
READ = Extracted(
    text="KYIV (Reuters) - The council met.", extractor="test 1", title="Council meets", language="en", raw=b"<p>"
)


def test_an_article_finds_its_outlet_by_the_domain_of_its_address(edith):
    outlet = OutletFactory(domains=["example.com.ua"])
    OutletFactory(domains=["com.ua"])

    captured = capture(READ, by=edith, url=f"{ADDRESS}?utm_source=x#top")

    assert (captured.article.outlet, captured.article.url) == (outlet, ADDRESS)


def test_headline_and_text_are_captured_with_the_bytes_they_came_from(edith):
    snapshot = capture(READ, by=edith).snapshot

    assert snapshot.text == "Council meets\n\nKYIV (Reuters) - The council met."
    assert (snapshot.raw, snapshot.extractor) == (b"<p>", "test 1")


def test_a_capture_is_one_changeset(committed, edith):
    before = Changeset.objects.count()

    capture(READ, by=edith, url=ADDRESS)

    assert Changeset.objects.count() == before + 1


def test_the_same_text_at_the_same_address_is_kept_once(edith):
    first = capture(READ, by=edith, url=ADDRESS)

    again = capture(READ, by=edith, url=ADDRESS)

    assert (first.is_new, again.is_new) == (True, False)
    assert again.snapshot == first.snapshot


def test_another_text_at_the_same_address_is_the_next_snapshot(edith):
    first = capture(READ, by=edith, url=ADDRESS)

    later = capture(Extracted(text="The council did not meet.", extractor="test 1"), by=edith, url=ADDRESS)

    assert later.snapshot.previous == first.snapshot
    assert Article.objects.count() == 1


def test_the_same_text_without_an_address_is_there_already(edith):
    first = capture(READ, by=edith, url=ADDRESS)

    again = capture(READ, by=edith)

    assert (again.article, again.is_new) == (first.article, False)
    assert Snapshot.objects.count() == 1


def test_the_same_text_at_another_address_is_said(edith):
    first = capture(READ, by=edith, url=ADDRESS)

    other = capture(READ, by=edith, url="https://example.org/2")

    assert (other.is_new, other.elsewhere) == (True, (first.snapshot,))


def test_an_agency_is_credited_with_the_words_that_do_it(edith):
    read = Extracted(
        text="KYIV (Reuters) - The council met.", extractor="t", credits=(Named("Reuters", "KYIV (Reuters) -"),)
    )
    agency = OutletFactory(name="Reuters")

    credit = capture(read, by=edith).article.credits.get()

    assert (credit.name, credit.outlet, credit.passage.exact) == ("Reuters", agency, "KYIV (Reuters) -")


def test_a_date_that_is_none_is_left_out(edith):
    read = Extracted(text="Text.", extractor="t", published="2024-02-31", published_basis="metadata")

    assert capture(read, by=edith).article.published_basis == ""


def test_a_reader_may_not_capture():
    with pytest.raises(NotAllowed):
        capture(READ, by=person("rita", "reader"))
