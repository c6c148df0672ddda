"""All texts of an article, each at its own address, and what changed from one to the next."""

import re

import pytest
from django.test import Client

from ledger.changesets import seal_now
from ledger.models import Changeset
from sources.models import Snapshot
from tests import factories as make
from tests.factories.sources import TEXT

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def article(edith):
    """Two texts, the second with another figure, at an address."""
    found = make.ArticleFactory(url="https://example.com/news/1")
    passage = make.SnapshotFactory(article=found).quote("Some 80 settlements", by=edith)
    seal_now()
    Snapshot.objects.capture(found, TEXT.replace("80", "90"), by=edith)
    seal_now()
    make.AttributionFactory(
        claim=make.ClaimFactory(published=True), article=found, quote=passage.exact.replace("80", "90")
    )
    return found


def numbers(article):
    """The numbers of the changesets in which its texts were captured."""
    return [
        Changeset.objects.get(pk=row.history.get().pgh_changeset_id).number for row in article.snapshots.order_by("id")
    ]


def read(client, url):
    return client.get(url).content.decode()


def test_readers_are_told_how_much_changed_but_not_shown_the_text(article, as_rosa: Client) -> None:
    page = read(as_rosa, f"/a/{article.pk}/texts/")

    assert "1 changed" in page
    assert "1 altered" in page
    assert "settlements lie" not in page


def test_who_may_read_the_whole_text_sees_what_changed(article, as_rosa, as_edith) -> None:
    assert "<del>80" in read(as_edith, f"/a/{article.pk}/texts/")

    free = make.ArticleFactory(outlet=make.OutletFactory(rights="full"))
    for figure in ("80", "70"):
        make.SnapshotFactory(article=free, text=TEXT.replace("80", figure))

    assert "<ins>70" in read(as_rosa, f"/a/{free.pk}/texts/")


def test_each_text_has_an_address_that_answers_the_same_for_ever(article, as_edith: Client) -> None:
    first, second = (read(as_edith, f"/a/{article.pk}@{number}/") for number in numbers(article))

    assert ("Some 80" in first, "Some 90" in first) == (True, False)
    assert "This is the text as captured on" in first
    assert "Some 90" in second


def test_a_text_can_be_found_by_who_looks_for_it(article, as_rosa: Client) -> None:
    page = read(as_rosa, f"/a/{article.pk}/texts/")

    assert all(f'href="/a/{article.pk}@{number}/"' in page for number in numbers(article))


def test_readers_see_of_a_past_text_what_rights_allow(article, as_rosa: Client) -> None:
    first, second = (read(as_rosa, f"/a/{article.pk}@{number}/") for number in numbers(article))

    assert "80" not in re.sub(r"\d{3,}", "", first.partition('id="text-title"')[2])  # ids of rows aside
    assert "Some 90 settlements" in second


@pytest.mark.parametrize("number", [0, 10**9])
def test_there_is_no_text_of_another_time(article, as_rosa: Client, number: int) -> None:
    assert as_rosa.get(f"/a/{article.pk}@{number}/").status_code == 404


def test_a_web_archives_copy_of_the_time_is_linked(article, as_rosa: Client) -> None:
    at = article.snapshots.order_by("id")[0].captured_at

    assert f"https://web.archive.org/web/{at:%Y%m%d%H%M%S}/{article.url}" in read(as_rosa, f"/a/{article.pk}/texts/")


def test_an_article_without_an_address_has_no_copy(as_rosa: Client) -> None:
    text = make.SnapshotFactory()

    assert "web.archive.org" not in read(as_rosa, f"/a/{text.article_id}/texts/")
