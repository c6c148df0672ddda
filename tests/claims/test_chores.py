"""What is done when its time comes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from claims.chores import publish_due
from claims.models import Claim
from claims.models.claim import NotDraft
from tests.factories import ClaimFactory

pytestmark = pytest.mark.usefixtures("rows")

TIME = datetime(2026, 11, 1, 12, tzinfo=UTC)
EARLY, LATE = TIME - timedelta(seconds=1), TIME + timedelta(seconds=1)


@pytest.fixture
def scheduled(edith):
    claim = ClaimFactory()
    claim.schedule(TIME, by=edith)
    return claim


@pytest.mark.parametrize(("at", "published"), [(EARLY, False), (TIME, True), (LATE, True)])
def test_an_embargo_ends_at_its_time(scheduled, at, published):
    publish_due(at)

    assert Claim.objects.get(pk=scheduled.pk).is_published == published


def test_a_draft_without_a_time_stays(edith):
    claim = ClaimFactory()

    assert publish_due(LATE) == 0
    assert not Claim.objects.get(pk=claim.pk).is_published


def test_it_is_published_once(scheduled):
    twin = Claim.objects.get(pk=scheduled.pk)
    scheduled.publish_as_scheduled(LATE)

    with pytest.raises(NotDraft):
        twin.publish_as_scheduled(LATE)


def test_a_time_that_was_moved_is_kept(scheduled, edith):
    Claim.objects.get(pk=scheduled.pk).schedule(LATE + timedelta(days=1), by=edith)

    assert publish_due(LATE) == 0


def test_the_command_does_what_is_due(edith, capsys):
    claim = ClaimFactory()
    claim.schedule(datetime(2020, 1, 1, tzinfo=UTC), by=edith)

    call_command("mind", "--once")

    assert "publish: 1" in capsys.readouterr().out
    assert Claim.objects.get(pk=claim.pk).is_published
