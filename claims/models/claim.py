"""One checkable proposition, phrased neutrally by editors."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from claims.models.claim_set import ClaimQuerySet
from claims.models.quantity import Quantity, quantity_constraints
from claims.models.rollups import INDEX_CLAIM, RECOUNT_CLAIM
from claims.models.topic import Measure, Topic
from claims.units import comparable
from ledger.changesets import changeset
from ledger.models import Changeset
from ledger.refusals import Refused
from ledger.tracking import track
from sources.dates import EDTF_PATTERN, EdtfEarliest, EdtfField, EdtfLatest
from sources.models.base import Versioned, choices_held, no_circle
from sources.slugs import slug_of
from sources.tags import LANGUAGE


class NotDraft(Refused):
    """Only a draft can be published."""


@choices_held
@track()
class Claim(Quantity, Versioned):
    """Its wording, value and place in the record. What outlets wrote stands in its attributions."""

    class Kind(models.TextChoices):
        QUANTITY = "quantity", "Quantity"
        EVENT = "event", "Event"
        STATEMENT = "statement", "Statement"
        POSITION = "position", "Position"
        LEGAL_STATUS = "legal_status", "Legal status"
        PLAN = "plan", "Plan"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"
        MERGED = "merged", "Merged"

    statement = models.CharField(
        max_length=500, help_text="One proposition in neutral words, never its negation; loaded words only in quotes."
    )
    language = models.CharField(
        "language (BCP 47)", max_length=35, default="en", validators=[RegexValidator(LANGUAGE, "A BCP 47 tag.")]
    )
    kind = models.CharField(max_length=12, choices=Kind)
    topics = models.ManyToManyField(Topic, through="ClaimTopic", related_name="claims", blank=True)
    occurred = EdtfField("occurred (EDTF)", blank=True)
    occurred_from = models.GeneratedField(
        expression=EdtfEarliest("occurred"), output_field=models.DateField(), db_persist=True
    )
    occurred_to = models.GeneratedField(
        expression=EdtfLatest("occurred"), output_field=models.DateField(), db_persist=True
    )
    place = models.CharField(max_length=200, blank=True)
    finding = models.CharField(max_length=300, blank=True, help_text="What a reader should take away.")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="claims")
    verb = models.CharField(max_length=100, blank=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT, editable=False)
    status_reason = models.TextField(blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    publish_at = models.DateTimeField("publish at", null=True, blank=True, help_text="Embargo: a draft until then.")
    # of older revisions only: Assignment has it now
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(statement=""), name="claim_stated"),
            models.CheckConstraint(condition=Q(language__regex=LANGUAGE), name="claim_language_bcp47"),
            models.CheckConstraint(
                condition=Q(occurred="") | Q(occurred__regex=EDTF_PATTERN), name="claim_occurred_edtf"
            ),
            models.CheckConstraint(
                condition=Q(kind="quantity", measure__isnull=False, low__isnull=False)
                | (~Q(kind="quantity") & Q(measure=None, low=None)),
                name="claim_quantity_measured",
                violation_error_message="A quantity, and only a quantity, has a measure and a figure.",
            ),
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False) | (~Q(status="merged") & Q(merged_into=None)),
                name="claim_merged_into",
            ),
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="claim_not_into_itself"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "published"]) | ~Q(status_reason=""), name="claim_ended_with_reason"
            ),
            *quantity_constraints("claim"),
        ]
        triggers = [INDEX_CLAIM, RECOUNT_CLAIM, no_circle("claims_claim", "merged_into_id")]

    def __str__(self) -> str:
        return self.statement

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.pk, slug_of(self.statement, "claim")])

    @property
    def is_published(self) -> bool:
        """Whether readers find it."""
        return self.status == self.Status.PUBLISHED

    @property
    def is_standing(self) -> bool:
        """Whether it is neither withdrawn nor merged."""
        return self.status in (self.Status.DRAFT, self.Status.PUBLISHED)

    def clean(self) -> None:
        """A value must be convertible to the unit of its measure."""
        if self.measure and self.unit and not comparable(self.unit, self.measure.unit):
            raise ValidationError({"unit": f"“{self.measure}” is measured in {self.measure.unit}, not in {self.unit}."})

    def draft(self, *, by: User, topics: "list[Topic] | None" = None) -> Self:
        """Record a new claim as a draft. Raises ValidationError in words before the database must."""
        by.must(Act.EDIT)
        self.full_clean()
        with changeset(by, "Record claim"):
            self.save(force_insert=True)
            for topic in topics or []:
                self.claim_topics.create(topic=topic)
        return self

    def publish(self, *, by: User, reason: str = "Publish") -> None:
        """Show a draft to readers. Raises NotDraft."""
        by.must(Act.PUBLISH)
        with changeset(by, reason):
            published = Claim.objects.filter(pk=self.pk, status=Claim.Status.DRAFT).update(
                status=Claim.Status.PUBLISHED, publish_at=None
            )
            if not published:
                raise NotDraft
        self.refresh_from_db()

    def publish_as_scheduled(self, at: datetime) -> None:
        """What `schedule` asked for, once that time has come. Raises NotDraft when it is no longer so."""
        with changeset(None, "Publish as scheduled", tool=Changeset.Tool.COMMAND):
            if not Claim.objects.due(at).filter(pk=self.pk).update(status=Claim.Status.PUBLISHED, publish_at=None):
                raise NotDraft
        self.refresh_from_db()

    def publish_or_schedule(self, at: datetime | None, *, by: User) -> None:
        """Publish, now or, where a time is given, then. Raises NotDraft."""
        if at:
            self.schedule(at, by=by)
        else:
            self.publish(by=by)

    def schedule(self, at: datetime, *, by: User) -> None:
        """Set or move the embargo of a draft. Raises NotDraft."""
        by.must(Act.PUBLISH)
        with changeset(by, "Schedule"):
            if not Claim.objects.filter(pk=self.pk, status=Claim.Status.DRAFT).update(publish_at=at):
                raise NotDraft
        self.refresh_from_db()

    def revise(self, *, by: User, reason: str, version: int, **fields: object) -> None:
        """Change wording, value or context, from the `version` that was read. Raises Stale, ValidationError.

        What leaned on another proposition needs another look.
        """
        before = Claim.objects.get(pk=self.pk)
        with changeset(by, reason):
            super().revise(by=by, reason=reason, version=version, **fields)
            self.looks.raise_after(before, self)

    def word(self, *, by: User, reason: str, version: int, topics: "Iterable[Topic]", **fields: object) -> None:
        """Change fields and topics in one act. Raises Stale, ValidationError."""
        wanted = {topic.pk for topic in topics}
        with changeset(by, reason):
            self.revise(by=by, reason=reason, version=version, **fields)
            held = set(self.claim_topics.values_list("topic", flat=True))
            self.claim_topics.exclude(topic__in=wanted).delete()
            for pk in sorted(wanted - held):
                self.claim_topics.create(topic_id=pk)
