"""People and their roles in the administration."""

from django.test import Client

from accounts.models import User
from tests import factories as make
from tests.admin.shelf import address, filled_in, last_act

PASSWORD = "correct horse battery staple"


def _added(client: Client, **typed: str) -> str:
    page = address(User, "add")
    given = {"username": "nora", "role": "editor", "password1": PASSWORD, "password2": PASSWORD, "why": "Joins us"}
    return client.post(page, filled_in(client, page, **{**given, **typed}), follow=True).content.decode()


def test_a_person_is_added_with_a_role_and_a_password(as_ada: Client) -> None:
    _added(as_ada)

    nora = User.objects.get(username="nora")
    assert nora.role == "editor"
    assert nora.check_password(PASSWORD)
    assert last_act().reason == "Joins us"


def test_passwords_are_hashed_with_argon2(as_ada: Client, settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    _added(as_ada)

    assert User.objects.get(username="nora").password.startswith("argon2$")


def test_a_short_password_is_refused_in_words(as_ada: Client) -> None:
    page = _added(as_ada, password1="short", password2="short")

    assert "at least 15 characters" in page
    assert not User.objects.filter(username="nora").exists()


def test_a_username_in_other_capitals_is_taken(as_ada: Client) -> None:
    make.person("Nora", "reader")

    assert "This username is taken." in _added(as_ada)


def test_a_change_of_role_is_recorded(as_ada: Client, edith: User) -> None:
    page = address(edith, "change")

    as_ada.post(page, filled_in(as_ada, page, role="reviewer", why="A year of good work"))

    assert edith.history.last().role == "reviewer"
    assert edith.history.last().pgh_changeset.reason == "A year of good work"


def test_a_person_is_deactivated_and_never_deleted(as_ada: Client, edith: User) -> None:
    page = address(edith, "change")
    typed = filled_in(as_ada, page, why="Left")
    del typed["is_active"]

    as_ada.post(page, typed)

    edith.refresh_from_db()
    assert not edith.is_active
    assert as_ada.post(address(edith, "delete"), {"post": "yes", "why": "Left"}).status_code == 403


def test_an_administrator_does_not_lock_themselves_out(as_ada: Client, ada: User) -> None:
    page = address(ada, "change")

    answer = as_ada.post(page, filled_in(as_ada, page, role="reader", why="x")).content.decode()

    assert "Another administrator can." in answer


def test_an_administrator_sets_a_password(as_ada: Client, edith: User) -> None:
    page = f"/admin/accounts/user/{edith.pk}/password/"

    as_ada.post(page, {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true", "set-password": "x"})

    edith.refresh_from_db()
    assert edith.check_password(PASSWORD)
