"""What one person proposes and another approves (claims/motions.py): to withdraw, merge or split a claim."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from claims.models.attribution import Attribution
from claims.models.claim import Claim
from claims.models.proposed import Proposed, two_people
from ledger.changesets import changeset
from ledger.models import Changeset
from ledger.tracking import track
from sources.models.base import choices_held


class MotionQuerySet(models.QuerySet["Motion"]):
    """Sets of motions."""

    def for_page(self) -> Self:
        """With what a page says of them, the oldest first."""
        return self.select_related("claim", "other", "proposed_by", "decided_by", "undoes__actor").order_by("id")

    def waiting(self) -> Self:
        """Those that nobody has decided on."""
        return self.filter(state=Motion.State.PROPOSED)


@choices_held
@track()
class Motion(Proposed):
    """A merger moves every report of `claim` to `other`; a split moves the chosen ones."""

    class Kind(models.TextChoices):
        WITHDRAWAL = "withdrawal", "Withdraw"
        MERGER = "merger", "Merge into another claim"
        SPLIT = "split", "Move reports to another claim"
        UNDO = "undo", "Take back an act"

    class State(models.TextChoices):
        PROPOSED = "proposed", "Waiting for a second person"
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"

    kind = models.CharField(max_length=10, choices=Kind)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="motions")
    other = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="+")
    attributions = models.ManyToManyField(Attribution, through="MotionAttribution", related_name="+", blank=True)
    undoes = models.ForeignKey(Changeset, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    reason = models.TextField()
    proposed_at = models.DateTimeField(db_default=Now(), editable=False)
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED, editable=False)

    objects = MotionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="motion_has_reason"),
            models.CheckConstraint(
                condition=Q(kind__in=["withdrawal", "undo"], other=None)
                | Q(kind__in=["merger", "split"], other__isnull=False),
                name="motion_names_other_claim",
                violation_error_message="A merger or split names the other claim; a withdrawal names none.",
            ),
            models.CheckConstraint(
                condition=Q(kind="undo", undoes__isnull=False) | (~Q(kind="undo") & Q(undoes=None)),
                name="motion_names_act",
                violation_error_message="To take back an act, name it.",
            ),
            models.CheckConstraint(condition=~Q(claim=F("other")), name="motion_two_claims"),
            *two_people("motion"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.claim}"

    def get_absolute_url(self) -> str:
        return reverse("motion", args=[self.pk])

    def leads_to(self) -> str:
        """The page on which one sees what it did."""
        return (self.other or self.claim).get_absolute_url()

    def propose(self, *, by: User, attributions: list[Attribution] | None = None) -> Self:
        """Put it forward. Raises ValidationError."""
        by.must(Act.PROPOSE)
        moved = attributions or []
        if self.kind == self.Kind.SPLIT and (not moved or any(row.claim_id != self.claim_id for row in moved)):
            raise ValidationError("A split names the reports that move, each of this claim.")
        self.proposed_by = by
        self.full_clean()
        with changeset(by, self.reason):
            self.save(force_insert=True)
            for attribution in moved:
                MotionAttribution.objects.create(motion=self, attribution=attribution)
        return self

    def decline(self, *, by: User, reason: str) -> None:
        """Turn it down. Raises OwnProposal, NotWaiting."""
        with changeset(by, reason):
            self.decide(self.State.DECLINED, by)


@track()
class MotionAttribution(models.Model):
    """A report that a split would move."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="+")
    attribution = models.ForeignKey(Attribution, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "attribution"], name="motion_attribution_once")]

    def __str__(self) -> str:
        return str(self.attribution)
