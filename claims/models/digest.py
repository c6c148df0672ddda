"""The daily mail of one person."""

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from accounts.models import User

if TYPE_CHECKING:
    from claims.models.notice import NoticeQuerySet


class DigestQuerySet(models.QuerySet["Digest"]):
    """Sets of daily mails."""

    def waiting(self, since: date) -> Self:
        """Those not sent, of that day or later."""
        return self.filter(sent_at=None, day__gte=since).order_by("pk")

    def taken(self, pk: int) -> "Digest | None":
        """It, for one sender alone to the end of the transaction; None if it is sent or somebody else has it."""
        return self.select_for_update(skip_locked=True).filter(pk=pk, sent_at=None).first()

    @transaction.atomic
    def compose(self, user: User, end: datetime, due: "NoticeQuerySet") -> None:
        """The mail of the day that `end` is on, with these notices of this person; nothing if there is one already."""
        digest, new = self.get_or_create(user=user, day=end.date(), defaults={"upto": end})
        if new:
            due.filter(watch__user=user).update(digest=digest)


class Digest(models.Model):
    """What happened until a moment; what it tells is in no other. Under one identity, however often it is sent."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    day = models.DateField()
    upto = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    objects: ClassVar = DigestQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "day"], name="digest_once")]
        indexes: ClassVar = [models.Index(fields=["day"], condition=models.Q(sent_at=None), name="digest_waiting")]

    def __str__(self) -> str:
        return f"{self.pk}.{self.day:%Y%m%d}"

    def mark_sent(self) -> None:
        """The mail server took it, or there was nothing to send."""
        self.sent_at = timezone.now()
        self.save(update_fields=["sent_at"])
