"""No write to a tracked table outside a changeset, by whatever way."""

import pgtrigger
import psycopg
import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import DatabaseError, connection, transaction
from django.db.models import Func, Value
from django.utils import timezone

from accounts.models import User
from ledger.changesets import changeset, seal_now
from ledger.tracking import tracked_models
from sources.models import Outlet

NEEDS_CHANGESET = "a write to sources_outlet needs a changeset"
INSERT = "INSERT INTO sources_outlet SELECT * FROM sources_outlet"
UPDATE = "UPDATE sources_outlet SET name = 'Forged'"


def copy_in():
    fields = [f for f in Outlet._meta.concrete_fields if not f.primary_key]
    row = [f.get_db_prep_save(f.pre_save(Outlet(name="Forged", slug="forged"), add=True), connection) for f in fields]
    columns = ", ".join(f.column for f in fields)
    with connection.cursor() as cursor, cursor.copy(f"COPY sources_outlet ({columns}) FROM STDIN") as copy:
        copy.write_row(row)


def ignoring_the_guard():
    with pgtrigger.ignore("sources.Outlet:changeset"), transaction.atomic():
        run(UPDATE)


WAYS = {
    "save": lambda: Outlet.objects.get().save(),
    "create": lambda: Outlet.objects.create(name="Forged", slug="forged"),
    "bulk_create": lambda: Outlet.objects.bulk_create([Outlet(name="Forged", slug="forged")]),
    "bulk_update": lambda: Outlet.objects.bulk_update(Outlet.objects.all(), ["name"]),
    "update": lambda: Outlet.objects.update(name="Forged"),
    "delete": lambda: Outlet.objects.all().delete(),
    "raw insert": lambda: run(INSERT),
    "raw update": lambda: run(UPDATE),
    "raw delete": lambda: run("DELETE FROM sources_outlet"),
    "copy": copy_in,
    "merge": lambda: run("MERGE INTO sources_outlet USING (SELECT) s ON true WHEN MATCHED THEN UPDATE SET name = 'x'"),
    "a changeset that never was": lambda: run(f"SET LOCAL ledger.changeset = '999999'; {UPDATE}"),
    "pgtrigger.ignore": ignoring_the_guard,
}


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_write_without_a_changeset_is_refused(outlet, way):
    # COPY has no wrapper in Django.
    with pytest.raises((DatabaseError, psycopg.DatabaseError), match=NEEDS_CHANGESET), transaction.atomic():
        way()


def test_the_same_write_within_a_changeset_passes(outlet, edith):
    with changeset(edith, "Correct the name"):
        run(UPDATE)
        copy_in()

    assert Outlet.objects.filter(name="Forged").count() == 2


def test_a_sealed_changeset_takes_no_more_writes(outlet, edith):
    with changeset(edith, "Correct the name"):
        Outlet.objects.update(name="QHA")
        seal_now()

        with pytest.raises(DatabaseError, match=NEEDS_CHANGESET), transaction.atomic():
            Outlet.objects.update(name="Forged")


@pytest.mark.parametrize("triggers", ["origin", "replica"], ids=["sealed", "left open"])
def test_a_changeset_of_another_transaction_is_refused(committed, outlet, superuser, triggers):
    superuser.execute(f"SET session_replication_role = {triggers}")
    insert = "INSERT INTO ledger_changeset (reason, tool) VALUES ('Earlier', 'command') RETURNING id"
    (earlier,) = superuser.execute(insert).fetchone()

    with pytest.raises(DatabaseError, match=NEEDS_CHANGESET), transaction.atomic():
        run(f"SET LOCAL ledger.changeset = '{earlier}'; {UPDATE}")


def test_switching_to_a_sealed_changeset_within_a_statement_is_refused(sealed, edith):
    switch = Func(Value("ledger.changeset"), Value(str(sealed.pk)), Value(True), function="set_config")

    with changeset(edith, "Slip a row into an old changeset"), transaction.atomic():
        with pytest.raises(DatabaseError, match="a write to sources_outlethistory needs a changeset"):
            Outlet.objects.update(name=switch)
        transaction.set_rollback(True)


def test_truncate_is_refused_even_to_the_owner(committed, outlet, superuser):
    for table in ("sources_outlet", "sources_outlethistory", "ledger_changeset", "ledger_schema"):
        with pytest.raises(psycopg.DatabaseError, match="is never emptied"):
            superuser.execute(f"TRUNCATE {table} CASCADE")


def test_a_key_never_changes(outlet, edith):
    with pytest.raises(DatabaseError, match="never changes a key"), changeset(edith, "Take another's place"):
        run("UPDATE sources_outlet SET id = id + 1000")


def test_signing_in_and_a_new_password_need_no_changeset(edith):
    edith.last_login = timezone.now()
    edith.save()

    assert User.objects.update(password="!new") == 1


def test_a_role_changes_within_a_changeset_only(edith, ada):
    with pytest.raises(DatabaseError, match="a write to accounts_user needs a changeset"), transaction.atomic():
        User.objects.filter(pk=edith.pk).update(role="admin")

    with changeset(ada, "Promote"):
        User.objects.filter(pk=edith.pk).update(role="reviewer")

    assert list(edith.history.order_by("pgh_id").values_list("role", flat=True)) == ["editor", "reviewer"]


class TestEveryModel:
    """Nothing of ours escapes the ledger. What has no history, architecture/test_models.py lists with the reason."""

    def test_has_a_guard_that_is_on(self, db):
        with connection.cursor() as cursor:
            cursor.execute("""
                SELECT tgrelid::regclass::text FROM pg_trigger
                WHERE tgname LIKE 'pgtrigger_changeset%%' AND tgenabled = 'O'
            """)
            guarded = {table for (table,) in cursor.fetchall()}

        assert guarded == {model._meta.db_table for model in tracked_models()}

    def test_people_are_known_by_their_role_alone(self):
        kept = {f.name for f in User.pgh_event_model._meta.fields if not f.name.startswith("pgh_")}

        assert issubclass(User, AbstractBaseUser)
        assert kept == {"id", "role", "is_active"}
