"""One occurrence: this article reports this claim, in these words, on this speaker's word."""

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Max, Q

from accounts.models import User
from accounts.roles import Act
from claims.models.claim import Claim
from claims.models.constraints import deferred
from claims.models.quantity import Quantity, quantity_constraints
from claims.models.rollups import recount_triggers
from ledger.changesets import changeset
from ledger.refusals import Refused
from ledger.tracking import history_of, track
from sources.dates import EDTF_PATTERN, EdtfField
from sources.models import Article, Passage
from sources.models.base import Stale, Versioned, choices_held
from sources.models.rows import keys, replace

if TYPE_CHECKING:
    from claims.models.attribution_link import AttributionLink
    from claims.models.mark import Mark


class NoPassage(Refused, ValueError):
    """Mark the words in the text that carry this report."""


class AttributionQuerySet(models.QuerySet["Attribution"]):
    """Sets of attributions."""

    def standing(self) -> Self:
        """Those not withdrawn."""
        return self.filter(withdrawn_reason="")

    def with_words(self) -> Self:
        """With claim, article, and the passages in their texts."""
        words = AttributionPassage.objects.select_related("passage__snapshot")
        return self.select_related("claim", "article__outlet").prefetch_related(models.Prefetch("words", words))


@choices_held
@track()
class Attribution(Quantity, Versioned):
    """What one article says of one claim. On screen: a report."""

    class Stance(models.TextChoices):
        ASSERTS = "asserts", "Asserts"
        REPORTS = "reports", "Reports"
        QUOTES = "quotes", "Quotes"
        DOUBTS = "doubts", "Doubts"
        DENIES = "denies", "Denies"
        CORRECTS = "corrects", "Corrects"
        RETRACTS = "retracts", "Retracts"

    class Voice(models.TextChoices):
        OWN = "own", "In its own voice"
        ATTRIBUTED = "attributed", "Attributed"
        UNATTRIBUTED = "unattributed", "Attributed to nobody named"

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="attributions")
    article = models.ForeignKey(Article, models.PROTECT, related_name="attributions")
    passages = models.ManyToManyField(Passage, through="AttributionPassage", related_name="attributions")
    stance = models.CharField(max_length=8, choices=Stance)
    voice = models.CharField(max_length=12, choices=Voice)
    verb = models.CharField(max_length=100, blank=True)
    as_of = EdtfField("stated as of (EDTF)", blank=True)
    note = models.TextField(blank=True)
    withdrawn_reason = models.TextField(blank=True, editable=False)

    objects = AttributionQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(as_of="") | Q(as_of__regex=EDTF_PATTERN), name="attribution_as_of_edtf"),
            *quantity_constraints("attribution"),
        ]
        triggers: ClassVar = [
            *recount_triggers("SELECT claim_id FROM {rows}"),
            deferred(
                "rests_on_words",
                pgtrigger.Insert | pgtrigger.Update,
                "PERFORM claims_check_attribution(NEW.id); RETURN NULL;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} on “{self.claim}”"

    def record(
        self,
        passages: list[Passage],
        *,
        by: User,
        marks: "list[Mark] | None" = None,
        chain: "list[AttributionLink] | None" = None,
    ) -> Self:
        """Record this report with its words, marks and chain. Raises NoPassage, ValidationError.

        Marks name their passage and take their place in it; the chain is in order, nearest first.
        """
        by.must(Act.EDIT)
        if not passages:
            raise NoPassage
        self.full_clean()
        with changeset(by, "Record report"):
            self.save(force_insert=True)
            AttributionPassage.objects.bulk_create(self._words(passages))
            for mark in marks or []:
                mark.attribution = self
                mark.full_clean()
                mark.save()
            self._link(chain or [])
        return self

    def _words(self, passages: list[Passage]) -> "list[AttributionPassage]":
        return [AttributionPassage(attribution=self, passage=one, position=at) for at, one in enumerate(passages, 1)]

    def words_version(self) -> str:
        """Which words and marks it has: another answer when any was changed."""
        return f"{keys(self.words.all())}/{keys(self.marks.all())}"

    def reword(
        self, passages: list[Passage], marks: "list[Mark]", *, by: User, reason: str, version: str | None = None
    ) -> None:
        """Correct the words it rests on and their marks: both are replaced whole, where they differ.

        Raises NoPassage, ValidationError, and Stale when `version`, the one that was read, is not that of the words.
        """
        by.must(Act.EDIT)
        if not passages:
            raise NoPassage
        with changeset(by, reason):
            Attribution.objects.select_for_update().get(pk=self.pk)
            if version not in (None, self.words_version()):
                raise Stale(self)
            replace(self, self.words.all(), self._words(passages), names=["passage", "position"])
            for mark in marks:
                mark.attribution = self
            replace(self, self.marks.all(), marks, names=["passage", "start", "end", "kind"])

    def withdraw(self, *, reason: str, by: User) -> None:
        """Take this report off the record; it stays in the history with the reason."""
        by.must(Act.EDIT)
        with changeset(by, reason):
            Attribution.objects.standing().filter(pk=self.pk).update(withdrawn_reason=reason)
        self.refresh_from_db()

    def chain_version(self) -> int:
        """Rises with each change of the chain, whoever makes it."""
        past = history_of(self.links.model)._default_manager.filter(attribution_id=self.pk)
        return past.aggregate(last=Max("pgh_id"))["last"] or 0

    def relink(self, chain: "list[AttributionLink]", *, by: User, reason: str, version: int | None = None) -> None:
        """Correct on whose word it stands: the chain is replaced whole. Raises Stale when `version`, the one that was
        read, is not that of the chain.
        """
        by.must(Act.EDIT)
        with changeset(by, reason):
            Attribution.objects.select_for_update().get(pk=self.pk)
            if version not in (None, self.chain_version()):
                raise Stale(self)
            self.links.all().delete()
            self._link(chain)

    def _link(self, chain: "list[AttributionLink]") -> None:
        for at, link in enumerate(chain, 1):
            link.attribution, link.position = self, at
            link.full_clean()
            link.save()

    def says_figure(self) -> tuple[Decimal, Decimal] | None:
        """The stated figures, low and high, or None."""
        return None if self.low is None or self.high is None else (self.low, self.high)


WHOLE = "PERFORM claims_check_attribution({row}.attribution_id); RETURN NULL;"


@track()
class AttributionPassage(models.Model):
    """The words of a report, in order."""

    attribution = models.ForeignKey(Attribution, models.CASCADE, related_name="words")
    passage = models.ForeignKey(Passage, models.PROTECT, related_name="uses")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["attribution", "position"]
        constraints = [
            models.UniqueConstraint(fields=["attribution", "position"], name="attribution_passage_position"),
            models.UniqueConstraint(fields=["attribution", "passage"], name="attribution_passage_once"),
        ]
        triggers: ClassVar = [
            deferred("of_the_article", pgtrigger.Insert | pgtrigger.Update, WHOLE.format(row="NEW")),
            deferred("not_the_last", pgtrigger.Delete | pgtrigger.Update, WHOLE.format(row="OLD")),
        ]

    def __str__(self) -> str:
        return str(self.passage)
