"""Working through a job: each item and what became of it in one transaction, so that none is lost or taken twice."""

import time
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.tasks import task
from django_tasks_db.models import DBTaskResult
from trafilatura.meta import reset_caches

from accounts.models import User
from accounts.roles import Act
from claims.intake.taking import take
from sources.ingestion.unpacking import Item
from sources.models import Job, JobItem

TURN = 20.0  # seconds after which others have theirs


def begin(job: Job, items: Sequence[JobItem]) -> Job:
    """Keep a job with its items, and have it worked on. Raises NotAllowed."""
    job.by.must(Act.EDIT)
    with transaction.atomic():
        job.save(force_insert=True)
        for number, item in enumerate(items, 1):
            item.job, item.number = job, number
        JobItem.objects.bulk_create(items, batch_size=100)
        work.enqueue(job.pk)
    return job


def resume(job: Job, *, by: User) -> None:
    """Go on with a stopped job from where it was."""
    with transaction.atomic():
        if job.wait_again(by=by):
            work.enqueue(job.pk)


def pick_up(at: datetime) -> int:
    """Have open jobs worked on of which nobody was heard: whoever was at them is gone. Answers how many."""
    tasks = DBTaskResult.objects.ready().filter(task_path=work.module_path)
    in_line = [args[0] for args in tasks.values_list("args_kwargs__args", flat=True)]
    with transaction.atomic():
        found = list(Job.objects.forsaken(at).exclude(pk__in=in_line).select_for_update(skip_locked=True))
        for job in found:
            job.goes_on()
            work.enqueue(job.pk)
    return len(found)


@task
def work(pk: int) -> None:
    """Take its items in, one by one, until its turn is over, none waits or somebody stops it.

    May run twice, and at the same time.
    """
    job = Job.objects.select_related("by", "outlet").get(pk=pk)
    ends = time.monotonic() + TURN
    while job.goes_on() and _take_next(job):
        if time.monotonic() > ends:
            reset_caches()  # what the libraries remember of pages
            work.enqueue(pk)
            return
    job.finish()


def _take_next(job: Job) -> bool:
    """Whether there was one."""
    with transaction.atomic():
        item = job.items.next_one()
        if item is None:
            return False
        given = Item(bytes(item.raw or b""), item.media_type, item.url, item.archived)
        taken = take(given, by=job.by, outlet=job.outlet)
        item.come_to(taken.state, taken.article, taken.why)
    return True
