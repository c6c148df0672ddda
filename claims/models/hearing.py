"""What a dispute is heard with: what each side holds, and each step taken."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ledger.tracking import track
from sources.models.base import Versioned, choices_held


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


@choices_held
@track(append_only=True)
class DisputeEvent(models.Model):
    """One step in the life of a dispute. Never changed."""

    class Kind(models.TextChoices):
        OPENED = "opened", "Opened"
        TAKEN_UP = "taken_up", "Taken under review"
        RULED = "ruled", "Ruled"
        WITHDRAWN = "withdrawn", "Withdrawn"
        REOPENED = "reopened", "Reopened"

    dispute = models.ForeignKey("claims.Dispute", models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=9, choices=Kind)
    text = models.TextField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["dispute", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"
