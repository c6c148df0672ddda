"""What the database holds beyond tables and their triggers: put in place, as owner, after every migrate."""

import re
from pathlib import Path
from typing import Any

import pghistory.trigger
import pgtrigger
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from ledger import canonical
from ledger.grants import grant
from ledger.models import Changeset, Schema

SQL = Path(__file__).parent / "sql"
SEAL = "ledger.Changeset:seal"


def install(using: str, **_: Any) -> None:
    """A post_migrate receiver. Does nothing while the ledger's own tables are not there."""
    connection = connections[using]
    if Changeset._meta.db_table not in connection.introspection.table_names():
        return
    with transaction.atomic(using=using):
        with connection.cursor() as cursor:
            cursor.execute((SQL / "functions.sql").read_text())
            cursor.execute((SQL / "hardening.sql").read_text(), [_as_owner()])
        put_in_force(_hashed(using), using=using)
        role = settings.DATABASES[DEFAULT_DB_ALIAS]["USER"]
        if using != DEFAULT_DB_ALIAS and role:
            grant(connection, role)


def _as_owner() -> list[str]:
    """Trigger functions that run with the owner's rights: they write history, or seal."""
    return [
        trigger.get_pgid(model)
        for model, trigger in pgtrigger.registered()
        if isinstance(trigger, pghistory.trigger.Event) or trigger.get_uri(model) == SEAL
    ]


def _hashed(using: str) -> canonical.Tables:
    """What the models say, as far as the database is migrated."""
    there = canonical.columns_there(using)
    wanted = canonical.tables().items()
    hashed = {table: [column for column in columns if (table, column[0]) in there] for table, columns in wanted}
    return {table: columns for table, columns in hashed.items() if columns}


def put_in_force(hashed: canonical.Tables, *, using: str) -> None:
    """Seal by `hashed` from now on: as a new version of the schema, unless it is in force already."""
    latest = Schema.objects.using(using).order_by("-version").first()
    if latest is None or latest.tables != hashed:
        latest = Schema.objects.using(using).create(version=latest.version + 1 if latest else 1, tables=hashed)
    with connections[using].cursor() as cursor:
        cursor.execute(_seal(latest.version, hashed))


def _seal(version: int, hashed: canonical.Tables) -> str:
    """The sealing function, written out for these tables: dynamic SQL would be planned anew at each commit."""
    parts = {
        "settings": "\n".join(f"SET {name} = '{value}'" for name, value in canonical.SETTINGS.items()),
        "version": str(version),
        "tables": "".join(_seal_table(table, columns) for table, columns in sorted(hashed.items())),
        "content_digest": canonical.contents_digest("hashed"),
        "digest": canonical.header_digest("s", "k"),
    }
    return re.sub(r"\{(\w+)\}", lambda found: parts[found[1]], (SQL / "seal.sql").read_text())


def _seal_table(table: str, columns: list[list[str]]) -> str:
    """The look first: most changesets write to few tables, and to start thirty aggregates costs a millisecond."""
    where = "h.pgh_changeset_id = sealing"
    return f"""
    IF EXISTS (SELECT FROM public."{table}" h WHERE {where}) THEN
        SELECT hashed || jsonb_build_object('{table}', jsonb_build_array(p.count, p.encode)) INTO hashed FROM (
            {canonical.rows_digest(table, columns, where)}
        ) p;
    END IF;"""  # noqa: S608
