"""What is done when its time comes, without anybody asking."""

from collections.abc import Callable
from datetime import datetime, timedelta

from claims.comparing import compare_new
from claims.daily_mail import mail_daily
from claims.following import deliver
from claims.intake.jobs import pick_up
from claims.intake.polling import poll_due
from claims.intake.revisiting import revisit_due
from claims.models import Claim
from claims.models.claim import NotDraft

type Chore = Callable[[datetime], int]
"""Does all that is due at a moment, and says how much that was. May run twice at once: each thing is done once."""


def publish_due(at: datetime) -> int:
    """Publish drafts whose embargo has ended."""
    return sum(_published(claim, at) for claim in Claim.objects.due(at))


def _published(claim: Claim, at: datetime) -> bool:
    try:
        claim.publish_as_scheduled(at)
    except NotDraft:
        return False  # somebody else did it, or moved the time
    return True


# How often each is looked after.
CHORES: dict[str, tuple[timedelta, Chore]] = {
    "publish": (timedelta(seconds=20), publish_due),
    "follow": (timedelta(seconds=20), deliver),
    "mail": (timedelta(minutes=5), mail_daily),
    "feeds": (timedelta(minutes=1), poll_due),
    "jobs": (timedelta(seconds=20), pick_up),
    "look again": (timedelta(minutes=1), revisit_due),
    "compare texts": (timedelta(seconds=20), compare_new),
}
