"""The worker that is measured, in a database of its own."""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import trafilatura
from django.core.management import call_command
from django.db import connection
from trafilatura.meta import reset_caches

from accounts.models import User
from accounts.roles import Role
from bench.figures import Figures
from claims.intake.jobs import begin
from claims.models import Proposal
from ledger.changesets import changeset
from sources.models import Job, JobItem, Outlet

type Page = tuple[str, bytes]

TREE = 10  # times its page, about what a page takes that is parsed and not let go


class Rig:
    """Takes batches of pages in, and keeps the figures. `keeps`: the control, which forgets no page."""

    def __init__(self, *, keeps: bool = False) -> None:
        self.editor = User.objects.add("bench", role=Role.EDITOR, by=None)
        self.outlet = Outlet(name="Regional News", kind="newspaper", country="UA", domains=["example.org"])
        with changeset(self.editor, "Bench"):
            self.outlet.save(force_insert=True)
        self.kept: list[bytes] | None = [] if keeps else None
        self.figures = Figures()

    def take_in(self, pages: Sequence[Page]) -> None:
        """One batch: by trafilatura alone, then by a worker."""
        self.figures.alone += _read_alone(pages)
        items = [JobItem(url=url, raw=raw, media_type="text/html") for url, raw in pages]
        begin(Job(title="Bench", by=self.editor, outlet=self.outlet), items)
        here, there = time.process_time(), _database()
        call_command("work", once=True)
        self.figures.worker += time.process_time() - here
        self.figures.database += _database() - there
        self._note(pages)

    def _note(self, pages: Sequence[Page]) -> None:
        self.figures.pages += len(pages)
        self.figures.size += sum(len(raw) for _, raw in pages)
        self.figures.refused = JobItem.objects.filter(state="refused").count()
        self.figures.suggestions = Proposal.objects.count()
        self.figures.memory.append(_memory())
        if self.kept is not None:
            self.kept += [bytes(bytearray(raw * TREE)) for _, raw in pages]


def _read_alone(pages: Sequence[Page]) -> float:
    began = time.process_time()
    for url, raw in pages:
        trafilatura.bare_extraction(raw, url=url, with_metadata=True)
    taken = time.process_time() - began
    reset_caches()
    return taken


def _database() -> float:
    """Seconds of a processor that the whole of PostgreSQL took so far, where it runs on this machine; else nought."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    running = dict(_running())
    if pid not in running:
        return 0.0
    server = running[pid][1]
    of_living = sum(sum(fields[11:13]) for fields in running.values() if fields[1] == server)
    return (of_living + sum(running[server][11:15])) / os.sysconf("SC_CLK_TCK")


def _running() -> Iterator[tuple[int, list[int]]]:
    """What the system says of each process that it shows: see proc(5), from the state on, which stands as nought."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        yield int(stat.parent.name), [0, *map(int, told[1:15])]


def _memory() -> float:
    """Of this process, in MB, without files: the machine takes those back when it likes."""
    said = Path("/proc/self/status").read_text()
    return int(said.partition("RssAnon:")[2].split()[0]) / 1024
