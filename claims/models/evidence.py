"""What speaks for or against: one table for disputes, cross-references and assessments."""

from typing import ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from accounts.models import User
from accounts.roles import Act
from claims.models.assessment import Assessment
from claims.models.constraints import exactly_one
from claims.models.cross_reference import CrossReference
from claims.models.dispute import Dispute
from claims.models.hearing import Position
from ledger.changesets import changeset
from ledger.refusals import Refused
from ledger.tracking import track
from sources.anchoring import Span
from sources.models import Article, Passage, Snapshot
from sources.models.base import Versioned, choices_held


class Decided(Refused):
    """Somebody decided on this evidence: it stays as it was."""


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Sets of evidence."""

    def standing(self) -> Self:
        """Those not withdrawn."""
        return self.filter(withdrawn_reason="")

    def for_page(self) -> Self:
        """With whose they are and where they stand."""
        whose = ("dispute", "cross_reference__from_claim", "assessment__claim")
        return self.select_related(*whose, "passage", "article").order_by("id")


@choices_held
@track()
class Evidence(Versioned):
    """A passage, an article or an address, for or against."""

    class Direction(models.TextChoices):
        FOR = "for", "For"
        AGAINST = "against", "Against"

    class Kind(models.TextChoices):
        PRIMARY = "primary", "Primary source"
        REPORT = "report", "Report"
        EXPERT = "expert", "Expert"
        DERIVED = "derived", "Derived"

    dispute = models.ForeignKey(Dispute, models.PROTECT, null=True, blank=True, related_name="evidence")
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="evidence")
    cross_reference = models.ForeignKey(CrossReference, models.PROTECT, null=True, blank=True, related_name="evidence")
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, blank=True, related_name="evidence")
    passage = models.ForeignKey(Passage, models.PROTECT, null=True, blank=True, related_name="+")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="+")
    url = models.URLField("address", max_length=2000, null=True, blank=True)
    direction = models.CharField(max_length=7, choices=Direction)
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.REPORT)
    note = models.TextField(blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    added_at = models.DateTimeField(db_default=Now(), editable=False)
    withdrawn_reason = models.TextField(blank=True, editable=False)

    # Words that no passage holds yet: marked when it is added, in the same changeset.
    place: "tuple[Snapshot, Span] | None" = None

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("dispute", "cross_reference", "assessment"),
                name="evidence_one_owner",
                violation_error_message="Evidence is on a dispute, a cross-reference or an assessment: exactly one.",
            ),
            models.CheckConstraint(
                condition=exactly_one("passage", "article", "url"),
                name="evidence_one_source",
                violation_error_message="Give a passage, an article or an address: exactly one.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="position_of_its_dispute",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__position__isnull=False),
                func="""
                    IF NOT EXISTS (
                        SELECT FROM claims_position WHERE id = NEW.position_id AND dispute_id = NEW.dispute_id
                    ) THEN
                        RAISE EXCEPTION 'the position of this evidence belongs to another dispute'
                            USING ERRCODE = '23514', CONSTRAINT = 'evidence_position_of_dispute';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_direction_display()}: {self.note or self.source}"

    def get_absolute_url(self) -> str:
        """The page it is brought forward on."""
        if self.dispute:
            return self.dispute.get_absolute_url()
        if self.cross_reference:
            return self.cross_reference.standing_url
        assert self.assessment
        return self.assessment.claim.get_absolute_url()

    @property
    def source(self) -> str:
        """Its words, its article or its address."""
        return str(self.passage or self.article or self.url)

    def add(self, *, by: User) -> Self:
        """Bring it forward. Raises ValidationError."""
        by.must(Act.DISPUTE)
        self.added_by = by
        with changeset(by, "Add evidence"):
            if self.place:
                text, span = self.place
                self.passage = text.passage(span, by=by)
            self.full_clean()
            self.save(force_insert=True)
        return self

    @property
    def is_decided_on(self) -> bool:
        """Whether a ruling or an approval rests on it."""
        if self.assessment:
            return self.assessment.state != Assessment.WAITING
        if not self.dispute or self.dispute.is_open:
            return False
        return self.dispute.ruled_at is None or self.added_at <= self.dispute.ruled_at

    def revise(self, *, by: User, reason: str, version: int, **fields: object) -> None:
        """Correct what is said of it. Raises Decided, Stale, ValidationError."""
        by.must(Act.DISPUTE)
        if self.is_decided_on:
            raise Decided
        super().revise(by=by, reason=reason, version=version, **fields)

    def withdraw(self, *, reason: str, by: User) -> None:
        """Take it back; it stays in the history with the reason. Raises Decided."""
        by.must(Act.DISPUTE)
        if self.is_decided_on:
            raise Decided
        with changeset(by, reason):
            Evidence.objects.standing().filter(pk=self.pk).update(withdrawn_reason=reason)
        self.refresh_from_db()
