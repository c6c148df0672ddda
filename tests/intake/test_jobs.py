"""Jobs: every item once, whatever ends in the middle; failures in words; stopping and going on."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.roles import NotAllowed
from claims.intake import jobs
from claims.models import Proposal
from ledger.models import Changeset
from sources.ingestion import extraction
from sources.ingestion.apart import read_apart
from sources.models import Article, ItemState, Job, JobItem
from tests.factories import person
from tests.ingestion.test_apart import ENDLESS
from tests.ingestion.test_files import PAGE
from tests.raw import refused, write

pytestmark = pytest.mark.usefixtures("rows")

LATER = timezone.now() + timedelta(hours=1)


def pages(count):
    return [JobItem(name=f"{n}.html", raw=PAGE.replace(b"Council", b"Council %d" % n)) for n in range(count)]


def job_of(by, *items):
    return jobs.begin(Job(title="Files", by=by), items)


def states(job):
    return list(JobItem.objects.filter(job=job).order_by("number").values_list("state", flat=True))


def run_out_of_line():
    """Whoever had taken the tasks is gone, and so are they."""
    DBTaskResult.objects.all().delete()


def test_a_job_takes_each_item_in_and_says_what_became_of_it(edith):
    job = job_of(edith, *pages(2), JobItem(name="again", raw=pages(1)[0].raw), JobItem(name="no", raw=b"MZ"))

    jobs.work.func(job.pk)

    job.refresh_from_db()
    assert (job.state, states(job)) == ("done", ["captured", "captured", "there", "refused"])
    assert job.items.get(number=4).why == "Expected an article, got a program."
    assert not job.items.exclude(raw=None).exists()


def test_what_a_job_takes_in_is_read_for_what_can_be_checked(edith):
    job = job_of(edith, JobItem(name="a.txt", raw=b"KYIV. Some 80 settlements lie in the region, the council said."))

    jobs.work.func(job.pk)

    assert any("80 settlements" in one.payload["words"] for one in Proposal.objects.all())
    assert Changeset.objects.filter(reason="Capture article").count() == 1


@override_settings(CLAIMLINE_PROPOSERS=["operator.truediv"])
def test_a_fault_in_what_suggests_costs_no_text(edith, caplog):
    job = job_of(edith, *pages(1))

    jobs.work.func(job.pk)

    assert states(job) == ["captured"]
    assert "TypeError" in caplog.text


def test_a_fault_in_one_item_does_not_end_the_job(edith, monkeypatch, caplog):
    monkeypatch.setattr("claims.intake.taking.extract", lambda *args, **kwargs: 1 / 0)
    job = job_of(edith, *pages(2))

    jobs.work.func(job.pk)

    assert states(job) == ["refused", "refused"]
    assert "ZeroDivisionError" in caplog.text


def test_a_page_that_takes_too_long_costs_the_job_no_other_item(edith, monkeypatch):
    monkeypatch.setattr(extraction, "read_apart", partial(read_apart, seconds=4))
    job = job_of(edith, JobItem(name="crafted", raw=ENDLESS), *pages(1))

    jobs.work.func(job.pk)

    assert states(job) == ["refused", "captured"]
    assert job.items.get(number=1).why == "It takes longer than 4 s to read."


def test_a_stopped_job_goes_on_from_where_it_was(edith):
    job = job_of(edith, *pages(3))
    jobs._take_next(job)
    job.stop(by=edith)

    jobs.work.func(job.pk)
    while_stopped = states(job)
    jobs.resume(job, by=edith)
    jobs.work.func(job.pk)

    assert while_stopped == ["captured", "waiting", "waiting"]
    assert states(job) == ["captured"] * 3


def test_work_that_was_cut_off_is_picked_up_and_nothing_is_lost_or_doubled(edith, monkeypatch):
    job = job_of(edith, *pages(3))
    monkeypatch.setattr(JobItem, "come_to", killed)
    with pytest.raises(KeyboardInterrupt):
        jobs.work.func(job.pk)
    monkeypatch.undo()
    run_out_of_line()

    picked = jobs.pick_up(LATER)
    jobs.work.func(job.pk)

    assert (picked, states(job)) == (1, ["captured"] * 3)
    assert Article.objects.count() == 3


def killed(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize("wait", [timedelta(0), timedelta(minutes=2)], ids=["at it", "in line"])
def test_a_job_that_somebody_is_at_or_that_stands_in_line_is_left(edith, wait):
    job_of(edith, *pages(1))
    if not wait:
        run_out_of_line()

    assert jobs.pick_up(timezone.now() + wait) == 0


def test_a_long_job_gives_others_their_turn(edith, monkeypatch):
    monkeypatch.setattr(jobs, "TURN", 0)
    job = job_of(edith, *pages(3))

    jobs.work.func(job.pk)

    assert states(job) == ["captured", "waiting", "waiting"]
    assert DBTaskResult.objects.ready().count() == 2


def test_the_worker_works_until_nothing_waits(committed, edith):
    job = job_of(edith, *pages(2))

    call_command("work", once=True)

    assert states(job) == ["captured"] * 2


def test_a_reader_may_not_begin_stop_or_resume_a_job(edith):
    job, rita = job_of(edith, *pages(1)), person("rita", "reader")

    for act in (lambda: job_of(rita), lambda: job.stop(by=rita), lambda: jobs.resume(job, by=rita)):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("constraint", "item"),
    [
        ("job_item_has_something_to_read", {"state": ItemState.WAITING}),
        ("job_item_refused_with_reason", {"state": ItemState.REFUSED}),
        ("job_item_once", {"number": 1, "raw": b"a"}),
    ],
)
def test_the_database_refuses_an_item(edith, constraint, item):
    job = job_of(edith, *pages(1))

    with refused(constraint):
        write(JobItem(**{"job": job, "number": 2} | item))
