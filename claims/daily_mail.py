"""The daily mail of what happened to what people follow.

A mail server's yes and our commit cannot be one. Whoever is killed between them sends the same mail again, under the
same Message-ID, by which mailboxes know it. Nothing is in two mails, and nothing is left out of all.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from claims.models import Digest, Notice
from claims.pages.follow import items

HOUR = 6  # UTC
TRIED_FOR = timedelta(days=3)
MOST = 50  # things told in one mail
log = logging.getLogger(__name__)


def mail_daily(at: datetime) -> int:
    """Send the mails of the day, and those of the days before that could not be sent. Answers how many."""
    end = _last_end(at)
    due = Notice.objects.due(end)
    for user in User.objects.filter(pk__in=due.values("watch__user")):
        Digest.objects.compose(user, end, due)
    waiting = Digest.objects.waiting((at - TRIED_FOR).date())
    return sum(_sent(pk) for pk in waiting.values_list("pk", flat=True))


def _last_end(at: datetime) -> datetime:
    today = at.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return today if today <= at else today - timedelta(days=1)


@transaction.atomic
def _sent(pk: int) -> bool:
    """Whether it was sent. Of one that cannot be, the log says whose, neither the address nor what was in it."""
    if (digest := Digest.objects.taken(pk)) is None:
        return False
    mail = message(digest)
    try:
        sent = bool(mail and mail.send())
    except (SMTPException, OSError) as error:
        log.error("The daily mail of person %s was not sent: %s", digest.user_id, type(error).__name__)
        return False
    digest.mark_sent()
    return sent


def message(digest: Digest) -> EmailMessage | None:
    """As it may be read now; None if nothing of it may, or nobody wants it any more."""
    told = Notice.objects.told_in(digest)
    total = told.things().count()
    if not (total and digest.user.email and digest.user.is_active):
        return None
    stop = settings.SITE_URL + stop_address(digest.user)
    context = _told(told, total) | {"digest": digest, "site": settings.SITE_URL, "stop": stop}
    return EmailMessage(
        f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{total} new in what you follow",
        render_to_string("follow/mail.txt", context),
        to=[digest.user.email],
        headers={
            "Message-ID": f"<daily.{digest}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def _told(told: Any, total: int) -> dict[str, Any]:
    """Only what is public goes by mail, to editors too."""
    public = told.public()
    shown = items(public.things()[:MOST], public, drafts=False)
    count = public.things().count()
    return {"items": shown, "more": count - len(shown), "withheld": total - count}


def stop_address(user: User) -> str:
    """Where this person's daily mail is stopped without signing in."""
    return reverse("follow-mail-stop", args=[_signer().sign(str(user.pk))])


def addressee(token: str) -> User | None:
    """Whose address of this kind it is, if anybody's."""
    try:
        return User.objects.filter(pk=int(_signer().unsign(token))).first()
    except BadSignature:
        return None


def _signer() -> Signer:
    return Signer(salt="claims.daily_mail")
