"""What one person proposes and another approves: to withdraw, merge or split a claim."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from accounts.roles import Act
from claims.models.attribution import Attribution
from claims.models.claim import Claim
from claims.models.proposed import Proposed, two_people
from ledger.changesets import changeset
from ledger.refusals import Refused
from ledger.tracking import track
from sources.models.base import choices_held


class ClaimEnded(Refused):
    """The claim, or the one it names, was withdrawn or merged meanwhile."""


@choices_held
@track()
class Motion(Proposed):
    """A merger moves every report of `claim` to `other`; a split moves the chosen ones."""

    class Kind(models.TextChoices):
        WITHDRAWAL = "withdrawal", "Withdraw"
        MERGER = "merger", "Merge into another claim"
        SPLIT = "split", "Move reports to another claim"

    class State(models.TextChoices):
        PROPOSED = "proposed", "Waiting for a second person"
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"

    kind = models.CharField(max_length=10, choices=Kind)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="motions")
    other = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="+")
    attributions = models.ManyToManyField(Attribution, through="MotionAttribution", related_name="+", blank=True)
    reason = models.TextField()
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED, editable=False)

    class Meta:
        ordering = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="motion_has_reason"),
            models.CheckConstraint(
                condition=Q(kind="withdrawal", other=None) | (~Q(kind="withdrawal") & Q(other__isnull=False)),
                name="motion_names_other_claim",
                violation_error_message="A merger or split names the other claim; a withdrawal names none.",
            ),
            models.CheckConstraint(condition=~Q(claim=F("other")), name="motion_two_claims"),
            *two_people("motion"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.claim}"

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

    def approve(self, *, by: User) -> None:
        """Carry it out. Raises OwnProposal, NotWaiting, ClaimEnded."""
        with changeset(by, self.reason):
            self.decide(self.State.APPROVED, by)
            {
                self.Kind.WITHDRAWAL: self._withdraw,
                self.Kind.MERGER: self._merge,
                self.Kind.SPLIT: self._split,
            }[self.Kind(self.kind)]()

    def _withdraw(self) -> None:
        self._end(status=Claim.Status.WITHDRAWN, status_reason=self.reason)

    def _merge(self) -> None:
        self._other_stands()
        Attribution.objects.filter(claim=self.claim_id).update(claim=self.other)
        self._end(status=Claim.Status.MERGED, status_reason=self.reason, merged_into=self.other)

    def _split(self) -> None:
        self._other_stands()
        chosen = MotionAttribution.objects.filter(motion=self).values("attribution")
        Attribution.objects.filter(pk__in=chosen, claim=self.claim_id).update(claim=self.other)

    def _other_stands(self) -> None:
        if not self.other_id or not Claim.objects.standing().filter(pk=self.other_id).exists():
            raise ClaimEnded

    def _end(self, **fields: object) -> None:
        if not Claim.objects.standing().filter(pk=self.claim_id).update(**fields):
            raise ClaimEnded


@track()
class MotionAttribution(models.Model):
    """A report that a split would move."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="+")
    attribution = models.ForeignKey(Attribution, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "attribution"], name="motion_attribution_once")]

    def __str__(self) -> str:
        return str(self.attribution)
