"""One PostgreSQL server on a unix socket: make it, start it, stop it."""

import shlex
import shutil
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

from scripts.pg.place import Place, Trouble

PATIENCE = 60  # seconds; after a kill -9 the old back ends may take a while to let go of their memory
ROOM = 200  # MB that a new cluster and its first data need
BUILTIN_COLLATION = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]  # same everywhere, faster than libc's
# A run that is thrown away need not survive a power cut.
FORGETFUL = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
]
# Errors are told to who asked; the server's log would keep the rows and the statements they were in.
DISCREET = ["log_error_verbosity=terse", "log_min_error_statement=panic"]
# The app's role may touch only what migrations grant it, so it cannot drop the guards of the ledger.
ROLES = r"""
SELECT 'CREATE ROLE claimline_owner LOGIN CREATEDB'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'claimline_owner') \gexec
SELECT 'CREATE ROLE claimline_app LOGIN'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'claimline_app') \gexec
SELECT 'CREATE DATABASE claimline OWNER claimline_owner'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'claimline') \gexec
"""


class Cluster:
    def __init__(self, place: Place, *, forgetful: bool = False) -> None:
        self.place = place
        self.forgetful = forgetful
        self.data = place.home / str(place.version)
        self.log = place.home / "log"

    def start(self) -> None:
        """Make the cluster where there is none; leave a server that runs alone."""
        if not (self.data / "PG_VERSION").exists():
            self.create()
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if time.monotonic() > deadline:
                end = last_lines(self.log.read_text(errors="replace") if self.log.exists() else "(there is no log)")
                raise Trouble(f"PostgreSQL does not start. {self.room()}The end of {self.log}:\n{end}")
            if not self.pid():
                self.forget_dead_server()
                self.call("pg_ctl", "start", "-w", "-D", self.data, "-l", self.log, "-o", self.options())
            time.sleep(0.05)
        said = self.call("psql", "-XqAt", "-v", "ON_ERROR_STOP=1", self.url("postgres", "postgres"), given=ROLES)
        if said.returncode:
            raise Trouble(f"PostgreSQL refuses the roles of Claimline:\n{said.stdout}")

    def create(self) -> None:
        """Under another name first, so that an interrupted start leaves no half a cluster behind."""
        unfinished = self.data.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        made = self.call(
            *("initdb", "-D", unfinished, "-U", "postgres", "-A", "trust", "-k", "-E", "UTF8", "--locale=C.UTF-8"),
            *(BUILTIN_COLLATION if self.place.version >= 17 else []),
            *(["--no-sync"] if self.forgetful else []),
        )
        if made.returncode:
            raise Trouble(
                f"PostgreSQL cannot make its data folder {self.data}. {self.room()}It says:\n{last_lines(made.stdout)}"
            )
        unfinished.rename(self.data)

    def stop(self) -> None:
        for mode in ("fast", "immediate"):
            if self.pid():
                self.call("pg_ctl", "stop", "-w", "-D", self.data, "-m", mode)

    def remove(self) -> None:
        self.stop()
        for folder in self.place.made:
            shutil.rmtree(folder)

    def answers(self) -> bool:
        return self.call("pg_isready", "-q", "-h", self.place.socket).returncode == 0

    def pid(self) -> int | None:
        """The living server's, if there is one."""
        number = written_pid(self.data / "postmaster.pid")
        return number if number and lives_as_postgres(number) else None

    def forget_dead_server(self) -> None:
        """PostgreSQL takes a zombie, or a stranger who got the dead server's number, for the server.

        It would refuse to start. Back ends that outlive their server it finds by their memory, without these files.
        """
        for file in (self.data / "postmaster.pid", self.place.socket / ".s.PGSQL.5432.lock"):
            number = written_pid(file)
            if number and Path(f"/proc/{number}").exists() and not lives_as_postgres(number):
                file.unlink()

    def url(self, role: str, database: str = "claimline") -> str:
        return f"postgresql://{role}@/{database}?host={quote(str(self.place.socket))}"

    def options(self) -> str:
        settings = ["listen_addresses=", f"unix_socket_directories={self.place.socket}", "unix_socket_permissions=0700"]
        return shlex.join(f"--{each}" for each in settings + DISCREET + (FORGETFUL if self.forgetful else []))

    def room(self) -> str:
        free = shutil.disk_usage(self.place.home).free // 1_000_000
        return f"The disk of {self.place.home} has {free} MB free, it needs {ROOM}: make room. " if free < ROOM else ""

    def call(self, program: str, *arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
        user = self.place.user
        return subprocess.run(
            [self.place.binaries / program, *arguments],
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            user=user and user.pw_uid,
            group=user and user.pw_gid,
            extra_groups=[] if user else None,
        )


def written_pid(file: Path) -> int | None:
    try:
        return int(file.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def lives_as_postgres(number: int) -> bool:
    try:
        name, rest = Path(f"/proc/{number}/stat").read_text().split("(", 1)[1].rsplit(")", 1)
    except OSError:
        return False
    return name == "postgres" and rest.split()[0] not in "ZX"


def last_lines(text: str) -> str:
    return "\n".join(text.splitlines()[-6:])
