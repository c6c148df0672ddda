"""Each page asks the database the same number of questions, however many rows it shows."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.pages.claims import claim_url
from ledger.changesets import seal_now
from tests.pages.record import Record, record

PAGES: dict[str, Callable[[Record], str]] = {
    "home": lambda _: "/",
    "claims": lambda _: "/claims/?q=joining",
    "claim": lambda r: claim_url(r.claim),
    "values": lambda r: f"/c/{r.claim.pk}/values.csv",
    "compare": lambda r: f"/c/{r.claim.pk}/compare/?" + "&".join(f"r={row.pk}" for row in r.reports[:4]),
    "article": lambda r: reverse("article", args=[r.article.pk, r.article.title.lower().replace(" ", "-")]),
    "articles": lambda _: "/articles/",
    "outlet": lambda r: r.article.outlet.get_absolute_url(),
    "outlet reports": lambda r: f"/outlets/{r.article.outlet.pk}/reports/",
    "outlets": lambda _: "/outlets/",
    "speaker": lambda r: r.speaker.get_absolute_url(),
    "speaker reports": lambda r: f"/speakers/{r.speaker.pk}/reports/",
    "speakers": lambda _: "/speakers/",
    "topic": lambda r: r.topic.get_absolute_url(),
    "topics": lambda _: "/topics/",
    "dispute": lambda r: r.dispute.get_absolute_url(),
    "disputes": lambda _: "/disputes/",
}


@pytest.mark.parametrize("page", PAGES)
def test_queries_do_not_grow_with_rows(page: str, as_rosa: Client) -> None:
    small, large = record(2), record(5)
    address = PAGES[page]

    few = _queries(as_rosa, address(small))
    many = _queries(as_rosa, address(large))

    assert len(many) <= len(few), "\n".join(many)


def test_a_past_claim_needs_as_few_queries_as_rows_grow(as_rosa: Client) -> None:
    small, large = record(2), record(5)
    seal_now()
    number = _last_number()

    few = _queries(as_rosa, f"/c/{small.claim.pk}@{number}")
    many = _queries(as_rosa, f"/c/{large.claim.pk}@{number}")

    assert len(many) <= len(few), "\n".join(many)


def _queries(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return [query["sql"] for query in asked.captured_queries]


def _last_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(number) FROM ledger_changeset")
        return cursor.fetchone()[0]
