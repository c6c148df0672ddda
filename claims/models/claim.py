"""One checkable proposition, phrased neutrally by editors."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.search import SearchQuery
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify

from accounts.models import User, Visitor, may
from accounts.roles import Act
from claims.models.quantity import Quantity, quantity_constraints
from claims.models.rollups import INDEX_CLAIM, RECOUNT_CLAIM
from claims.models.topic import Measure, Topic
from claims.units import comparable
from ledger.changesets import changeset
from ledger.tracking import track
from sources.dates import EDTF_PATTERN, EdtfEarliest, EdtfField, EdtfLatest
from sources.models import Outlet, Speaker
from sources.models.base import Stale, Versioned, choices_held, no_circle
from sources.models.outlet import LANGUAGE


class NotDraft(Exception):
    """Only a draft can be published."""


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Sets of claims."""

    def published(self) -> Self:
        """What readers may find in lists."""
        return self.filter(status=Claim.Status.PUBLISHED)

    def standing(self) -> Self:
        """Those neither withdrawn nor merged."""
        return self.filter(status__in=[Claim.Status.DRAFT, Claim.Status.PUBLISHED])

    def visible_to(self, user: Visitor | None) -> Self:
        """What this person may open: drafts only with the right to read them."""
        if may(user, Act.READ_DRAFTS):
            return self
        return self.exclude(status=Claim.Status.DRAFT)

    def about(self, topic: Topic | None) -> Self:
        """Those of a topic; all when None, as with the filters below."""
        return self.filter(claim_topics__topic=topic) if topic else self

    def reported_by(self, outlet: Outlet | None) -> Self:
        """Those that an outlet reports."""
        reports = models.Q(attributions__article__outlet=outlet, attributions__withdrawn_reason="")
        return self.filter(pk__in=Claim.objects.filter(reports).values("pk")) if outlet else self

    def on_the_word_of(self, speaker: Speaker | None) -> Self:
        """Those that somebody reports on a speaker's word."""
        reports = models.Q(attributions__links__speaker=speaker, attributions__withdrawn_reason="")
        return self.filter(pk__in=Claim.objects.filter(reports).values("pk")) if speaker else self

    def of_kind(self, kind: str) -> Self:
        """Those of a kind."""
        return self.filter(kind=kind) if kind else self

    def disputed(self, answer: str) -> Self:
        """``yes``: with an open dispute on them, their reports or their cross-references; ``no``: without."""
        if not answer:
            return self
        return self.filter(counts__disputes_open__gt=0) if answer == "yes" else self.filter(counts__disputes_open=0)

    def worded(self, words: str) -> Self:
        """Those whose statement or finding holds these words, in any form of them."""
        if not words.strip():
            return self
        return self.filter(search__document=SearchQuery(words, config="english", search_type="websearch"))


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
        return reverse("claim", args=[self.pk, slugify(self.statement, allow_unicode=True)[:80] or "claim"])

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
                ClaimTopic.objects.create(claim=self, topic=topic)
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
        by.must(Act.EDIT)
        for name, value in fields.items():
            setattr(self, name, value)
        self.full_clean()
        before = Claim.objects.get(pk=self.pk)
        with changeset(by, reason):
            if not Claim.objects.filter(pk=self.pk, version=version).update(**fields):
                raise Stale(self)
            self.refresh_from_db()
            self.looks.raise_after(before, self)


@track()
class ClaimTopic(models.Model):
    """A claim belongs to a topic."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="claim_topics")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="claim_topics")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "topic"], name="claim_topic_once", violation_error_message="It has this topic already."
            )
        ]

    def __str__(self) -> str:
        return str(self.topic)
