"""Two articles that are one text, or have passages in common: proposed by a machine, decided on by an editor."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from claims.models.proposed import NotWaiting
from ledger.changesets import changeset
from ledger.tracking import track
from sources.anchoring import Span
from sources.models import Article, Snapshot
from sources.models.base import Versioned, choices_held
from sources.sameness import Overlap


class SameTextQuerySet(models.QuerySet["SameText"]):
    """Sets of pairs."""

    def waiting(self) -> Self:
        """Those that nobody has decided on."""
        return self.filter(state=SameText.State.WAITING)

    def for_queue(self) -> Self:
        """Those that wait, with their articles."""
        return self.waiting().select_related("article__outlet", "other__outlet").order_by("id")

    def for_page(self) -> Self:
        """With articles and texts."""
        related = self.select_related("article__outlet", "other__outlet", "text", "other_text")
        return related.defer("text__raw", "other_text__raw").order_by("id")

    def of(self, article: Article) -> Self:
        """Those that an article is one of, but for those that were rejected."""
        pairs = self.filter(Q(article=article) | Q(other=article)).exclude(state=SameText.State.REJECTED)
        return pairs.order_by("-words", "id")


@choices_held
@track()
class SameText(Versioned):
    """`article` is the one recorded later. `words` are in common, `share` is what part of the shorter text they are;
    `places` has for each stretch of them start and end in `text`, the same in `other_text`, and the number of words.
    What was rejected is not proposed again.
    """

    class Kind(models.TextChoices):
        REPRINT = "reprint", "Reprint"
        SHARED = "shared", "Shared passage"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        REPRINT = "reprint", "One reprints the other"
        SHARED = "shared", "They share passages"
        REJECTED = "rejected", "Not the same text"

    article = models.ForeignKey(Article, models.PROTECT, related_name="same_texts")
    other = models.ForeignKey(Article, models.PROTECT, related_name="+")
    text = models.ForeignKey(Snapshot, models.PROTECT, related_name="+")
    other_text = models.ForeignKey(Snapshot, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7, choices=Kind)
    words = models.PositiveIntegerField()
    places = models.JSONField(default=list)
    share = models.DecimalField(max_digits=4, decimal_places=3)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    found_at = models.DateTimeField(db_default=Now(), editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = SameTextQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "other"], name="same_text_once"),
            models.CheckConstraint(condition=Q(article__gt=F("other")), name="same_text_later_first"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1), name="same_text_share"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_by=None, decided_at=None)
                | (~Q(state="waiting") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="same_text_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} and {self.other}"

    def get_absolute_url(self) -> str:
        return reverse("same-text", args=[self.pk])

    @property
    def pair(self) -> tuple[Article, Article]:
        """The one that was published first, as far as is known."""
        both = (self.other, self.article)
        return tuple(sorted(both, key=lambda one: one.published_from or date.max))  # type: ignore[return-value]

    @property
    def percent(self) -> int:
        """Of the shorter text, in per cent."""
        return round(self.share * 100)

    def overlaps(self) -> list[Overlap]:
        """Where the words in common stand in both texts, which never change."""
        return [Overlap(Span(start, end), Span(first, last), words) for start, end, first, last, words in self.places]

    def decide(self, state: str, *, reprint: Article | None = None, by: User, reason: str) -> None:
        """What the two are; `reprint` republishes the other. Raises NotWaiting, Stale."""
        by.must(Act.EDIT)
        with changeset(by, reason):
            waits = SameText.objects.waiting().filter(pk=self.pk)
            if not waits.update(state=state, decided_by=by, decided_at=Now()):
                raise NotWaiting
            if reprint:
                self._republish(reprint, by, reason)
        self.refresh_from_db()

    def _republish(self, reprint: Article, by: User, reason: str) -> None:
        later = reprint == self.article
        text, original = (self.text, self.other) if later else (self.other_text, self.article)
        first = next(iter(self.overlaps()), None)
        shown = text.passage(first.one if later else first.other, by=by) if first else None
        reprint.revise(by=by, reason=reason, version=reprint.version, republishes=original, republishes_evidence=shown)
