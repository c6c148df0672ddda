"""What the role of the site cannot do, so that its guards stay up."""

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.db import DatabaseError, connection, connections, transaction

from ledger.changesets import changeset
from ledger.checks import two_roles
from sources.models import Outlet

FORBIDDEN = {
    "switch triggers off": "ALTER TABLE sources_outlet DISABLE TRIGGER ALL",
    "drop a table": "DROP TABLE sources_outlethistory",
    "replay as a replica": "SET session_replication_role = replica",
    "make a table": "CREATE TABLE own ()",
    "make a function": "CREATE FUNCTION own() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "replace the guard": "CREATE OR REPLACE FUNCTION public.ledger_guard(written name) RETURNS void LANGUAGE sql AS ''",
    "seal by hand": "SELECT ledger_seal(1)",
    "number a changeset": "INSERT INTO ledger_changeset (reason, tool, number) VALUES ('Forged', 'command', 9)",
    "date a changeset back": "INSERT INTO ledger_changeset (reason, tool, opened_at) VALUES ('x', 'command', 'epoch')",
    "empty a table": "TRUNCATE sources_outlet CASCADE",
    "change a schema": "INSERT INTO ledger_schema (version, tables) VALUES (9, '{}')",
    "write migrations": "DELETE FROM django_migrations",
    "become the owner": "SET ROLE claimline_owner",
}


@pytest.mark.parametrize("sql", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_role_of_the_site_may_not(db, sql):
    with pytest.raises(DatabaseError, match=r"permission denied|must be (owner|able)"), transaction.atomic():
        connection.cursor().execute(sql)


def test_the_site_does_not_own_its_tables(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tableowner = current_user FROM pg_tables WHERE schemaname = 'public'")

        assert cursor.fetchall() == [(False,)]


def test_a_temporary_table_does_not_stand_in_for_history(outlet, edith):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE sources_outlethistory (LIKE public.sources_outlethistory INCLUDING ALL)")

    with changeset(edith, "Divert history"):
        Outlet.objects.update(name="Forged")

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM public.sources_outlethistory WHERE name = 'Forged'")
        assert cursor.fetchone() == (1,)


def test_migrate_runs_as_the_owner():
    command = load_command_class(get_commands()["migrate"], "migrate")

    assert command.create_parser("manage.py", "migrate").parse_args([]).database == "owner"


def test_one_role_for_both_is_warned_of(monkeypatch):
    assert not two_roles(None)

    monkeypatch.delitem(settings.DATABASES, "owner")

    assert [warning.id for warning in two_roles(None)] == ["ledger.W001"]


def test_every_trigger_function_looks_names_up_in_a_fixed_place(db):
    with connections["default"].cursor() as cursor:
        cursor.execute("""
            SELECT DISTINCT p.proname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE NOT t.tgisinternal AND NOT coalesce(p.proconfig::text LIKE '%%search_path=pg_catalog%%', false)
        """)

        assert cursor.fetchall() == []
