"""How long a session lasts, and how it is ended."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.sessions import BEGAN, SEEN
from ledger.changesets import changeset
from tests.accounts.signing_in import PASSWORD, person_with, sent, who

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def edith(rows) -> User:
    return person_with("edith")


@pytest.fixture
def here(edith) -> Client:
    """Where edith sits."""
    return signed_in_at("10.0.0.1")


def signed_in_at(address):
    client = Client(REMOTE_ADDR=address, headers={"user-agent": FIREFOX})
    sent(client)
    return client


def aged(client, **seconds):
    """As if so much time had passed for these moments of the session."""
    session = client.session
    for moment, ago in seconds.items():
        session[moment] -= ago
    session.save()


def left_alone(client, minutes):
    Session.objects.filter(pk=client.session.session_key).update(
        expire_date=client.session.get_expiry_date() - timedelta(minutes=minutes)
    )


def test_a_session_ends_after_half_an_hour_of_nothing(here) -> None:
    left_alone(here, 29)
    assert who(here) == "edith"

    left_alone(here, 31)

    assert here.get("/accounts/").status_code == 302


def test_a_session_in_use_goes_on(here) -> None:
    left_alone(here, 20)
    aged(here, **{SEEN: 61})

    here.get("/")

    (kept,) = Session.objects.filter(pk=here.session.session_key)
    assert kept.expire_date - timezone.now() > timedelta(minutes=29)


def test_a_page_read_within_the_minute_writes_nothing(here, django_assert_num_queries) -> None:
    before = here.session.get_expiry_date(), UserSession.objects.get().last_seen_at

    here.get("/methods/")

    assert UserSession.objects.get().last_seen_at == before[1]


def test_a_session_ends_after_twelve_hours_even_in_use(here) -> None:
    aged(here, **{BEGAN: 12 * 3600 - 5})
    assert here.get("/accounts/").status_code == 200

    aged(here, **{BEGAN: 10})

    assert here.get("/accounts/").status_code == 302
    assert not Session.objects.exists()


@pytest.mark.parametrize("change", [{"role": "reviewer"}, {"is_active": False}, {"password": "argon2$other"}])
def test_a_session_ends_with_the_role_the_account_or_the_password(change, here, edith, ada) -> None:
    with changeset(ada, "Changed"):
        User.objects.filter(pk=edith.pk).update(**change)

    assert here.get("/accounts/").url == "/accounts/login/?next=/accounts/"


def test_a_cookie_is_worth_nothing_after_signing_out(here) -> None:
    old = here.cookies["session"].value
    here.post("/accounts/logout/")

    here.cookies["session"] = old

    assert here.get("/accounts/").status_code == 302


def test_ones_own_sessions_are_listed(here) -> None:
    signed_in_at("10.0.0.2")

    page = here.get("/accounts/").content.decode()

    assert (page.count("Firefox on Linux</h3>"), page.count("(this one)")) == (1, 1)
    assert ("10.0.0.1" in page, "10.0.0.2" in page) == (True, True)


def test_one_session_is_ended_from_another(here) -> None:
    there = signed_in_at("10.0.0.2")
    other = UserSession.objects.get(ip="10.0.0.2")

    page = here.post(f"/accounts/sessions/{other.pk}/end/", follow=True).content.decode()

    assert "That session has ended." in page
    assert (who(here), who(there)) == ("edith", "")


def test_all_others_are_ended_at_once(here) -> None:
    others = [signed_in_at(f"10.0.0.{n}") for n in (2, 3)]

    here.post("/accounts/sessions/end/")

    assert [who(client) for client in (here, *others)] == ["edith", "", ""]


def test_the_session_one_sits_in_can_be_ended_too(here) -> None:
    answer = here.post(f"/accounts/sessions/{UserSession.objects.get().pk}/end/", follow=True)

    assert answer.redirect_chain[-1][0] == "/accounts/login/?next=/accounts/"


def test_nobody_ends_the_sessions_of_others(here, as_rhys: Client) -> None:
    theirs = f"/accounts/sessions/{UserSession.objects.get().pk}/end/"

    assert as_rhys.post(theirs).status_code == as_rhys.post("/accounts/sessions/999999/end/").status_code == 404
    assert who(here) == "edith"


def test_what_somebody_signed_in_sees_is_kept_by_no_cache_between(here, as_rosa: Client) -> None:
    assert "private" in here.get("/methods/").headers["Cache-Control"]
    assert "Cache-Control" not in as_rosa.get("/methods/").headers


def test_a_changed_password_ends_the_other_sessions_and_not_this_one(here) -> None:
    there = signed_in_at("10.0.0.2")
    new = "a quite different sentence"

    here.post("/accounts/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert (who(here), who(there)) == ("edith", "")
