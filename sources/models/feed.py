"""Feeds of outlets, read again and again."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import DurationField, ExpressionWrapper, F, Q, Value

from accounts.models import User
from accounts.roles import Act
from ledger.changesets import changeset
from ledger.tracking import track
from sources.models.base import choices_held
from sources.models.outlet import Outlet


class FeedQuerySet(models.QuerySet["Feed"]):
    """Sets of feeds."""

    def due(self, at: datetime) -> Self:
        """Those that were not read for as long as they are to be left."""
        minutes = ExpressionWrapper(F("every") * Value(timedelta(minutes=1)), output_field=DurationField())
        late = Q(polled_at=None) | Q(polled_at__lte=at - minutes)
        return self.filter(late, is_on=True)

    def for_polling(self, pk: int) -> "Feed | None":
        """With whose it is and who added it; None when it is to be left."""
        return self.filter(pk=pk, is_on=True).select_related("outlet", "added_by").first()

    def for_list(self) -> Self:
        """By outlet."""
        return self.select_related("outlet").order_by("outlet__name", "url")


@choices_held
@track(fields=["id", "outlet", "url", "every", "is_on", "added_by"])
class Feed(models.Model):
    """An RSS or Atom feed. What it names is taken in as an act of who added it."""

    class Every(models.IntegerChoices):
        """How long it is left, in minutes."""

        QUARTER = 15, "every 15 minutes"
        HOUR = 60, "every hour"
        SIX_HOURS = 360, "every 6 hours"
        DAY = 1440, "every day"

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="feeds")
    url = models.URLField("address", max_length=1000, unique=True)
    every = models.PositiveSmallIntegerField("read", choices=Every, default=Every.HOUR)
    is_on = models.BooleanField("is read", default=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    polled_at = models.DateTimeField(null=True, editable=False)
    etag = models.CharField(max_length=500, blank=True, editable=False)
    modified = models.CharField(max_length=100, blank=True, editable=False)
    said = models.CharField("last answer", max_length=500, blank=True, editable=False)

    objects: ClassVar[models.Manager["Feed"]] = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["outlet", "url"]

    def __str__(self) -> str:
        return self.url

    def add(self, *, by: User) -> Self:
        """Have it read from now on."""
        by.must(Act.EDIT)
        self.added_by = by
        with changeset(by, "Add feed"):
            self.save(force_insert=True)
        return self

    def switch(self, *, on: bool, by: User) -> None:
        """Read it, or leave it."""
        by.must(Act.EDIT)
        with changeset(by, "Read feed" if on else "Leave feed"):
            Feed.objects.filter(pk=self.pk).update(is_on=on)

    def heard(self, said: str, *, etag: str = "", modified: str = "") -> None:
        """What it answered, and what it wants to be asked with next time."""
        Feed.objects.filter(pk=self.pk).update(said=said[:500], etag=etag[:500], modified=modified[:100])
