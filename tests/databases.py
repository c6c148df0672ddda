"""Databases of the tests: a template made once for all processes, and copies of it.

Emptying tables between tests is impossible by design (the ledger refuses TRUNCATE), and a copy takes 50 ms.

Whoever uses a database holds a lock named like it, so that what a killed run left behind can be told and dropped.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql
from psycopg.conninfo import make_conninfo

ROOT = Path(__file__).parent.parent
APPS = ("ledger", "accounts", "sources", "claims")
PREFIX = "claimline_test_"

# What a migrated database depends on; a seeded one, on everything else of the apps and on the seeds too.
PARTS = ("migrations/*.py", "sql/*.sql", "models*.py", "models/*.py", "installation.py")
MIGRATED_FROM = [
    *(f"{app}/{part}" for app in APPS for part in PARTS),
    "ledger/*.py",
    "claims/installation.py",
    "requirements/base.lock",
]
SEEDED_FROM = [*(f"{app}/**/*.{kind}" for app in APPS for kind in ("py", "sql")), "seeds/**/*.*"]


class Server:
    """The PostgreSQL of the tests, as its superuser."""

    def __init__(self) -> None:
        self.address = os.environ["DATABASE_SUPER_URL"]
        self.connection = psycopg.connect(make_conninfo(self.address, dbname="postgres"), autocommit=True)
        self.migrated = f"{PREFIX}migrated_{digest(MIGRATED_FROM)}"
        self.seeded = f"{PREFIX}seeded_{digest(SEEDED_FROM)}"
        self.sweep()

    def migrated_template(self) -> str:
        """The name of a database with all migrations and no rows."""
        self.make_once(self.migrated, "template0", lambda: call_command("migrate", verbosity=0))
        return self.migrated

    def seeded_template(self) -> str:
        """The name of a database with the seeds in it."""
        self.make_once(self.seeded, self.migrated_template(), lambda: call_command("seed", verbosity=0))
        return self.seeded

    def make_once(self, name: str, template: str, fill: Callable[[], object]) -> None:
        """Make a template where there is none yet: one process does, the others wait for it."""
        with self.locked(f"{name} in the making"):
            self.call("pg_advisory_lock_shared", name)
            if not self.exists(name):
                with self.copy(template) as unfinished:
                    with pointed_to(unfinished):
                        fill()
                    self.run("ALTER DATABASE {} RENAME TO {}", unfinished, name)

    @contextmanager
    def copy(self, template: str) -> Iterator[str]:
        """A database like `template`, for as long as the context is open."""
        name = f"{PREFIX}{os.getpid()}_{secrets.token_hex(4)}"
        with self.locked(name):
            self.run("CREATE DATABASE {} TEMPLATE {} OWNER claimline_owner STRATEGY file_copy", name, template)
            try:
                yield name
            finally:
                self.drop(name)

    def sweep(self) -> None:
        """Drop what older code or a killed run left behind. Only at the start: a session does not see its own locks."""
        rows = self.connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        for (name,) in rows.fetchall():
            if name not in {self.migrated, self.seeded} and self.call("pg_try_advisory_lock", name):
                self.drop(name)
                self.call("pg_advisory_unlock", name)

    def drop(self, name: str) -> None:
        self.run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def exists(self, name: str) -> bool:
        return bool(self.connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).rowcount)

    @contextmanager
    def locked(self, name: str) -> Iterator[None]:
        self.call("pg_advisory_lock", name)
        try:
            yield
        finally:
            self.call("pg_advisory_unlock", name)

    def call(self, function: LiteralString, name: str) -> object:
        query = sql.SQL("SELECT {}(hashtextextended(%s, 0))").format(sql.Identifier(function))
        row = self.connection.execute(query, [name]).fetchone()
        return row and row[0]

    def run(self, statement: LiteralString, *names: str) -> None:
        self.connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def pointed_to(name: str) -> Iterator[None]:
    """Lead every alias to database `name`, in all threads: they share these settings."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    _point(dict.fromkeys(before, name))
    try:
        yield
    finally:
        _point(before)


def _point(names: dict[str, str]) -> None:
    connections.close_all()
    for alias, name in names.items():
        connections[alias].settings_dict["NAME"] = name


def addresses_of(name: str) -> dict[str, str]:
    """What a process of its own needs in its environment to work on database `name`."""
    urls = {variable: os.environ[variable] for variable in ("DATABASE_URL", "DATABASE_OWNER_URL")}
    return {variable: re.sub(r"^(\w+://[^/]*)/[^?]*", rf"\1/{name}", url) for variable, url in urls.items()}


def digest(patterns: list[str]) -> str:
    """A short name for the contents of these files."""
    found = sorted({path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()})
    whole = hashlib.sha256()
    for path in found:
        whole.update(f"{path.relative_to(ROOT)} {path.stat().st_size}\n".encode() + path.read_bytes())
    return whole.hexdigest()[:12]
