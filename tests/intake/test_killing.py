"""A worker killed in the middle (SIGKILL) loses nothing and doubles nothing; one that kept no place would."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from claims.intake import jobs
from sources.models import Article, Job, JobItem, Snapshot
from tests.databases import ROOT, addresses_of
from tests.ingestion.test_files import PAGE

# A worker that ends by its own hand, once it has captured an article and before it has said so.
WORKER = """
import os, signal, sys, django
django.setup()
from django.core.management import call_command
from sources.models import JobItem
come_to, left = JobItem.come_to, [int(sys.argv[1])]
def cut_off(self, *given):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    come_to(self, *given)
JobItem.come_to = cut_off
call_command("work", once=True)
"""
# The control: takes one after the other, and begins at the first again.
FORGETFUL = """
import os, signal, sys, django
django.setup()
from sources.ingestion.capturing import capture
from sources.ingestion.extraction import extract
from sources.models import JobItem
for item in JobItem.objects.select_related("job__by").order_by("number"):
    if item.number == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
    capture(extract(bytes(item.raw)), by=item.job.by, apart=True)
"""
LATER = timedelta(minutes=2)


def job_of(by, count):
    items = [JobItem(name=f"{n}.html", raw=PAGE.replace(b"Council", b"Council %d" % n)) for n in range(count)]
    return jobs.begin(Job(title="Files", by=by), items)


def run(database, code, at):
    """A process of its own, killed at its `at`-th item."""
    environment = {**os.environ, **addresses_of(database), "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run([sys.executable, "-c", code, str(at)], cwd=ROOT, env=environment, check=False)
    return done.returncode


def test_what_was_being_taken_in_when_the_worker_was_killed_is_taken_in_once(committed, edith):
    job = job_of(edith, 6)

    ends = [(run(committed, WORKER, at), jobs.pick_up(timezone.now() + LATER)) for at in (1, 3)]
    call_command("work", once=True)

    job.refresh_from_db()
    assert ends == [(-signal.SIGKILL, 1)] * 2
    assert (job.state, Article.objects.count(), Snapshot.objects.count()) == ("done", 6, 6)


def test_one_that_keeps_no_place_doubles_what_it_had_taken_in(committed, edith):
    job_of(edith, 4)

    ends = [run(committed, FORGETFUL, at) for at in (3, 5)]

    assert ends == [-signal.SIGKILL, 0]
    assert Article.objects.count() == 2 + 4
