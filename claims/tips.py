"""Tips of readers: taken in, and answered."""

from datetime import timedelta

from django.core.mail import send_mail
from django.db import transaction

from accounts.limits import Limit
from accounts.models import User
from claims.models import Tip

PER_PLACE = Limit("tip", times=5, within=timedelta(hours=1))
OF_ALL = Limit("tips", times=200, within=timedelta(hours=1))


def take_in(tip: Tip, *, place: str) -> None:
    """Put it on the desk. `place` is where it came from, for the limit. Raises TooOften."""
    OF_ALL.take()
    PER_PLACE.take(place)
    tip.save(force_insert=True)


def answer(tip: Tip, state: str, words: str, *, by: User) -> None:
    """Answer or close it; the reader who gave an address hears of it. Raises NotWaiting."""
    tip.decide(state, answer=words, by=by)
    if tip.contact:
        subject = f"Your tip to Claimline of {tip.sent_at:%-d %B %Y}"
        body = f"You wrote:\n\n{tip.text}\n\nWe answer:\n\n{words}\n"
        transaction.on_commit(lambda: send_mail(subject, body, None, [tip.contact]))
