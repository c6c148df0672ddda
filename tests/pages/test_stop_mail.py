"""Stopping the daily mail from the mail, without signing in."""

import pytest
from django.test import Client

from claims.daily_mail import stop_address
from claims.models import Watch
from tests import factories as make

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def watch():
    claim = make.ClaimFactory(published=True, statement="The harbour was closed.")
    return make.WatchFactory(claim=claim, frequency="daily")


@pytest.fixture
def address(watch):
    return stop_address(watch.user)


def test_the_mail_program_stops_it_with_one_click(watch, address):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(address, {"List-Unsubscribe": "One-Click"})

    watch.refresh_from_db()
    assert (answer.status_code, watch.frequency) == (200, "app")


def test_following_the_link_stops_nothing_by_itself(as_rosa, watch, address):
    page = as_rosa.get(address).content.decode()

    watch.refresh_from_db()
    assert "Stop the daily mail?" in page
    assert watch.frequency == "daily"


def test_the_page_names_neither_the_person_nor_what_they_follow(as_rosa, address):
    page = as_rosa.get(address).content.decode()

    assert "rita" not in page
    assert "harbour" not in page


def test_stopping_twice_is_no_fault(as_rosa, address):
    as_rosa.post(address)

    assert "is stopped" in as_rosa.post(address).content.decode()
    assert "There is no daily mail" in as_rosa.get(address).content.decode()


def test_the_mail_of_others_goes_on(as_rosa, watch, address, edith):
    other = make.WatchFactory(claim=watch.claim, by=edith_with_mail(edith), frequency="daily")

    as_rosa.post(address)

    assert list(Watch.objects.filter(frequency="daily")) == [other]


def edith_with_mail(edith):
    type(edith).objects.filter(pk=edith.pk).update(email="edith@example.org")
    return type(edith).objects.get(pk=edith.pk)


@pytest.mark.parametrize("token", ["1", "1:x", "x:y"])
def test_an_address_that_was_made_up_stops_nothing(as_rosa, watch, token):
    answer = as_rosa.post(f"/follow/mail/{token}/")

    watch.refresh_from_db()
    assert (answer.status_code, watch.frequency) == (404, "daily")
