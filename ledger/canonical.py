"""The bytes of a history row that are hashed, as SQL.

A row's bytes are PostgreSQL's text of the row value (table, pgh_id, label, object, time, its columns in the schema's
order), in UTF-8, under SETTINGS. Words enter by their SHA-256, so that they can be redacted and the hash kept;
figures, keys, dates and choices enter as they are.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, connections, models

from ledger.tracking import history_of, tracked_models

SETTINGS = {
    "TimeZone": "UTC",
    "DateStyle": "ISO, MDY",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
}
WORDS = (models.CharField, models.TextField, models.BinaryField, models.JSONField, ArrayField)

type Tables = dict[str, list[list[str]]]
"""History table → [column, "value" | "words" | "bytes"] in order."""


def tables() -> Tables:
    """What the models of this release say is hashed."""
    histories = [history_of(model) for model in tracked_models()]
    return {history._meta.db_table: _columns(history) for history in histories}


def _columns(history: type[Any]) -> list[list[str]]:
    """Generated columns follow from others; private ones can be erased."""
    own = [f for f in history._meta.local_concrete_fields if not f.name.startswith("pgh_")]
    return [[str(f.column), _kind(f)] for f in own if not f.generated and f.name not in history.pgh_private]


def _kind(field: models.Field) -> str:
    if isinstance(field, models.BinaryField):
        return "bytes"
    return "words" if isinstance(field, WORDS) and not field.choices else "value"


def columns_there(using: str = DEFAULT_DB_ALIAS) -> set[tuple[str, str]]:
    """Table and column, for all that the database has."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
        return set(cursor.fetchall())


def row_digest(table: str, columns: list[list[str]]) -> str:
    """SQL: SHA-256 of one row of `table`, called `h`."""
    values = [f"'{table}'", "h.pgh_id", "h.pgh_label", "h.pgh_obj_id", "h.pgh_created_at"]
    return f"sha256(convert_to(ROW({', '.join([*values, *map(_value, columns)])})::text, 'UTF8'))"


def _value(column: list[str]) -> str:
    name, kind = f'h."{column[0]}"', column[1]
    if kind == "value":
        return name
    return f"sha256({name})" if kind == "bytes" else f"sha256(convert_to({name}::text, 'UTF8'))"


def rows_digest(table: str, columns: list[list[str]], where: str) -> str:
    """SQL: of each changeset with rows in `table`, their count and digest. `where` picks from `h`."""
    # The names are of our own tables and columns.
    return f"""SELECT h.pgh_changeset_id, count(*),
        encode(sha256(string_agg({row_digest(table, columns)}, ''::bytea ORDER BY h.pgh_id)), 'hex')
        FROM public."{table}" h WHERE {where} GROUP BY h.pgh_changeset_id"""  # noqa: S608


def contents_digest(contents: str) -> str:
    """SQL: digest of a changeset's contents, given as jsonb."""
    return f"encode(sha256(convert_to(({contents})::text, 'UTF8')), 'hex')"


def header_digest(c: str, schema: str) -> str:
    """SQL: digest of the changeset called `c`, whose schema is called `schema`: the link of the chain."""
    own = "id number actor_id tool opened_at sealed_at content_digest previous_digest".split()
    columns = ", ".join(f"{c}.{name}" for name in own)
    words = (
        f"sha256(convert_to({c}.reason, 'UTF8')), {schema}.version, sha256(convert_to({schema}.tables::text, 'UTF8'))"
    )
    return f"encode(sha256(convert_to(ROW({columns}, {words})::text, 'UTF8')), 'hex')"
