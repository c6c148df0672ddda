"""Each page has one address; what is not there is not found; nothing typed is a server error."""

import time

import pytest
from django.test import Client

from claims.models import Motion
from claims.motions import approve
from claims.pages.paging import SIZE
from ledger.changesets import seal_now
from ledger.models import Changeset
from tests import factories as make


@pytest.fixture
def claim(db):
    return make.ClaimFactory(statement="The council met on Monday.", published=True)


@pytest.mark.parametrize("address", ["/c/{}", "/c/{}/", "/c/{}/an-older-slug/"])
def test_a_claim_has_one_address(claim, address: str, as_rosa: Client) -> None:
    answer = as_rosa.get(address.format(claim.pk))

    assert answer.status_code == 301
    assert answer["Location"] == f"/c/{claim.pk}/the-council-met-on-monday/"


@pytest.mark.parametrize(
    "words", ["Рада зібралась у понеділок", "Głosowano", "عنوان", "e\u0301té 100% 😀", "…", "A long statement " * 11]
)
def test_names_in_every_script_lead_to_their_pages(words, as_rosa: Client, db) -> None:
    report = make.AttributionFactory(
        claim=make.ClaimFactory(statement=words, published=True),
        article=make.ArticleFactory(title=words),
        chain=[make.SpeakerFactory(name=words)],
    )
    pages = {"c": report.claim_id, "a": report.article_id, "p": report.links.get().speaker_id}

    for kind, pk in pages.items():
        answer = as_rosa.get(f"/{kind}/{pk}/", follow=True)
        assert (answer.status_code, len(answer.redirect_chain)) == (200, 1)


def test_the_next_page_of_a_list_has_one_address_at_any_time(as_rosa: Client, db, monkeypatch) -> None:
    for _ in range(SIZE + 1):
        make.ClaimFactory(published=True)

    now = as_rosa.get("/claims/").context["list"].page.older
    monkeypatch.setattr(time, "time", lambda: 9**9)
    later = as_rosa.get("/claims/").context["list"].page.older

    assert now == later != ""


def test_a_merged_claim_leads_to_where_it_went(claim, as_rosa: Client) -> None:
    motion = make.MotionFactory(kind=Motion.Kind.MERGER, claim=claim, other=make.ClaimFactory(published=True))
    approve(motion, by=make.rhys())

    answer = as_rosa.get(f"/c/{claim.pk}/", follow=True)

    assert answer.redirect_chain[0][0].startswith(f"/c/{motion.other_id}/")
    assert f"C-{claim.pk}" in answer.content.decode()


def test_a_withdrawn_claim_says_why(claim, as_rosa: Client) -> None:
    approve(make.MotionFactory(claim=claim, reason="Nobody ever said so."), by=make.rhys())

    answer = as_rosa.get(f"/c/{claim.pk}/", follow=True)

    assert answer.status_code == 410
    assert "Nobody ever said so." in answer.content.decode()


def test_a_date_leads_to_the_last_changeset_of_that_day(claim, as_rosa: Client) -> None:
    seal_now()
    last = Changeset.objects.exclude(number=None).first()

    answer = as_rosa.get(f"/c/{claim.pk}@{last.sealed_at:%Y-%m-%d}")

    assert answer["Location"] == f"/c/{claim.pk}@{last.number}"


@pytest.mark.parametrize(
    "address",
    [
        "/c/999999/",
        f"/c/{'9' * 30}/",
        f"/c/1@{'9' * 40}",
        "/c/1@2026-02-30",
        "/c/1@1999-01-01",
        "/c/1@yesterday",
        "/claims/?after=nonsense",
        "/disputes/?before=nonsense",
        "/a/999999/",
        "/o/999999/x/",
        "/p/999999/",
        "/e/999999/",
        "/d/999999/",
        "/n/999999/",
        "/nothing/here/",
    ],
)
def test_what_is_not_there_is_not_found(address: str, as_rosa: Client, db) -> None:
    assert as_rosa.get(address).status_code == 404


@pytest.mark.parametrize(
    "query",
    ["topic=x", "topic=999", f"outlet={'9' * 40}", "kind=x", "disputed=perhaps", "q=%00", "q=" + "a" * 501],
)
def test_a_filter_that_makes_no_sense_is_explained(query: str, as_rosa: Client, db) -> None:
    answer = as_rosa.get(f"/claims/?{query}")

    assert answer.status_code == 400
    assert "Error" in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_readers_pages_only_answer_reading(method: str, as_rosa: Client, db) -> None:
    assert getattr(as_rosa, method)("/claims/").status_code == 405


def test_the_theme_is_kept_and_leads_back(as_rosa: Client, db) -> None:
    answer = as_rosa.get("/theme/?set=dark&next=/claims/")

    assert answer["Location"] == "/claims/"
    assert 'data-theme="dark"' in as_rosa.get("/claims/").content.decode()


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"])
def test_the_theme_leads_nowhere_else(address: str, as_rosa: Client) -> None:
    assert as_rosa.get("/theme/", {"set": "dark", "next": address})["Location"] == "/"


def test_every_answer_carries_the_policy(as_rosa: Client, db) -> None:
    policy = as_rosa.get("/nothing/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
