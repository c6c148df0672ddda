"""Long work of taking articles in: a job, and its items one by one."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Now
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from sources.models.article import Article
from sources.models.base import choices_held
from sources.models.outlet import Outlet

FORSAKEN = timedelta(seconds=60)


class ItemState(models.TextChoices):
    """What became of an item."""

    WAITING = "waiting", "Waiting"
    CAPTURED = "captured", "Captured"
    THERE = "there", "Already there"
    REFUSED = "refused", "Refused"


class JobQuerySet(models.QuerySet["Job"]):
    """Sets of jobs."""

    def open(self) -> Self:
        """Those that are to go on."""
        return self.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])

    def forsaken(self, at: datetime) -> Self:
        """Open ones of which nobody was heard for a while: the process that had them is gone."""
        return self.open().filter(seen_at__lt=at - FORSAKEN)

    def for_list(self) -> Self:
        """The last first, with how far each is."""
        return self.counted().select_related("by").order_by("-id")

    def for_page(self) -> Self:
        """With how far it is, whose it is and where its articles are from."""
        return self.counted().select_related("by", "outlet").order_by("id")

    def counted(self) -> Self:
        """With the number of its items, and of those in each state."""
        states = {f"n_{state}": Count("items", filter=Q(items__state=state)) for state in ItemState.values}
        return self.annotate(total=Count("items"), **states)


@choices_held
class Job(models.Model):
    """Articles to take in. What it captured is on the record; the job itself is none of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        STOPPED = "stopped", "Stopped"
        DONE = "done", "Done"

    title = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(db_default=Now(), editable=False)
    seen_at = models.DateTimeField(db_default=Now(), editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[models.Manager["Job"]] = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("job", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether something is still to come."""
        return self.state in {Job.State.WAITING, Job.State.RUNNING}

    def goes_on(self) -> bool:
        """Whether it is to go on; says that somebody is at it."""
        return bool(Job.objects.open().filter(pk=self.pk).update(state=Job.State.RUNNING, seen_at=Now()))

    def stop(self, *, by: User) -> None:
        """After the item that is being worked on."""
        by.must(Act.EDIT)
        Job.objects.open().filter(pk=self.pk).update(state=Job.State.STOPPED)

    def wait_again(self, *, by: User) -> bool:
        """A stopped job may go on from where it was; answers whether it was stopped."""
        by.must(Act.EDIT)
        return bool(
            Job.objects.filter(pk=self.pk, state=Job.State.STOPPED).update(state=Job.State.WAITING, seen_at=Now())
        )

    def finish(self) -> None:
        """When no item waits any more."""
        Job.objects.open().filter(pk=self.pk).exclude(items__state=ItemState.WAITING).update(
            state=Job.State.DONE, ended_at=Now()
        )


class JobItemQuerySet(models.QuerySet["JobItem"]):
    """Sets of items."""

    def next_one(self) -> "JobItem | None":
        """The next that waits and that nobody else is at, held until the transaction ends."""
        waiting = self.filter(state=ItemState.WAITING).order_by("number")
        return waiting.select_for_update(skip_locked=True, of=("self",)).first()

    def refused(self) -> Self:
        """With the reasons, the last first."""
        return self.filter(state=ItemState.REFUSED).defer("raw").order_by("-number")

    def taken(self) -> Self:
        """With their articles, the last first."""
        return self.exclude(article=None).defer("raw").select_related("article").order_by("-number")


@choices_held
class JobItem(models.Model):
    """One article: its bytes, or the address to fetch. The bytes go when it is worked on."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="items")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    media_type = models.CharField(max_length=200, blank=True)
    raw = models.BinaryField(null=True, blank=True)
    archived = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=8, choices=ItemState, default=ItemState.WAITING)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=500, blank=True)

    objects: ClassVar[models.Manager["JobItem"]] = JobItemQuerySet.as_manager()

    class Meta:
        ordering = ["job", "number"]
        indexes = [HashIndex(fields=["url"], name="job_item_by_url", condition=~Q(url=""))]
        constraints = [
            models.UniqueConstraint(fields=["job", "number"], name="job_item_once"),
            models.CheckConstraint(
                condition=~Q(state=ItemState.WAITING) | Q(raw__isnull=False) | ~Q(url=""),
                name="job_item_has_something_to_read",
            ),
            models.CheckConstraint(
                condition=~Q(state=ItemState.REFUSED) | ~Q(why=""), name="job_item_refused_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.url or f"{self.number}"

    def come_to(self, state: ItemState, article: Article | None, why: str) -> None:
        """What became of it."""
        JobItem.objects.filter(pk=self.pk).update(state=state, article=article, why=why[:500], raw=None)
