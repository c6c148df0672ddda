"""When an article is looked at again at its address, and what came of it the last time."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from accounts.models import User
from sources.models.article import Article
from sources.models.base import choices_held

# How long it is left after each look: texts are edited in their first hours, and ever more seldom afterwards.
AFTER = [timedelta(hours=hours) for hours in (1, 2, 4, 8, 16, 32, 72, 168, 336, 720, 1440, 2880, 8760)]
BACK = 3  # steps, after a look that found an edit: where one was made, another is likely


def after(looks: int, at: datetime) -> datetime | None:
    """When the next look is due; None when that was the last."""
    return at + AFTER[looks] if looks < len(AFTER) else None


class RevisitQuerySet(models.QuerySet["Revisit"]):
    """Sets of articles to look at again."""

    def due(self, at: datetime) -> Self:
        """Those whose time has come, the longest waiting first."""
        return self.filter(next_at__lte=at).order_by("next_at", "id")

    def begin(self, article: Article, *, by: User) -> "Revisit | None":
        """Look at it from now on, in the name of whoever captured it first; None when it has no address."""
        if not (article.url or article.canonical_url):
            return None
        return self.get_or_create(article=article, defaults={"by": by})[0]


@choices_held
class Revisit(models.Model):
    """`looks` is how far the intervals have grown. `next_at` is None when it is left for good."""

    class Outcome(models.TextChoices):
        SAME = "same", "The same text"
        CHANGED = "changed", "Another text, captured"
        OTHER = "other", "Not this article any more"
        REFUSED = "refused", "Not to be had"

    article = models.OneToOneField(Article, models.CASCADE, related_name="revisit")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    looks = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True, db_default=Now() + AFTER[0], db_index=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=7, choices=Outcome, blank=True)
    said = models.CharField(max_length=500, blank=True)

    objects: ClassVar[models.Manager["Revisit"]] = RevisitQuerySet.as_manager()

    class Meta:
        ordering = ["next_at", "id"]

    def __str__(self) -> str:
        return f"{self.article}: {self.get_outcome_display() or 'not looked at yet'}"

    def leave(self, at: datetime) -> None:
        """Until the next time, whatever becomes of this one."""
        Revisit.objects.filter(pk=self.pk).update(next_at=after(self.looks + 1, at))

    def saw(self, outcome: str, said: str = "", *, at: datetime) -> None:
        """What came of a look, and when the next one is."""
        looks = max(0, self.looks + 1 - BACK) if outcome == Revisit.Outcome.CHANGED else self.looks + 1
        columns = {"looks": looks, "next_at": after(looks, at), "looked_at": at, "outcome": outcome, "said": said[:500]}
        Revisit.objects.filter(pk=self.pk).update(**columns)
        self.refresh_from_db()
