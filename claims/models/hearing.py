"""What a dispute is heard with: what each side holds, and each step taken."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import User
from accounts.roles import Act
from ledger.changesets import changeset
from ledger.refusals import Refused
from ledger.tracking import track
from sources.models.base import Versioned, choices_held


class Closed(Refused):
    """The dispute is closed: what it was ruled on stays as it was."""


class NobodyAsked(Refused):
    """Nobody was asked, or the answer is in already."""


@track()
class Position(Versioned):
    """What one side of a dispute holds."""

    dispute = models.ForeignKey("claims.Dispute", models.CASCADE, related_name="positions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["dispute", "position"]
        constraints = [
            models.UniqueConstraint(fields=["dispute", "position"], name="position_once"),
            models.CheckConstraint(condition=~Q(text=""), name="position_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.letter}: {self.text}"

    @property
    def letter(self) -> str:
        """A, B, C …"""
        return chr(64 + self.position)

    def add(self, *, by: User) -> Self:
        """Let another side state what it holds. Raises Closed, ValidationError."""
        by.must(Act.DISPUTE)
        with changeset(by, "Add position"):
            self.dispute.hold_open()
            self.position = self.dispute.positions.count() + 1
            self.full_clean()
            self.save(force_insert=True)
        return self

    def revise(self, *, by: User, reason: str, version: int, **fields: Any) -> None:
        """Word it anew while the dispute is open. Raises Closed, Stale, ValidationError."""
        with changeset(by, reason):
            self.dispute.hold_open()
            super().revise(by=by, reason=reason, version=version, **fields)


@choices_held
@track(append_only=True)
class DisputeEvent(models.Model):
    """One step in the life of a dispute. Never changed."""

    class Kind(models.TextChoices):
        OPENED = "opened", "Opened"
        TAKEN_UP = "taken_up", "Taken under review"
        ASKED = "asked", "Asked"
        ANSWERED = "answered", "Answered"
        SAID = "said", "Said"
        RULED = "ruled", "Ruled"
        WITHDRAWN = "withdrawn", "Withdrawn"
        REOPENED = "reopened", "Reopened"

    dispute = models.ForeignKey("claims.Dispute", models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=9, choices=Kind)
    whom = models.CharField("who was asked", max_length=200, blank=True)
    text = models.TextField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["dispute", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind="asked") ^ Q(whom=""), name="dispute_event_asks_somebody")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"
