"""Proving the chain of changesets, and that history and present agree with it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models, transaction

from ledger import canonical
from ledger.models import Changeset
from ledger.tracking import history_of, primary_key, tracked_models

BATCH = 1000
"""Changesets a round trip."""

type Contents = dict[str, list[Any]]
"""History table → [count of rows, digest]."""


class Broken(Exception):
    """The first place where the ledger is not whole, in words."""


@dataclass(frozen=True)
class Link:
    """A sealed changeset as stored, and its two digests computed anew."""

    number: int
    key: int
    schema: int
    hashed: canonical.Tables
    contents: Contents
    content_digest: str
    content_digest_now: str
    previous_digest: str
    digest: str
    digest_now: str


@dataclass
class Proof:
    """What was found whole so far."""

    last: int
    head: str
    head_sought: str | None = None
    changesets: int = 0
    rows: Counter[str] = field(default_factory=Counter)

    def extend(self, link: Link) -> None:
        """By one link found whole."""
        self.changesets, self.last, self.head = self.changesets + 1, link.number, link.digest
        self.rows.update({table: count for table, (count, _) in link.contents.items()})
        if link.digest == self.head_sought:
            self.head_sought = None


def verify(*, start: int = 1, head: str | None = None) -> Proof:
    """Prove the chain from changeset `start`; from the first, also that nothing lies outside it. Raises Broken.

    `head` is a digest kept elsewhere: without one, nothing shows that the end was cut off or the whole rewritten.
    """
    with transaction.atomic():
        _set_up()
        before = Changeset.objects.filter(number=start - 1).first()
        proof = Proof(start - 1, before.digest or "" if before else "", head)
        for links in _batches(start):
            rows = _rows(links)
            for link in links:
                _check(link, rows[link.key], proof)
        if proof.head_sought:
            raise Broken(f"head: {head} is not in the chain: its end was cut off, or it was rewritten")
        if start == 1:
            _check_nothing_outside(proof)
    return proof


def _set_up() -> None:
    """One snapshot for the whole proof, and the settings under which rows were hashed."""
    with connection.cursor() as cursor:
        if not connection.savepoint_ids:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for name, value in canonical.SETTINGS.items():
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


def _batches(start: int) -> Iterator[list[Link]]:
    content_now = canonical.contents_digest("ledger_changeset.contents")
    digest_now = canonical.header_digest("ledger_changeset", "ledger_schema")
    sealed = Changeset.objects.order_by("number").values_list(
        "number",
        "pk",
        "schema",
        "schema__tables",
        "contents",
        "content_digest",
        models.Func(template=content_now, output_field=models.TextField()),
        "previous_digest",
        "digest",
        models.Func(template=digest_now, output_field=models.TextField()),
    )
    while links := [Link(*row) for row in sealed.filter(number__gte=start)[:BATCH]]:
        yield links
        start = links[-1].number + 1


def _rows(links: list[Link]) -> dict[int, Contents]:
    """What `contents` of each changeset should say, from the history rows themselves."""
    by_schema = defaultdict(list)
    for link in links:
        by_schema[link.schema].append(link)
    found: dict[int, Contents] = defaultdict(dict)
    for group in by_schema.values():
        hashed = group[0].hashed
        if gone := _columns_gone(hashed):
            raise Broken(f"changeset {group[0].number}: content: {gone} was hashed and is gone")
        keys = [link.key for link in group]
        for table, columns in hashed.items():
            with connection.cursor() as cursor:
                cursor.execute(canonical.rows_digest(table, columns, "h.pgh_changeset_id = ANY(%s)"), [keys])
                for changeset, *found_there in cursor.fetchall():
                    found[changeset][table] = found_there
    return found


def _columns_gone(hashed: canonical.Tables) -> str:
    """The first hashed column that the database does not have."""
    there = canonical.columns_there()
    return next((f"{t}.{c}" for t, columns in hashed.items() for c, _ in columns if (t, c) not in there), "")


def _check(link: Link, rows: Contents, proof: Proof) -> None:
    """Extend `proof` by `link`. Raises Broken."""
    if link.number != proof.last + 1:
        raise Broken(f"changeset {proof.last + 1}: chain: it is missing")
    if link.content_digest_now != link.content_digest:
        raise Broken(f"changeset {link.number}: content: its list of contents was changed")
    if link.contents != rows:
        raise Broken(f"changeset {link.number}: content: {_difference(link, rows)}")
    if link.previous_digest != proof.head:
        raise Broken(f"changeset {link.number}: chain: it does not follow from changeset {proof.last}")
    if link.digest_now != link.digest:
        raise Broken(f"changeset {link.number}: header: its actor, reason, tool, times, number or digest was changed")
    proof.extend(link)


def _difference(link: Link, rows: Contents) -> str:
    """Names the first table that differs, and its rows when they are few."""
    names = sorted(link.contents.keys() | rows.keys())
    table = next(name for name in names if link.contents.get(name) != rows.get(name))
    sealed, found = link.contents.get(table, [0])[0], rows.get(table, [0])[0]
    if sealed != found:
        return f"{table} has {found} of its rows, {sealed} were sealed"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT pgh_id FROM "{table}" WHERE pgh_changeset_id = %s ORDER BY 1 LIMIT 6', [link.key])  # noqa: S608
        keys = [str(key) for (key,) in cursor.fetchall()]
    return f"{table}: {'one of its rows' if len(keys) > 5 else 'pgh_id ' + ' or '.join(keys)} was changed"


def _check_nothing_outside(proof: Proof) -> None:
    """No history row without a sealed changeset, and no row of today that its history does not show. Raises Broken."""
    for model in tracked_models():
        table = history_of(model)._meta.db_table
        there = history_of(model)._default_manager.count()
        if there != proof.rows[table]:
            raise Broken(f"outside the chain: {table} has {there} rows, the chain has {proof.rows[table]}")
        if (key := _differs_from_history(model)) is not None:
            raise Broken(f"outside the chain: {model._meta.db_table} {key} is not as its history says")


def _differs_from_history(model: type[models.Model]) -> Any:
    """The key of one row that was changed, made or removed behind its history's back."""
    history, key = history_of(model), primary_key(model)
    own = [f.column for f in history._meta.local_concrete_fields if not f.name.startswith("pgh_") and not f.generated]
    live, past = (", ".join(f'{row}."{column}"' for column in own) for row in ("live", "past"))
    sql = f"""
        WITH latest AS (
            SELECT DISTINCT ON (pgh_obj_id) * FROM "{history._meta.db_table}" ORDER BY pgh_obj_id DESC, pgh_id DESC
        ), past AS (SELECT * FROM latest WHERE pgh_label <> 'delete')
        SELECT coalesce(live."{key}", past.pgh_obj_id)
        FROM "{model._meta.db_table}" live FULL JOIN past ON live."{key}" = past.pgh_obj_id
        WHERE ROW({live}) IS DISTINCT FROM ROW({past}) LIMIT 1
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found = cursor.fetchone()
    return found[0] if found else None
