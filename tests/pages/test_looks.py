"""A claim's page says what needs another look, and lets editors confirm it."""

import pytest
from django.test import Client

from claims.models import Look
from ledger.changesets import seal_now
from ledger.models import Changeset
from tests import factories as make
from tests.pages.asking import words

CHIP = "needs another look"


@pytest.fixture
def look(edith):
    """At a report of a published claim."""
    report = make.AttributionFactory(claim=make.ClaimFactory(published=True))
    claim = report.claim
    claim.revise(by=edith, reason="Clearer", version=claim.version, statement="It sat.")
    return Look.objects.get()


def test_readers_see_the_mark_and_its_reason_but_no_button(look, as_rosa: Client) -> None:
    page = words(look.claim, as_rosa)

    assert CHIP in page
    assert "The statement was changed." in page
    assert f"/looks/{look.pk}/confirm/" not in page


def test_a_link_and_a_closed_dispute_bear_it_too(edith, rhys, as_rosa: Client) -> None:
    claim = make.ClaimFactory(published=True)
    other = make.ClaimFactory(published=True)
    make.CrossReferenceFactory(from_claim=claim, to_claim=other)
    make.DisputeFactory(claim=claim).rule("rejected", text="No.", by=rhys)

    claim.revise(by=edith, reason="Clearer", version=claim.version, statement="It sat.")

    assert words(claim, as_rosa).count(CHIP) == 2
    assert f"C-{claim.pk}: The statement was changed." in words(other, as_rosa)


def test_an_editor_confirms_and_comes_back(look, as_edith: Client) -> None:
    assert f"/looks/{look.pk}/confirm/" in words(look.claim, as_edith)

    answer = as_edith.post(f"/looks/{look.pk}/confirm/")

    assert answer.headers["Location"].endswith(f"#R-{look.attribution_id}")
    page = words(look.claim, as_edith)
    assert ("Confirmed." in page, CHIP in page) == (True, False)


def test_a_second_confirmation_says_so(look, as_edith: Client, rhys) -> None:
    look.confirm(by=rhys)

    page = as_edith.post(f"/looks/{look.pk}/confirm/", follow=True).content.decode()

    assert "Somebody confirmed this already." in page


def test_readers_confirm_nothing(look, as_rosa: Client) -> None:
    answer = as_rosa.post(f"/looks/{look.pk}/confirm/")

    look.refresh_from_db()
    assert (answer.headers["Location"], look.confirmed_at) == ("/accounts/login/?next=/", None)


def test_a_confirmation_needs_the_token_of_its_form(look, edith) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(edith)

    assert client.post(f"/looks/{look.pk}/confirm/").status_code == 403


def test_the_past_shows_what_waited_then_without_a_button(look, edith, as_edith: Client) -> None:
    seal_now()
    number = Changeset.objects.order_by("number").last().number
    look.confirm(by=edith)

    page = as_edith.get(f"/c/{look.claim_id}@{number}").content.decode()

    assert CHIP in page
    assert f"/looks/{look.pk}/confirm/" not in page
