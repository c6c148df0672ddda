"""Numbers follow commits, without gaps, and nobody waits for somebody else's long work."""

import threading

import pytest
from django.db import connection, connections, transaction

from ledger.changesets import changeset
from ledger.models import Changeset
from sources.models import Outlet
from tests.factories import ArticleFactory, OutletFactory

LOCKS = """
    SELECT count(*) FROM pg_locks
    WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@pytest.fixture
def elsewhere():
    """Runs functions each in a thread and a connection of its own; the answer waits for its end."""
    threads = []

    def start(act):
        def run():
            try:
                act()
            finally:
                connections.close_all()

        threads.append(threading.Thread(target=run))
        threads[-1].start()
        return threads[-1].join

    yield start
    for thread in threads:
        thread.join(10)


def numbers():
    return list(Changeset.objects.order_by("number").values_list("number", flat=True))


def test_a_changeset_is_numbered_and_chained_at_commit(committed, outlet, edith):
    with changeset(edith, "Correct the name") as correction:
        Outlet.objects.update(name="Unian")
        assert not Changeset.objects.get(pk=correction.pk).number

    correction.refresh_from_db()
    before = Changeset.objects.get(number=correction.number - 1)
    assert correction.previous_digest == before.digest
    assert correction.contents["sources_outlethistory"][0] == 1


def test_a_long_transaction_holds_nobody_up(committed, edith, rhys, elsewhere):
    with changeset(rhys, "Import for an hour") as long:
        OutletFactory(by=rhys)
        elsewhere(lambda: OutletFactory(by=edith, name="Quick"))(5)
        quick = Outlet.objects.get(name="Quick").history.get().pgh_changeset

    long.refresh_from_db()
    assert quick.pk > long.pk
    assert quick.number == long.number - 1


def test_numbers_have_no_gaps_under_threads(committed, edith, elsewhere):
    def work(name):
        for turn in range(5):
            with transaction.atomic():
                OutletFactory(slug=f"{name}-{turn}")
                transaction.set_rollback(turn == 2)

    for end in [elsewhere(lambda name=name: work(name)) for name in range(4)]:
        end()

    assert Outlet.objects.count() == 16
    assert numbers() == list(range(1, edith.history.get().pgh_changeset.number + 17))


def test_numbers_follow_the_order_of_commits(committed, edith, elsewhere):
    def work(name):
        for turn in range(8):
            OutletFactory(slug=f"{name}-{turn}")

    seen = []
    ends = [elsewhere(lambda name=name: work(name)) for name in range(2)]
    while Outlet.objects.count() < 16:
        seen.append(numbers())
    for end in ends:
        end()

    assert all(state == list(range(1, len(state) + 1)) for state in seen)


def test_times_follow_numbers(committed, edith):
    OutletFactory.create_batch(3)
    times = list(Changeset.objects.order_by("number").values_list("sealed_at", flat=True))

    assert times == sorted(set(times))


def test_an_import_checks_its_keys_before_the_lock(committed, edith, superuser):
    article = ArticleFactory()

    with transaction.atomic():
        with changeset(edith, "Import", tool=Changeset.Tool.IMPORT):
            type(article).objects.filter(pk=article.pk).update(title="Imported")
            with connection.cursor() as cursor:
                cursor.execute("UPDATE sources_article SET outlet_id = NULL")
        held = superuser.execute(LOCKS).fetchone()

    assert held == (0,)
