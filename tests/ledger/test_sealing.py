"""Numbers follow commits, without gaps, and nobody waits for somebody else's long work."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction

from ledger.changesets import changeset, seal_now
from ledger.models import Changeset
from sources.models import Article, Outlet
from tests.factories import ArticleFactory, OutletFactory


@pytest.fixture
def elsewhere():
    """Runs functions in threads with connections of their own."""

    def run(act):
        try:
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        yield lambda act: threads.submit(run, act)


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
        elsewhere(lambda: OutletFactory(by=edith, name="Quick")).result(5)
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

    for thread in [elsewhere(lambda name=name: work(name)) for name in range(4)]:
        thread.result()

    assert Outlet.objects.count() == 16
    assert numbers() == list(range(1, edith.history.get().pgh_changeset.number + 17))


def test_numbers_follow_the_order_of_commits(committed, edith, elsewhere):
    def work(name):
        for turn in range(8):
            OutletFactory(slug=f"{name}-{turn}")

    seen = []
    threads = [elsewhere(lambda name=name: work(name)) for name in range(2)]
    while not all(thread.done() for thread in threads):
        seen.append(numbers())

    assert Outlet.objects.count() == 16
    assert all(state == list(range(1, len(state) + 1)) for state in seen)


def test_times_follow_numbers(committed, edith):
    OutletFactory.create_batch(3)
    times = list(Changeset.objects.order_by("number").values_list("sealed_at", flat=True))

    assert times == sorted(set(times))


def test_an_import_checks_its_keys_before_it_ends(edith):
    ArticleFactory()

    with pytest.raises(IntegrityError, match="foreign key"), changeset(edith, "Import", tool=Changeset.Tool.IMPORT):
        Article.objects.update(outlet_id=0)


def test_others_check_their_keys_at_commit(edith):
    ArticleFactory()

    with changeset(edith, "Edit"):
        Article.objects.update(outlet_id=0)

    with pytest.raises(IntegrityError, match="foreign key"), transaction.atomic():
        seal_now()
    transaction.set_rollback(True)
