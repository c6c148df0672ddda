"""The databases that tests get."""

import pytest
from django.db import IntegrityError, connection

from claims.models import Claim, Dispute
from tests.databases import Server, pointed_to
from tests.factories import AttributionFactory, ClaimFactory
from tests.raw import remove


def test_a_test_runs_as_the_role_of_the_site(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")

        assert cursor.fetchone() == ("claimline_app", False)


def test_rows_of_a_committed_test_are_there_for_everybody(committed, superuser):
    ClaimFactory()

    assert superuser.execute("SELECT count(*) FROM claims_claim").fetchone() == (1,)
    assert superuser.info.dbname == committed


def test_rows_of_an_ordinary_test_are_there_for_nobody_else(db, superuser):
    ClaimFactory()

    assert superuser.execute("SELECT count(*) FROM claims_claim").fetchone() == (0,)


def test_what_is_deferred_is_checked_at_the_end_of_a_test(db):
    """Django's TestCase asks for this before it rolls back, and pytest-django's `db` goes through it."""
    remove(AttributionFactory().words.get())

    with pytest.raises(IntegrityError, match="rests on no passage"):
        connection.check_constraints()

    connection.needs_rollback = True


def test_a_copy_is_gone_when_its_test_is_over(committed, server):
    with server.copy(server.migrated_template()) as name, pointed_to(name):
        ClaimFactory()

    assert not server.exists(name)
    assert not Claim.objects.exists()


@pytest.fixture
def another_run(server):
    """What another run does when it begins: sweep."""
    runs = []
    yield lambda: runs.append(Server())
    for run in runs:
        run.connection.close()


def test_another_run_leaves_what_is_in_use_alone(server, another_run):
    with server.copy("template0") as name:
        another_run()

        assert server.exists(name)
        assert server.exists(server.migrated_template())


def test_another_run_sweeps_what_a_killed_run_left(server, another_run):
    server.run("CREATE DATABASE {}", "claimline_test_left")

    another_run()

    assert not server.exists("claimline_test_left")


def test_a_seeded_database_holds_the_documents(seeded):
    assert Claim.objects.published().count() > 50
    assert Dispute.objects.exists()
