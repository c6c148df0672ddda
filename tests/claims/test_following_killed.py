"""Nobody is told twice or not at all, whatever is killed when, and whoever begins to follow meanwhile."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from claims.following import deliver
from claims.models import Delivered, Notice
from tests import factories as make
from tests.claims.test_counting_at_once import somebody_waits_for_us
from tests.databases import ROOT, addresses_of

# Each kills its own process, without a word, right after the named step.
STEPS = {
    "held": "kill_after(DeliveredManager, 'hold'); following.deliver(None)",
    "read": "kill_after(following, 'touches'); following.deliver(None)",
    "told": "kill_after(QuerySet, 'bulk_create'); following.deliver(None)",
    "moved": "kill_after(Delivered, 'move'); following.deliver(None)",
    "done": "following.deliver(None); die()",
}
# Two commits where there must be one.
MOVES_FIRST = """
with transaction.atomic():
    held = Delivered.objects.hold()
    before = held.upto
    held.move(last_number())
kill_after(following, 'touches')
Notice.objects.bulk_create(following.notices(following.touches(before, last_number())))
"""
TELLS_FIRST = """
made = following.notices(following.touches(Delivered.objects.get().upto, last_number()))
Notice.objects.bulk_create(made)
die()
"""
BEGIN = """
import os, signal
import django
django.setup()
from django.db import transaction
from django.db.models import QuerySet
from claims import following
from claims.models import Delivered, Notice
from claims.models.notice import DeliveredManager
from ledger.written import last_number
def die(): os.kill(os.getpid(), signal.SIGKILL)
def kill_after(owner, name):
    whole = getattr(owner, name)
    def step(*args, **kwargs):
        whole(*args, **kwargs)
        die()
    setattr(owner, name, step)
"""


@pytest.fixture
def watch(committed):
    """With three things to tell."""
    watch = make.WatchFactory()
    for _ in range(3):
        make.DisputeFactory(claim=watch.claim)
    return watch


def killed(database, script):
    """Run it in a process that does not survive it."""
    environment = {**os.environ, **addresses_of(database), "DJANGO_SETTINGS_MODULE": "config.settings"}
    ended = subprocess.run([sys.executable, "-c", BEGIN + script], cwd=ROOT, env=environment, check=False)
    assert ended.returncode == -signal.SIGKILL


def numbers():
    return list(Notice.objects.order_by("changeset__number", "id").values_list("changeset__number", flat=True))


@pytest.mark.parametrize("script", STEPS.values(), ids=STEPS)
def test_a_kill_loses_and_doubles_nothing(watch, committed, script):
    killed(committed, script)

    deliver(None)

    assert numbers() == [watch.since + 1, watch.since + 2, watch.since + 3]


def test_control_moving_on_before_telling_loses(watch, committed):
    killed(committed, MOVES_FIRST)

    deliver(None)

    assert numbers() == []


def test_control_telling_before_moving_on_doubles_without_the_rule(watch, committed, superuser):
    superuser.execute("ALTER TABLE claims_notice DROP CONSTRAINT notice_once")
    killed(committed, TELLS_FIRST)

    deliver(None)

    assert len(numbers()) == 6


def test_two_at_once_tell_everything_once(watch):
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(apart, [deliver] * 2))

    assert numbers() == [watch.since + 1, watch.since + 2, watch.since + 3]


def apart(act):
    """On a connection of its own."""
    try:
        return act(None)
    finally:
        connection.close()


def follow_while_told(claim):
    """Somebody begins to follow; before that is committed, something happens and everybody is told."""
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        watch = make.WatchFactory(claim=claim)
        pool.submit(apart, lambda _: make.DisputeFactory(claim=claim)).result()
        later = pool.submit(apart, deliver)
        while not (later.done() or somebody_waits_for_us()):
            pass
    return watch


@pytest.fixture
def claim(committed):
    Delivered.objects.create(pk=1, upto=0)
    make.rita()
    return make.ClaimFactory(published=True)


def test_whoever_begins_to_follow_meanwhile_misses_nothing(claim):
    watch = follow_while_told(claim)
    deliver(None)

    assert numbers() == [watch.since + 1]


def test_control_following_without_holding_misses_something(claim, monkeypatch):
    nothing = SimpleNamespace(objects=SimpleNamespace(hold=lambda: None))
    monkeypatch.setattr("claims.models.watch.Delivered", nothing)

    follow_while_told(claim)
    deliver(None)

    assert numbers() == []
