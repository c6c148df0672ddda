"""Guessing passwords: held up by place, by network and by person, while the person gets in."""

import pytest
from django.test import Client

from accounts.adapter import AS_SOMEBODY, FROM_A_NETWORK
from accounts.models import User
from tests.accounts.signing_in import PASSWORD, person_with, sent, who
from tests.accounts.test_limits import later, taken

MINUTES = 60


@pytest.fixture
def edith(db) -> User:
    return person_with("edith", email="edith@example.org")


def at(address, **headers):
    return Client(REMOTE_ADDR=address, headers=headers)


def guesses(client, times, names=("edith",)):
    """What so many wrong passwords are answered."""
    return [sent(client, names[n % len(names)], "wrong").status_code for n in range(times)]


def test_five_guesses_in_five_minutes_and_then_a_wait(edith) -> None:
    assert guesses(at("10.0.0.1"), 7) == [422] * 5 + [429] * 2

    later(5 * MINUTES)

    assert who_gets_in(at("10.0.0.1")) == "edith"


def who_gets_in(client):
    sent(client)
    return who(client)


def test_the_right_password_waits_too_and_nothing_is_hashed(edith, monkeypatch) -> None:
    guesses(at("10.0.0.1"), 5)
    monkeypatch.setattr(User, "check_password", None)

    answer = sent(at("10.0.0.1"))

    assert (answer.status_code, 0 < int(answer.headers["Retry-After"]) <= 300) == (429, True)


def test_another_place_does_not_wait(edith) -> None:
    guesses(at("10.0.0.1"), 5)

    assert who_gets_in(at("10.0.0.2")) == "edith"


def test_a_username_and_an_address_are_not_two_chances(edith) -> None:
    names = ["edith", "EDITH", "edith@example.org", "Edith@Example.ORG"]

    assert guesses(at("10.0.0.1"), 6, names) == [422] * 5 + [429]


def test_thirty_guesses_an_hour_from_a_network_at_whomever(edith) -> None:
    names = [f"somebody{n}" for n in range(10)]

    assert guesses(at("10.0.0.1"), 31, names) == [422] * 30 + [429]
    later(30 * MINUTES)
    assert sent(at("10.0.0.1"), "nobody yet").status_code == 429


def test_right_passwords_do_not_count(edith) -> None:
    taken(FROM_A_NETWORK, 29, "10.0.0.1")

    assert [who_gets_in(at("10.0.0.1")) for _ in range(6)] == ["edith"] * 6


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Client-IP", "True-Client-IP"])
def test_an_address_in_a_header_gains_nothing(header, edith) -> None:
    answers = [guesses(at("10.0.0.1", **{header: f"10.9.9.{n}"}), 1)[0] for n in range(6)]

    assert answers == [422] * 5 + [429]


def test_the_header_of_the_own_proxy_counts_when_settings_name_it(edith, settings) -> None:
    settings.ALLAUTH_TRUSTED_CLIENT_IP_HEADER = "X-Real-IP"

    answers = [guesses(at("127.0.0.1", **{"X-Real-IP": f"10.9.9.{n}"}), 1)[0] for n in range(6)]

    assert answers == [422] * 6
    assert sent(at("127.0.0.1")).status_code == 403


def test_a_household_has_one_network_in_ipv6(edith) -> None:
    answers = [guesses(at(f"2001:db8:1:2::{n:x}"), 1)[0] for n in range(1, 7)]

    assert answers == [422] * 5 + [429]
    assert guesses(at("2001:db8:1:3::1"), 1) == [422]


def test_many_networks_together_do_not_guess_for_ever(edith) -> None:
    taken(AS_SOMEBODY, 149, edith.pk)

    assert [guesses(at(f"10.1.{n}.1"), 1)[0] for n in range(3)] == [422, 429, 429]


@pytest.fixture
def besieged(edith) -> Client:
    """Where edith signed in before others began to guess from everywhere."""
    home = at("10.0.0.1")
    sent(home)
    home.post("/accounts/logout/")
    taken(AS_SOMEBODY, 150, edith.pk)
    return home


def test_a_browser_used_before_still_gets_in(besieged) -> None:
    assert who_gets_in(besieged) == "edith"


def test_another_browser_gets_in_with_a_new_password_by_mail(besieged, mailoutbox) -> None:
    elsewhere = at("10.0.0.9")
    assert sent(elsewhere).status_code == 429

    follow_the_mail(elsewhere, mailoutbox, "a quite different sentence")

    assert who(elsewhere) == "edith"


def follow_the_mail(client, mailoutbox, password):
    client.post("/accounts/password/reset/", {"email": "edith@example.org"})
    form = client.get(link(mailoutbox)).url
    return client.post(form, {"password1": password, "password2": password})


def link(mailoutbox):
    return next(word for word in mailoutbox[0].body.split() if "/reset/key/" in word)


def test_a_forged_cookie_is_no_browser_used_before(besieged, edith) -> None:
    forger = at("10.0.0.9")
    forger.cookies["known"] = f"{edith.pk}:1abcde:forged"

    assert sent(forger).status_code == 429


def test_the_own_password_is_not_guessed_in_a_session_left_open(edith) -> None:
    client = at("10.0.0.1")
    sent(client)
    new = {"password1": PASSWORD + "!", "password2": PASSWORD + "!"}

    answers = [client.post("/accounts/password/", {"oldpassword": "wrong", **new}).status_code for _ in range(6)]

    assert answers == [422] * 5 + [429]
