"""Tips of readers: taken in, and answered."""

from django.core.mail import send_mail
from django.db import transaction

from accounts.models import User
from claims.models import Tip


def take_in(tip: Tip) -> None:
    """Put it on the desk."""
    tip.save(force_insert=True)


def answer(tip: Tip, state: str, words: str, *, by: User) -> None:
    """Answer or close it; the reader who gave an address hears of it. Raises NotWaiting."""
    tip.decide(state, answer=words, by=by)
    if tip.contact:
        subject = f"Your tip to Claimline of {tip.sent_at:%-d %B %Y}"
        body = f"You wrote:\n\n{tip.text}\n\nWe answer:\n\n{words}\n"
        transaction.on_commit(lambda: send_mail(subject, body, None, [tip.contact]))
