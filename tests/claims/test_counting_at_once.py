"""Two reports recorded at once are both counted."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction

from claims.models import Attribution, ClaimCounts
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
    first, second = PassageFactory(), PassageFactory()
    recorded = Event()
    with ThreadPoolExecutor(1) as pool:
        later = pool.submit(record_later, claim, second, recorded)
        with transaction.atomic():
            record(claim, first)
            recorded.set()
            while not (later.done() or somebody_waits_for_us()):
                pass
        later.result()


def record(claim, passage):
    row = Attribution(claim=claim, article=passage.snapshot.article, stance="reports", voice="own")
    row.record([passage], by=edith())


def record_later(claim, passage, recorded):
    try:
        recorded.wait(30)
        record(claim, passage)
    finally:
        connection.close()


def somebody_waits_for_us():
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))")
        return cursor.rowcount > 0


def test_two_reports_recorded_at_once_are_both_counted(claim):
    record_two_at_once(claim)

    assert ClaimCounts.objects.get(claim=claim).reports == 2


def test_control_counting_before_locking_loses_one(claim, superuser):
    superuser.execute(COUNT_FIRST)

    record_two_at_once(claim)

    assert Attribution.objects.count() == 2
    assert ClaimCounts.objects.get(claim=claim).reports == 1
