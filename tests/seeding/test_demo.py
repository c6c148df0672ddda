"""The demo's people and their passwords."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.demo import SomebodyElse, let_in, people
from accounts.models import User


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The folder of a demo that has its own database."""
    monkeypatch.setenv("CLAIMLINE_RUN", str(tmp_path / "demo"))
    monkeypatch.setenv("CLAIMLINE_EMBEDDED", "1")
    monkeypatch.setenv("PORT", "8123")
    return tmp_path / "demo"


def signs_in(name, password):
    return Client().login(username=name, password=password)


def set_password(name, password):
    user = User.objects.get(username=name)
    user.set_password(password)
    user.save(update_fields=["password"])


@pytest.mark.usefixtures("seeded")
def test_the_demo_prints_its_address_and_who_can_sign_in(run):
    said = StringIO()
    call_command("demo", stdout=said)
    kept = let_in(run, ours=True)

    assert "http://localhost:8123" in said.getvalue()
    assert all(password in said.getvalue() for password in kept.values())
    assert all(signs_in(name, password) for name, password in kept.items())


def test_a_database_of_somebody_else_is_not_touched_without_being_asked(db, run, monkeypatch):
    monkeypatch.delenv("CLAIMLINE_EMBEDDED")

    with pytest.raises(CommandError, match=r"manage\.py demo --outside"):
        call_command("demo")

    assert not User.objects.exists()


def test_passwords_are_long_and_for_their_owner_to_read(db, run):
    passwords = let_in(run, ours=True)

    assert {len(password) >= 20 for password in passwords.values()} == {True}
    assert (run / "sign-ins.json").stat().st_mode & 0o777 == 0o600


def test_passwords_stay_the_same_in_a_second_run(db, run):
    passwords = let_in(run, ours=True)
    hashes = list(User.objects.order_by("pk").values_list("password", flat=True))

    assert let_in(run, ours=True) == passwords
    assert list(User.objects.order_by("pk").values_list("password", flat=True)) == hashes


def test_a_lost_file_means_new_passwords(db, run):
    before = let_in(run, ours=True)
    (run / "sign-ins.json").unlink()
    after = let_in(run, ours=True)

    assert not signs_in("edith", before["edith"])
    assert signs_in("edith", after["edith"])


def test_a_new_database_gets_the_passwords_of_the_file(db, run):
    passwords = let_in(run, ours=True)
    set_password("rhys", None)

    assert let_in(run, ours=True) == passwords
    assert signs_in("rhys", passwords["rhys"])


def test_a_password_of_their_own_is_respected_outside_the_demo(db, run):
    people()
    set_password("ada", "chosen by ada herself")

    with pytest.raises(SomebodyElse, match="There is somebody called ada already, with a password of their own"):
        let_in(run, ours=False)

    assert signs_in("ada", "chosen by ada herself")
