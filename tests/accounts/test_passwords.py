"""What passwords are taken, and how one is set."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import User
from tests.accounts.signing_in import PASSWORD, person_with, sent, who
from tests.accounts.test_guessing import follow_the_mail, link
from tests.raw import alter, refused

EDITH = User(username="edith", name="Edith Wharton", email="e.wharton@example.org")
NEW = "a quite different sentence"


@pytest.fixture
def edith(rows) -> User:
    return person_with("edith", email="edith@example.org")


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "щось зовсім інше тут",
        "🐟🐠🐡🦈🐙🐚🪸🦐🦑🦀🦞🐬🐳🐋🐊",
        "904817365028411",
        "abcdefghijklmnopq",
        "claimline has a fishy taste",
        "a b c d e " * 409,
    ],
)
def test_any_long_sentence_is_taken_whatever_it_is_made_of(password) -> None:
    validate_password(password, EDITH)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("fourteen chars", "at least 15"),
        ("long " * 820, "at most 4,096"),
        ("claimlineclaimline", "easy to guess"),
        ("Claimline-2026!", "easy to guess"),
        ("edithedithedith!", "easy to guess"),
        ("Edith Wharton 123", "easy to guess"),
        ("e.wharton@example.org", "easy to guess"),
        ("aaaaaaaaaaaaaaaaaaaa", "easy to guess"),
        ("12121212121212121212", "easy to guess"),
        ("1qaz2wsx3edc4rfv", "too common"),
    ],
)
def test_what_is_quickly_guessed_is_refused_in_words(password, said) -> None:
    with pytest.raises(ValidationError, match=said):
        validate_password(password, EDITH)


def test_what_is_too_long_is_refused_before_it_is_hashed(edith, as_rosa: Client, monkeypatch) -> None:
    monkeypatch.setattr("django.contrib.auth.hashers.MD5PasswordHasher.encode", None)

    answer = sent(as_rosa, password="x" * 1_000_000)

    assert answer.status_code == 422
    assert "at most 4,096 characters" in answer.content.decode()
    assert not edith.check_password("x" * 4097)


def test_a_name_with_a_nul_is_refused_in_words(as_rosa: Client) -> None:
    answer = sent(as_rosa, "edi\0th")

    assert answer.status_code == 422


def test_a_password_is_changed_by_who_knows_it(edith, as_rosa: Client, mailoutbox) -> None:
    sent(as_rosa)

    as_rosa.post("/accounts/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    edith.refresh_from_db()
    assert (edith.check_password(NEW), who(as_rosa)) == (True, "edith")
    assert "was changed on" in mailoutbox[0].body


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"oldpassword": "wrong"}, "This is not your password."),
        ({"password1": "short"}, "at least 15 characters"),
        ({"password2": "another one than the first"}, "the same password"),
    ],
)
def test_a_change_that_is_not_right_is_refused_in_words(typed, said, edith, as_rosa: Client) -> None:
    sent(as_rosa)

    answer = as_rosa.post("/accounts/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW} | typed)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_link_by_mail_sets_a_new_password_once(edith, as_rosa: Client, mailoutbox) -> None:
    follow_the_mail(as_rosa, mailoutbox, NEW)
    edith.refresh_from_db()
    assert (edith.check_password(NEW), who(as_rosa)) == (True, "edith")

    assert "This link is not valid any more" in Client().get(link(mailoutbox)).content.decode()


def test_the_old_address_sets_nothing_any_more(edith, as_rosa: Client, mailoutbox) -> None:
    User.objects.filter(pk=edith.pk).update(email="new@example.org")

    as_rosa.post("/accounts/password/reset/", {"email": "edith@example.org"})

    assert "nobody there has this address" in mailoutbox[0].body


def test_who_has_an_account_is_not_told_by_the_page(edith, as_rosa: Client) -> None:
    pages = [
        as_rosa.post("/accounts/password/reset/", {"email": f"{name}@example.org"}, follow=True).content
        for name in ("edith", "nobody")
    ]

    assert pages[0] == pages[1]


def test_mail_is_not_sent_without_end(edith, as_rosa: Client, mailoutbox) -> None:
    answers = [as_rosa.post("/accounts/password/reset/", {"email": "edith@example.org"}).status_code for _ in range(6)]

    assert (answers, len(mailoutbox)) == ([302] * 5 + [429], 5)


def test_a_link_that_is_not_valid_says_so(as_rosa: Client) -> None:
    page = as_rosa.get("/accounts/password/reset/key/1-abc-def/", follow=True).content.decode()

    assert "This link is not valid any more" in page


def test_an_address_belongs_to_one_person(edith, rhys) -> None:
    with refused("user_email_once"):
        alter(rhys, email="EDITH@example.org")
