"""Opening a changeset: the one way to write."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction

from ledger.models import Changeset

_open: ContextVar[tuple[Changeset, ...]] = ContextVar("open_changesets", default=())


class BlankReason(ValueError):
    """A changeset needs a reason."""


class NoActor(ValueError):
    """A changeset needs a person, except from the command line."""


@contextmanager
def changeset(actor: AbstractBaseUser | None, reason: str, *, tool: str = Changeset.Tool.WEB) -> Iterator[Changeset]:
    """A transaction whose writes belong to `actor` for `reason`. Raises BlankReason, NoActor.

    Within an open changeset of the same person it joins that one, and the outer reason stands. Its number is known
    after commit (`refresh_from_db`); a changeset that wrote no tracked row is gone by then.
    """
    who = actor.pk if actor else None
    if not reason.strip():
        raise BlankReason("Say why: a changeset needs a reason.")
    if who is None and tool != Changeset.Tool.COMMAND:
        raise NoActor("A changeset needs a person, except from the command line.")
    outer = _open.get()
    with transaction.atomic():
        if outer and outer[-1].actor_id == who:
            yield outer[-1]
        else:
            yield from _opened(who, reason, tool)


def _opened(who: int | None, reason: str, tool: str) -> Iterator[Changeset]:
    """Open a new changeset; afterwards the one around it is the open one again, or none.

    After an exception the rollback puts the setting back.
    """
    outer = _open.get()
    opened = _insert(who, reason, tool)
    token = _open.set((*outer, opened))
    try:
        yield opened
    finally:
        _open.reset(token)
    if tool == Changeset.Tool.IMPORT:
        _check_keys()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('ledger.changeset', %s, true)", [str(outer[-1].pk) if outer else ""])


def _insert(who: int | None, reason: str, tool: str) -> Changeset:
    """Raw SQL, since the role of the site may name these three columns only, and to make it one round trip."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH opened AS (
                INSERT INTO ledger_changeset (actor_id, reason, tool) VALUES (%s, %s, %s) RETURNING id, opened_at
            )
            SELECT id, opened_at, set_config('ledger.changeset', id::text, true) FROM opened
            """,
            [who, reason, tool],
        )
        key, opened_at, _ = cursor.fetchone()
    opened = Changeset(pk=key, actor_id=who, reason=reason, tool=tool, opened_at=opened_at)
    opened._state.adding, opened._state.db = False, connection.alias
    return opened


def _check_keys() -> None:
    """Check foreign keys now. Those of a long import would take seconds at commit, while others wait for the lock."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT 'SET CONSTRAINTS ' || string_agg(format('public.%I', conname), ', ') || ' IMMEDIATE'
            FROM pg_constraint WHERE contype = 'f' AND condeferrable AND connamespace = 'public'::regnamespace
        """)
        cursor.execute(cursor.fetchone()[0])


def seal_now() -> None:
    """Number and seal the transaction's changesets before its end: what would be refused at commit is refused now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
