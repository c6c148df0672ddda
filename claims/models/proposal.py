"""What a machine suggests, until a person has decided on it."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from claims.models.attribution import Attribution
from claims.models.claim import Claim
from claims.models.cross_reference import CrossReference
from claims.models.proposal_set import ProposalQuerySet
from claims.models.proposed import NotWaiting
from ledger.changesets import changeset
from ledger.tracking import track
from sources.anchoring import Span
from sources.models import Article, Outlet, Passage, Snapshot
from sources.models.base import Versioned, choices_held

# The targets of each kind; all others are empty. What is in a text names its article too, for the queue.
TARGETS = {
    "claim_in_passage": ("snapshot",),
    "match": ("snapshot", "claim"),
    "cross_reference": ("claim", "other_claim"),
    "same_outlet": ("outlet", "other_outlet"),
    "republishes": ("other_article",),
    "shared_passage": ("snapshot", "other_article"),
}
_ALL = ("snapshot", "claim", "other_claim", "outlet", "other_outlet", "other_article")
IN_TEXT = tuple(kind for kind, targets in TARGETS.items() if "snapshot" in targets)


def fingerprint(*parts: object) -> str:
    """The same suggestion made again has the same fingerprint, whatever its wording, score or method."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()


@choices_held
@track(exclude=["payload"])
class Proposal(Versioned):
    """A suggestion and what became of it. Nothing of it is public; `payload` holds its parsed parts, as JSON.

    `start` and `end`: the passage in the snapshot's text, code points. `claim`: one on record that the passage may
    state; `payload` says what differs. `method`: what made it, with its version.
    """

    class Kind(models.TextChoices):
        CLAIM_IN_PASSAGE = "claim_in_passage", "Passage to check"
        MATCH = "match", "States a claim on record"
        CROSS_REFERENCE = "cross_reference", "Cross-reference"
        SAME_OUTLET = "same_outlet", "The same outlet"
        REPUBLISHES = "republishes", "Reprint"
        SHARED_PASSAGE = "shared_passage", "Passage shared with another article"

    class State(models.TextChoices):
        PENDING = "pending", "Waiting"
        ACCEPTED = "accepted", "Accepted"
        REJECTED = "rejected", "Rejected"
        LATER = "later", "Put off"

    kind = models.CharField(max_length=16, choices=Kind)
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="proposals")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, blank=True, related_name="proposals")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="proposals")
    other_claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="+")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="+")
    other_outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="+")
    other_article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="+")
    payload = models.JSONField(default=dict, blank=True)
    score = models.FloatField(default=0)
    method = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    state = models.CharField(max_length=8, choices=State, default=State.PENDING, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    reason = models.TextField(blank=True, editable=False)
    snoozed_until = models.DateTimeField(null=True, editable=False)
    became_attribution = models.ForeignKey(Attribution, models.PROTECT, null=True, related_name="+", editable=False)
    became_reference = models.ForeignKey(CrossReference, models.PROTECT, null=True, related_name="+", editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "id"]
        indexes: ClassVar = [
            models.Index(
                F("score").desc(),
                "id",
                name="proposal_waiting",
                condition=Q(state__in=["pending", "later"]),
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fingerprint"], name="proposal_once"),
            models.CheckConstraint(condition=~Q(kind__in=IN_TEXT) | Q(start__lt=F("end")), name="proposal_in_text"),
            models.CheckConstraint(
                condition=~Q(kind__in=[*IN_TEXT, "republishes"]) | Q(article__isnull=False), name="proposal_of_article"
            ),
            *(
                models.CheckConstraint(
                    condition=~Q(kind=kind) | Q(**{f"{name}__isnull": name not in targets for name in _ALL}),
                    name=f"proposal_{kind}",
                )
                for kind, targets in TARGETS.items()
            ),
            models.CheckConstraint(
                condition=Q(state="pending", decided_by=None, decided_at=None)
                | (~Q(state="pending") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="proposal_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(reason=""),
                name="proposal_rejected_with_reason",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=Q(state="later", snoozed_until__isnull=False) | (~Q(state="later") & Q(snoozed_until=None)),
                name="proposal_put_off_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.payload.get('words') or self.claim or self.other_article or self.pk}"

    def get_absolute_url(self) -> str:
        """Beside its words, on the page of its article."""
        return f"{self.article.get_absolute_url()}#s{self.pk}" if self.article else reverse("desk")

    @property
    def span(self) -> Span:
        """Where its words stand; nowhere, when it is of no text."""
        return Span(self.start or 0, self.end or 0)

    @property
    def near(self) -> Claim | None:
        """The claim on record that its words may state, while it stands."""
        return self.claim if self.claim and self.claim.is_standing else None

    @property
    def stated(self) -> Claim | None:
        """The same, where the words most likely do state it, value and all."""
        return self.near if self.payload.get("match", {}).get("states") else None

    @property
    def is_whole(self) -> bool:
        """Whether accepting it asks for nothing more: it states a claim on record, or is one as it stands."""
        return self.stated is not None or self.payload.get("whole", True)

    def is_carried(self, passages: Iterable[Passage], low: Decimal | None) -> bool:
        """Whether a report on these passages, of this figure, has most of the words and the figure suggested."""
        value = self.payload.get("value")
        if value and (low is None or Decimal(value["low"]) != low):
            return False
        start, end = self.span.start, self.span.end
        here = [one for one in passages if one.snapshot_id == self.snapshot_id]
        shared = max((min(end, one.end) - max(start, one.start) for one in here), default=0)
        return shared * 2 > end - start

    def accept(
        self, *, by: User, attribution: Attribution | None = None, reference: CrossReference | None = None
    ) -> None:
        """Say that it holds, and what it became. Raises NotWaiting."""
        with changeset(by, "Accept suggestion"):
            self._decide(by, self.State.ACCEPTED, became_attribution=attribution, became_reference=reference)

    def reject(self, *, reason: str, by: User) -> None:
        """Turn it down: it is not made again. Raises NotWaiting, BlankReason."""
        with changeset(by, reason):
            self._decide(by, self.State.REJECTED, reason=reason)

    def put_off(self, until: datetime, *, by: User) -> None:
        """Leave it for later. Raises NotWaiting."""
        with changeset(by, "Put suggestion off"):
            self._decide(by, self.State.LATER, snoozed_until=until)

    def _decide(self, by: User, state: str, **fields: Any) -> None:
        by.must(Act.EDIT)
        decided = {"snoozed_until": None, "decided_by": by, "decided_at": Now(), "state": state, **fields}
        if not Proposal.objects.undecided().filter(pk=self.pk).update(**decided):
            raise NotWaiting
        self.refresh_from_db()
