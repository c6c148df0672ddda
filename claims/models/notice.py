"""What people were told of what they follow, and how far that has come."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import User
from accounts.roles import Act
from claims.analysis import aspects
from claims.models.claim import Claim
from claims.models.digest import Digest
from ledger.models import Changeset
from ledger.written import last_number

if TYPE_CHECKING:
    from claims.models.watch import Watch  # noqa: F401  (names it for the key)


class DeliveredManager(models.Manager["Delivered"]):
    """The one row."""

    def hold(self) -> "Delivered":
        """It, locked to the end of the transaction. Begins with what is recorded from now on."""
        self.get_or_create(pk=1, defaults={"upto": last_number()})
        return self.select_for_update().get(pk=1)


class Delivered(models.Model):
    """Up to which changeset everybody was told: moved in the transaction that writes the notices.

    Who begins to follow holds it too, so that no delivery passes over somebody whose row it could not see yet.
    """

    upto = models.BigIntegerField()

    objects: ClassVar[DeliveredManager] = DeliveredManager()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(pk=1), name="delivered_one_row")]

    def __str__(self) -> str:
        return f"Up to changeset {self.upto}"

    def move(self, upto: int) -> None:
        """All up to there is told."""
        self.upto = upto
        self.save(update_fields=["upto"])


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Sets of notices."""

    def of(self, user: User) -> Self:
        """This person's, without what they may not read any more."""
        mine = self.filter(watch__user=user)
        return mine if user.may(Act.READ_DRAFTS) else mine.public()

    def public(self) -> Self:
        """Of what readers could see when it happened, and can now."""
        return self.filter(is_public=True).exclude(claim__status="draft")

    def due(self, end: datetime) -> Self:
        """For daily mails, written before `end`: neither read nor in a mail yet."""
        return self.filter(watch__frequency="daily", digest=None, made_at__lt=end).unread()

    def told_in(self, digest: Digest) -> Self:
        """What this mail tells, as long as it is wanted and may be read."""
        return self.of(digest.user).filter(digest=digest, watch__frequency="daily")

    def unread(self) -> Self:
        """Those not marked as read."""
        return self.filter(read_at=None)

    def things(self) -> Self:
        """Each thing that happened once, however many ways one follows it."""
        rows = self.order_by("-changeset__number", "-claim_id").distinct("changeset__number", "claim_id")
        return rows.select_related("changeset", "claim")

    def count_unread(self, user: User, most: int) -> int:
        """How many things are unread, at most `most`."""
        return self.of(user).unread().order_by().values("changeset", "claim").distinct()[:most].count()

    def read(self, user: User, upto: int) -> None:
        """Mark as read what this person has seen: what came after changeset `upto` is not."""
        self.filter(watch__user=user, changeset__number__lte=upto).unread().update(read_at=Now())


class Notice(models.Model):
    """One changeset did something to one claim that one watch asks about. Told once."""

    watch = models.ForeignKey("claims.Watch", models.CASCADE, related_name="notices")
    changeset = models.ForeignKey(Changeset, models.PROTECT, related_name="+")
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="+")
    aspects = ArrayField(models.CharField(max_length=8))
    is_public = models.BooleanField()
    made_at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True)
    digest = models.ForeignKey(Digest, models.RESTRICT, null=True, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["watch", "changeset", "claim"], name="notice_once"),
            models.CheckConstraint(
                condition=Q(aspects__contained_by=[*aspects.ALL, aspects.STANDING]) & Q(aspects__len__gt=0),
                name="notice_some_aspects",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["watch"], condition=Q(read_at=None), name="notice_unread")]

    def __str__(self) -> str:
        return f"{self.changeset} on C-{self.claim_id}"
