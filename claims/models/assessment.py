"""An editor's reasoned view of a claim, approved by somebody else."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from claims.models.claim import Claim
from claims.models.proposed import Proposed, two_people
from ledger.changesets import changeset
from ledger.tracking import track
from sources.models.base import Versioned, choices_held


@choices_held
@track()
class AssessmentValue(Versioned):
    """A view that can be taken, with its public definition. A newsroom may have its own."""

    class Shape(models.TextChoices):
        """The icon and colour it is shown with."""

        SUPPORTED = "sup", "Filled circle, tick"
        CONTRADICTED = "con", "Filled octagon, cross"
        MIXED = "mix", "Half-filled circle"
        UNVERIFIED = "unv", "Dashed circle, question mark"

    slug = models.SlugField(unique=True)
    label = models.CharField(max_length=50)
    definition = models.TextField()
    shape = models.CharField(max_length=3, choices=Shape)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(label="") & ~Q(definition=""), name="assessment_value_defined")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def state(self) -> str:
        """The name of its shape, as icons and style sheets know it."""
        return self.Shape(self.shape).name.lower()


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Sets of assessments."""

    def for_page(self) -> Self:
        """With what a page says of them, the oldest first."""
        return self.select_related("claim", "value", "proposed_by", "decided_by").order_by("id")

    def waiting(self) -> Self:
        """Those that nobody has decided on."""
        return self.filter(state=Assessment.State.PROPOSED)

    def current(self) -> Self:
        """The one in force of each claim."""
        return self.filter(state=Assessment.State.CURRENT)


@choices_held
@track()
class Assessment(Proposed):
    """Replaces the one before it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "Waiting for a second person"
        CURRENT = "current", "Current"
        REPLACED = "replaced", "Replaced"
        DECLINED = "declined", "Declined"

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="assessments")
    value = models.ForeignKey(AssessmentValue, models.PROTECT, related_name="+")
    rationale = models.TextField()
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED, editable=False)
    proposed_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim"], condition=Q(state="current"), name="assessment_one_current"),
            models.CheckConstraint(condition=~Q(rationale=""), name="assessment_has_rationale"),
            *two_people("assessment"),
        ]

    def __str__(self) -> str:
        return f"{self.value}: {self.claim}"

    def get_absolute_url(self) -> str:
        return reverse("assessment", args=[self.pk])

    def leads_to(self) -> str:
        """The page on which one sees it in force."""
        return self.claim.get_absolute_url()

    def propose(self, *, by: User) -> Self:
        """Put a view forward. Raises ValidationError."""
        by.must(Act.PROPOSE)
        self.proposed_by = by
        self.full_clean()
        with changeset(by, f"Propose assessment: {self.value}"):
            self.save(force_insert=True)
        return self

    def approve(self, *, by: User, reason: str = "") -> None:
        """Put it in force, in place of the one before. Raises OwnProposal, NotWaiting."""
        with changeset(by, reason or f"Approve assessment: {self.value}"):
            Assessment.objects.current().filter(claim=self.claim_id).update(state=self.State.REPLACED)
            self.decide(self.State.CURRENT, by)

    def decline(self, *, by: User, reason: str) -> None:
        """Turn it down. Raises OwnProposal, NotWaiting."""
        with changeset(by, reason):
            self.decide(self.State.DECLINED, by)
