"""Readers tell the newsroom something, without an account."""

import pytest
from django.core import mail

from claims.models import Tip
from claims.models.proposed import NotWaiting
from tests import factories as make
from tests.desk.sending import send
from tests.raw import alter, refused

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def claim():
    return make.ClaimFactory(published=True)


@pytest.fixture
def tip(claim):
    return Tip.objects.create(claim=claim, text="It was Monday.", contact="rosa@example.org")


def tell(client, claim, **given):
    return send(client, f"/c/{claim.pk}/tip/", **{"kind": "wrong", "text": "It was Monday.", **given})


def test_a_reader_sends_a_tip(as_rosa, claim):
    answer = tell(as_rosa, claim)

    assert answer.url == claim.get_absolute_url()
    assert Tip.objects.get().text == "It was Monday."


def test_a_reader_is_thanked(as_rosa, claim):
    answer = as_rosa.get(tell(as_rosa, claim).url)

    assert "Thank you" in answer.content.decode()


def test_a_tip_can_be_on_an_article(as_rosa):
    article = make.ArticleFactory()

    send(as_rosa, f"/a/{article.pk}/tip/", kind="source", text="See the paper.", url="https://example.org/paper")

    assert Tip.objects.get().article == article


def test_a_tip_on_a_draft_is_not_taken(as_rosa):
    assert as_rosa.get(f"/c/{make.ClaimFactory().pk}/tip/").status_code == 404


def test_machines_are_turned_away(as_rosa, claim):
    answer = tell(as_rosa, claim, website="https://spam.example")

    assert answer.status_code == 422
    assert not Tip.objects.exists()


def test_an_empty_tip_keeps_the_rest(as_rosa, claim):
    answer = tell(as_rosa, claim, text="", contact="rosa@example.org")

    assert answer.status_code == 422
    assert "rosa@example.org" in answer.content.decode()


def test_too_many_tips_are_refused(as_rosa, claim):
    answers = [tell(as_rosa, claim).status_code for _ in range(6)]

    assert answers == [303] * 5 + [429]


def test_an_answer_is_mailed_to_who_asked_for_it(as_edith, tip, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send(as_edith, f"/desk/tips/{tip.pk}/answer/", state="answered", answer="You are right.")

    assert mail.outbox[0].to == ["rosa@example.org"]
    assert "You are right." in mail.outbox[0].body


def test_closing_needs_words(as_edith, tip):
    answer = send(as_edith, f"/desk/tips/{tip.pk}/answer/", state="closed", answer="")

    assert answer.status_code == 422


def test_a_tip_is_dealt_with_once(tip, edith, rhys):
    tip.decide("closed", answer="Nothing to do", by=edith)

    with pytest.raises(NotWaiting):
        tip.decide("answered", answer="Thanks", by=rhys)


def test_a_tip_is_opened_again(as_edith, tip, edith):
    tip.decide("closed", answer="Nothing to do", by=edith)

    as_edith.post(f"/desk/tips/{tip.pk}/reopen/")

    assert Tip.objects.waiting().get() == tip


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("tip_one_target", {"claim": None}),
        ("tip_says_something", {"text": ""}),
        ("tip_decided_whole", {"state": "closed"}),
    ],
)
def test_the_database_refuses_a_tip(tip, constraint, columns):
    with refused(constraint):
        alter(tip, **columns)


def test_what_a_reader_wrote_is_shown_as_text(as_edith, claim):
    tip = Tip.objects.create(claim=claim, text="<script>alert(1)</script>")

    assert "<script>alert" not in as_edith.get(f"/desk/tips/{tip.pk}/").content.decode()
