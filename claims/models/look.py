"""What leaned on a claim before its proposition changed, or on words that their outlet changed, until somebody has
looked at it again.
"""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.text import get_text_list

from accounts.models import User
from accounts.roles import Act
from claims.models.attribution import Attribution
from claims.models.checked_passage import CheckedPassage
from claims.models.claim import Claim
from claims.models.constraints import exactly_one
from claims.models.cross_reference import CrossReference
from claims.models.dispute import Dispute
from claims.models.proposed import NotWaiting
from ledger.changesets import changeset
from ledger.tracking import track
from sources.models import PassageCheck
from sources.models.base import Versioned

# The columns that make a proposition, and what a reader calls them.
PROPOSITION = {
    "statement": "statement",
    "low": "figure",
    "high": "figure",
    "comparator": "comparator",
    "unit": "unit",
    "denominator": "“of what”",
    "measure_id": "measure",
}


def changes(before: Claim, now: Claim) -> str:
    """In words, what of the proposition is another one; empty when it is the same."""
    found = [word for name, word in PROPOSITION.items() if getattr(before, name) != getattr(now, name)]
    named = list(dict.fromkeys(found))
    return f"The {get_text_list(named, 'and')} {'were' if named[1:] else 'was'} changed." if named else ""


class LookQuerySet(models.QuerySet["Look"]):
    """Sets of looks."""

    def waiting(self) -> Self:
        """Those that nobody has confirmed."""
        return self.filter(confirmed_at=None)

    def for_queue(self) -> Self:
        """Those that wait, with what they are on; not those that end when somebody decides on words that changed."""
        on = ("claim", "attribution__claim", "cross_reference", "dispute")
        changed = CheckedPassage.objects.waiting().leaned_on().filter(passage=OuterRef("passage_check__passage"))
        return self.waiting().exclude(Exists(changed)).select_related(*on).order_by("id")

    def confirm_those_of(self, check: PassageCheck, *, by: User) -> None:
        """Somebody has decided what to do about these words, within an open changeset."""
        self.waiting().filter(passage_check__passage=check.passage_id).update(confirmed_by=by, confirmed_at=Now())

    def raise_after(self, before: Claim, now: Claim) -> None:
        """Mark what leans on a claim when its proposition changed, within an open changeset.

        What waits for a look already keeps its first reason: the database passes over the second.
        """
        if because := changes(before, now):
            looks = [Look(claim=now, because=because, **target) for target in _leaning(now)]
            Look.objects.bulk_create(looks, ignore_conflicts=True)


def _leaning(claim: Claim) -> list[dict[str, models.Model]]:
    reports = Attribution.objects.standing().filter(claim=claim)
    links = CrossReference.objects.active().filter(Q(from_claim=claim) | Q(to_claim=claim))
    ruled = Dispute.objects.closed().filter(Q(claim=claim) | Q(attribution__claim=claim))
    found: list[dict[str, models.Model]] = []
    found += ({"attribution": row} for row in reports)
    found += ({"cross_reference": row} for row in links)
    found += ({"dispute": row} for row in ruled)
    return found


def _once(target: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=[target], condition=Q(confirmed_at=None), name=f"look_{target}_waits_once")


@track()
class Look(Versioned):
    """A report, a cross-reference or a closed dispute that needs another look, and who took it. With `passage_check`
    because of words that changed, else because the claim did.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="looks")
    attribution = models.ForeignKey(Attribution, models.PROTECT, null=True, blank=True, related_name="looks")
    cross_reference = models.ForeignKey(CrossReference, models.PROTECT, null=True, blank=True, related_name="looks")
    dispute = models.ForeignKey(Dispute, models.PROTECT, null=True, blank=True, related_name="looks")
    passage_check = models.ForeignKey(PassageCheck, models.PROTECT, null=True, blank=True, related_name="looks")
    because = models.TextField()
    raised_at = models.DateTimeField(db_default=Now(), editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)

    objects = LookQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=exactly_one("attribution", "cross_reference", "dispute"), name="look_one_target"
            ),
            models.CheckConstraint(condition=~Q(because=""), name="look_because"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="look_confirmed_whole",
            ),
            _once("attribution"),
            _once("cross_reference"),
            _once("dispute"),
        ]

    def __str__(self) -> str:
        return f"{self.anchor}: {self.because}"

    def get_absolute_url(self) -> str:
        claim = self.attribution.claim if self.attribution else self.claim
        return f"{claim.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """Where on the claim's page its target stands."""
        if self.attribution_id:
            return f"R-{self.attribution_id}"
        return f"D-{self.dispute_id}" if self.dispute_id else f"X-{self.cross_reference_id}"

    def confirm(self, *, by: User) -> None:
        """It still holds. Raises NotWaiting."""
        by.must(Act.EDIT)
        with changeset(by, "Confirm after another look"):
            if not Look.objects.waiting().filter(pk=self.pk).update(confirmed_by=by, confirmed_at=Now()):
                raise NotWaiting
        self.refresh_from_db()
