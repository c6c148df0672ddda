"""A reasoned objection, with positions, evidence and a ruling."""

from typing import TYPE_CHECKING, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from claims.models.attribution import Attribution
from claims.models.claim import Claim
from claims.models.constraints import exactly_one
from claims.models.cross_reference import CrossReference
from claims.models.dispute_set import DisputeQuerySet
from claims.models.hearing import Closed, DisputeEvent, NobodyAsked, Position
from claims.models.rollups import recount_triggers
from ledger.changesets import changeset
from ledger.refusals import Refused
from ledger.tracking import track
from sources.models.base import Versioned, choices_held

if TYPE_CHECKING:
    from claims.models.evidence import Evidence


class OwnDispute(Refused):
    """Who opened a dispute does not rule on it."""


class AlreadyRuled(Refused):
    """The dispute is closed, or was never taken that far."""


class NotYours(Refused):
    """Only who opened a dispute takes it back."""


class StillOpen(Refused):
    """Only a closed dispute is reopened."""


class NothingNew(Refused):
    """A closed dispute is reopened only with evidence added after its ruling."""


@choices_held
@track()
class Dispute(Versioned):
    """On one claim, report or cross-reference, at the version it had when the dispute was opened."""

    class Ground(models.TextChoices):
        FACTUAL = "factual", "Factual"
        MISQUOTE = "misquote", "Misquoted"
        MISATTRIBUTION = "misattribution", "Misattributed"
        OUT_OF_CONTEXT = "out_of_context", "Out of context"
        TRANSLATION = "translation", "Translation"
        FIGURE_OR_UNIT = "figure_or_unit", "Figure or unit"
        DENOMINATOR = "denominator", "Of what"
        DATE = "date", "Date"
        OUTDATED = "outdated", "Outdated"
        DUPLICATE = "duplicate", "Duplicate"
        FRAMING = "framing", "Framing"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        UNDER_REVIEW = "under_review", "Under review"
        UPHELD = "upheld", "Upheld"
        PARTLY_UPHELD = "partly_upheld", "Partly upheld"
        REJECTED = "rejected", "Rejected"
        WITHDRAWN = "withdrawn", "Withdrawn"

    OPEN_STATES: ClassVar = (State.OPEN, State.UNDER_REVIEW)
    RULINGS: ClassVar = (State.UPHELD, State.PARTLY_UPHELD, State.REJECTED)

    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="disputes")
    attribution = models.ForeignKey(Attribution, models.PROTECT, null=True, blank=True, related_name="disputes")
    cross_reference = models.ForeignKey(CrossReference, models.PROTECT, null=True, blank=True, related_name="disputes")
    target_version = models.PositiveIntegerField(editable=False)
    ground = models.CharField(max_length=14, choices=Ground)
    statement = models.CharField("question", max_length=500)
    state = models.CharField(max_length=13, choices=State, default=State.OPEN, editable=False)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    opened_at = models.DateTimeField(db_default=Now(), editable=False)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    ruled_at = models.DateTimeField(null=True, editable=False)
    ruling = models.TextField(blank=True, editable=False)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=exactly_one("claim", "attribution", "cross_reference"),
                name="dispute_one_target",
                violation_error_message="A dispute is on a claim, a report or a cross-reference: exactly one.",
            ),
            models.CheckConstraint(condition=~Q(statement=""), name="dispute_stated"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "under_review", "withdrawn"])
                | (Q(ruled_by__isnull=False, ruled_at__isnull=False) & ~Q(ruling="")),
                name="dispute_ruling_whole",
            ),
            models.CheckConstraint(condition=~Q(ruled_by=F("opened_by")), name="dispute_not_ruled_by_opener"),
        ]
        triggers: ClassVar = [
            *recount_triggers(
                "SELECT unnest(ARRAY[r.claim_id, a.claim_id, x.from_claim_id, x.to_claim_id]) FROM {rows} r"
                " LEFT JOIN claims_attribution a ON a.id = r.attribution_id"
                " LEFT JOIN claims_crossreference x ON x.id = r.cross_reference_id"
            ),
            pgtrigger.Trigger(
                name="reopened_with_evidence",
                operation=pgtrigger.UpdateOf("state"),
                when=pgtrigger.Before,
                condition=pgtrigger.Q(
                    old__state__in=["upheld", "partly_upheld", "rejected"], new__state__in=["open", "under_review"]
                ),
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM claims_evidence
                        WHERE dispute_id = OLD.id AND added_at > OLD.ruled_at AND withdrawn_reason = ''
                    ) THEN
                        RAISE EXCEPTION 'a closed dispute is reopened only with new evidence'
                            USING ERRCODE = '23514', CONSTRAINT = 'dispute_reopened_with_evidence';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.statement

    def get_absolute_url(self) -> str:
        return reverse("dispute", args=[self.pk])

    @property
    def target(self) -> Claim | Attribution | CrossReference:
        """What it objects to."""
        found = self.claim or self.attribution or self.cross_reference
        assert found is not None
        return found

    @property
    def is_open(self) -> bool:
        """Whether it waits for a ruling."""
        return self.state in self.OPEN_STATES

    def open(
        self, *, by: User, positions: list[str] | None = None, evidence: "Evidence | None" = None, side: int = 0
    ) -> Self:
        """Raise it, with what each side holds and a first piece of evidence: on a side (1, 2, …) or, with 0, on the
        question. Raises ValidationError.
        """
        by.must(Act.DISPUTE)
        self.opened_by, self.target_version = by, self.target.version
        self.full_clean()
        with changeset(by, f"Open dispute: {self.statement}"):
            self.save(force_insert=True)
            self._step(by, DisputeEvent.Kind.OPENED, self.statement)
            for at, text in enumerate(positions or [], 1):
                Position.objects.create(dispute=self, position=at, text=text)
            if evidence:
                evidence.dispute, evidence.position = self, self.positions.filter(position=side).first()
                evidence.add(by=by)
        return self

    def hold_open(self) -> None:
        """Nobody closes it before this transaction ends. Raises Closed."""
        if not Dispute.objects.open().filter(pk=self.pk).select_for_update().exists():
            raise Closed

    def say(self, text: str, *, by: User) -> None:
        """Speak in the discussion of an open dispute. Raises Closed."""
        self._speak(by, DisputeEvent.Kind.SAID, text, "Say something in a dispute")

    def ask(self, whom: str, *, text: str, by: User) -> None:
        """Note that somebody outside was asked; the dispute waits for them. Raises Closed."""
        self._speak(by, DisputeEvent.Kind.ASKED, text, f"Ask {whom}", whom=whom)

    def answered(self, text: str, *, by: User) -> None:
        """Note what those who were asked said, or that they will not. Raises Closed, NobodyAsked."""
        if Dispute.objects.awaiting_ruling().filter(pk=self.pk).exists():
            raise NobodyAsked
        self._speak(by, DisputeEvent.Kind.ANSWERED, text, "Note an answer")

    def _speak(self, by: User, kind: str, text: str, reason: str, *, whom: str = "") -> None:
        by.must(Act.DISPUTE)
        with changeset(by, reason):
            self.hold_open()
            self._step(by, kind, text, whom=whom)

    def take_up(self, *, text: str, by: User) -> None:
        """Put it under review. Raises OwnDispute, AlreadyRuled when it is not open."""
        by.must(Act.RULE)
        if by.pk == self.opened_by_id:
            raise OwnDispute
        with changeset(by, text):
            if not Dispute.objects.filter(pk=self.pk, state=self.State.OPEN).update(state=self.State.UNDER_REVIEW):
                raise AlreadyRuled
            self._step(by, DisputeEvent.Kind.TAKEN_UP, text)
        self.refresh_from_db()

    def rule(self, state: str, *, text: str, by: User) -> None:
        """Close an open dispute with one of RULINGS. Raises OwnDispute, AlreadyRuled, ValueError for another state."""
        by.must(Act.RULE)
        if state not in self.RULINGS:
            raise ValueError(f"“{state}” is not a ruling.")
        if by.pk == self.opened_by_id:
            raise OwnDispute
        with changeset(by, text):
            ruled = (
                Dispute.objects.open().filter(pk=self.pk).update(state=state, ruling=text, ruled_by=by, ruled_at=Now())
            )
            if not ruled:
                raise AlreadyRuled
            self._step(by, DisputeEvent.Kind.RULED, text)
        self.refresh_from_db()

    def withdraw(self, *, text: str, by: User) -> None:
        """Take one's objection back. Raises NotYours, AlreadyRuled."""
        by.must(Act.DISPUTE)
        if by.pk != self.opened_by_id:
            raise NotYours
        with changeset(by, text):
            if not Dispute.objects.open().filter(pk=self.pk).update(state=self.State.WITHDRAWN):
                raise AlreadyRuled
            self._step(by, DisputeEvent.Kind.WITHDRAWN, text)
        self.refresh_from_db()

    def reopen(self, *, text: str, by: User) -> None:
        """Open it again, on evidence added after the ruling. Raises NothingNew, StillOpen."""
        by.must(Act.DISPUTE)
        if not self.evidence.standing().filter(added_at__gt=self.ruled_at or self.opened_at).exists():
            raise NothingNew
        with changeset(by, text):
            if not Dispute.objects.closed().filter(pk=self.pk).update(state=self.State.OPEN):
                raise StillOpen
            self._step(by, DisputeEvent.Kind.REOPENED, text)
        self.refresh_from_db()

    def _step(self, by: User, kind: str, text: str, *, whom: str = "") -> None:
        DisputeEvent.objects.create(dispute=self, kind=kind, actor=by, text=text, whom=whom)
