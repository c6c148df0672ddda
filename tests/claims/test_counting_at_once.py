"""Two reports recorded at once are both counted."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from claims.models import Attribution, ClaimCounts
from ledger.changesets import changeset
from tests.factories import ClaimFactory, PassageFactory, edith

COUNT_FIRST = """
CREATE OR REPLACE FUNCTION claims_recount(claims bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE counted bigint;
BEGIN
    SELECT count(*) INTO counted FROM claims_attribution WHERE claim_id = ANY (claims);
    PERFORM FROM claims_claimcounts WHERE claim_id = ANY (claims) FOR UPDATE;
    UPDATE claims_claimcounts SET reports = counted WHERE claim_id = ANY (claims);
END $$
"""


@pytest.fixture
def claim(committed):
    """A published claim without reports."""
    return ClaimFactory(published=True)


def record_two_at_once(claim):
    """Two people record a report each; the second begins to count while the first has not committed."""
    passages = [PassageFactory(), PassageFactory()]
    counted = Barrier(2, timeout=30)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(record, claim, passages[0], after=lambda: counted.wait() and wait_for_a_waiter())
        second = pool.submit(record, claim, passages[1], before=counted.wait)
        first.result()
        second.result()


def record(claim, passage, *, before=lambda: None, after=lambda: None):
    row = Attribution(claim=claim, article=passage.snapshot.article, stance="reports", voice="own")
    try:
        before()
        with transaction.atomic(), changeset(edith(), "At once"):
            row.record([passage], by=edith())
            after()
    finally:
        connection.close()


def wait_for_a_waiter():
    """Until somebody waits for what this transaction has locked."""
    with connection.cursor() as cursor:
        waiting = False
        while not waiting:
            cursor.execute(
                "SELECT count(*) > 0 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))"
            )
            (waiting,) = cursor.fetchone()


def test_two_reports_recorded_at_once_are_both_counted(claim):
    record_two_at_once(claim)

    assert ClaimCounts.objects.get(claim=claim).reports == 2


def test_control_counting_before_locking_loses_one(claim, superuser):
    superuser.execute(COUNT_FIRST)

    record_two_at_once(claim)

    assert Attribution.objects.count() == 2
    assert ClaimCounts.objects.get(claim=claim).reports == 1
