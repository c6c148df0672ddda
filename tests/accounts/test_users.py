"""People, added in changesets like any other row."""

import pytest

from accounts.models import User
from accounts.roles import NotAllowed, Role
from ledger.changesets import seal_now
from ledger.models import Changeset
from tests.factories import person
from tests.raw import alter, refused

pytestmark = pytest.mark.usefixtures("rows")


def last_changeset():
    seal_now()
    return Changeset.objects.order_by("number").last()


def test_an_administrator_adds_people(ada):
    user = User.objects.add("nora", role=Role.EDITOR, by=ada, password="long enough for a test", name="Nora")

    assert (user.role, str(user)) == ("editor", "Nora")
    assert user.check_password("long enough for a test")
    assert (last_changeset().actor, last_changeset().reason) == (ada, "Add editor")


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.REVIEWER])
def test_nobody_else_adds_people(role):
    somebody = person("somebody", role)

    with pytest.raises(NotAllowed):
        User.objects.add("nora", role=Role.ADMIN, by=somebody)

    assert not User.objects.filter(username="nora").exists()


def test_the_command_line_adds_people_without_an_actor():
    User.objects.create_superuser("root", "long enough for a test")

    assert User.objects.get(username="root").role == "admin"
    assert (last_changeset().actor, last_changeset().tool) == (None, "command")


def test_nobody_signs_in_without_a_password(edith):
    assert not edith.has_usable_password()


def test_a_username_is_taken_in_any_case(edith):
    with refused("user_username_once"):
        User.objects.add("EDITH", role=Role.READER, by=None)


def test_the_database_knows_the_roles(edith):
    with refused("user_role_known"):
        alter(edith, role="owner")


def test_history_knows_the_role_and_never_the_name(edith):
    (row,) = edith.history.all()

    assert row.role == "editor"
    assert not hasattr(row, "username")
    assert not hasattr(row, "password")


def test_signing_in_needs_no_changeset(as_edith, edith):
    edith.refresh_from_db()

    assert edith.last_login is not None
    assert edith.history.count() == 1
