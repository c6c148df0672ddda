"""What people follow. Personal, so no part of the record."""

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse

from accounts.models import User, Visitor
from claims.analysis import aspects
from claims.models.claim import Claim
from claims.models.constraints import exactly_one
from claims.models.notice import Delivered
from claims.models.topic import Topic
from ledger.refusals import Refused
from ledger.written import last_number
from sources.models import Outlet
from sources.models.base import choices_held

MOST = 200  # a saved search is looked through with each change of the record
TARGETS = ("claim", "topic", "outlet", "search")


class Enough(Refused):
    """You follow 200 things, which is the most. Stop following one of them first."""


class WatchQuerySet(models.QuerySet["Watch"]):
    """Sets of what people follow."""

    def of(self, user: User) -> Self:
        """This person's, the last begun first."""
        return self.filter(user=user).select_related("claim", "topic", "outlet").order_by("-id")

    def has(self, user: Visitor, **target: object) -> bool:
        """Whether this visitor follows it."""
        return isinstance(user, User) and self.filter(user=user, **target).exists()

    def mailed(self, user: User) -> Self:
        """What this person is told by mail."""
        return self.filter(user=user, frequency="daily")

    def stop_mail(self, user: User) -> None:
        """Tell this person of everything in their list only."""
        self.mailed(user).update(frequency="app")

    def reached(self, claims: set[int], topics: set[int], outlets: set[int]) -> Self:
        """Those that a change of these may reach; a search may be reached by any."""
        named = Q(claim__in=claims) | Q(topic__in=topics) | Q(outlet__in=outlets)
        return self.filter(named | Q(search__isnull=False)).select_related("user").order_by("id")


@choices_held
class Watch(models.Model):
    """Somebody follows a claim, a topic, an outlet or a search (the query string of the list of claims).

    What happened up to changeset `since` is not told: that was before they began.
    """

    class Aspect(models.TextChoices):
        WORDING = aspects.WORDING, "Wording"
        FIGURES = aspects.FIGURES, "Figures"
        DISPUTES = aspects.DISPUTES, "Disputes, assessments and notes"
        OUTLETS = aspects.OUTLETS, "New outlets and reports"
        LINKS = aspects.LINKS, "Links: on whose word, and between claims"

    class Frequency(models.TextChoices):
        APP = "app", "In my list only"
        DAILY = "daily", "In my list, and in a daily mail"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="watches")
    claim = models.ForeignKey(Claim, models.CASCADE, null=True, blank=True, related_name="watches")
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, blank=True, related_name="watches")
    outlet = models.ForeignKey(Outlet, models.CASCADE, null=True, blank=True, related_name="watches")
    search = models.CharField(max_length=1000, null=True, blank=True)  # blank: every claim
    name = models.CharField("name of the search", max_length=200, blank=True)
    aspects = ArrayField(models.CharField(max_length=8, choices=Aspect), verbose_name="what about it")
    frequency = models.CharField("how often", max_length=5, choices=Frequency, default=Frequency.APP)
    since = models.BigIntegerField(editable=False)
    begun_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = WatchQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "watches"
        constraints: ClassVar = [
            models.CheckConstraint(condition=exactly_one(*TARGETS), name="watch_one_target"),
            models.CheckConstraint(
                condition=Q(aspects__contained_by=[*aspects.ALL]) & Q(aspects__len__gt=0), name="watch_some_aspects"
            ),
            models.CheckConstraint(condition=Q(search=None) | ~Q(name=""), name="watch_search_named"),
            *(
                models.UniqueConstraint(
                    fields=["user", target],
                    name=f"watch_{target}_once",
                    violation_error_message="You follow this already.",
                )
                for target in TARGETS
            ),
        ]

    def __str__(self) -> str:
        return str(self.claim or self.topic or self.outlet or self.name)

    def get_absolute_url(self) -> str:
        return reverse("watch", args=[self.pk])

    @property
    def kind(self) -> str:
        """Claim, topic, outlet or search."""
        return next(
            name for name in TARGETS if getattr(self, "search" if name == "search" else f"{name}_id") is not None
        )

    @property
    def leads_to(self) -> str:
        """The page of what is followed."""
        target = self.claim or self.topic or self.outlet
        return target.get_absolute_url() if target else f"{reverse('claims')}?{self.search}".rstrip("?")

    @property
    def aspects_in_words(self) -> list[str]:
        """Their labels, in the order of the form."""
        return [aspect.label for aspect in self.Aspect if aspect in self.aspects]

    def clean(self) -> None:
        """Mail needs an address."""
        if self.frequency == self.Frequency.DAILY and not self.user.email:
            raise ValidationError({"frequency": "There is no mail address for you here. An administrator can add it."})

    def begin(self, *, by: User) -> Self:
        """Follow it from now on. Raises Enough, ValidationError."""
        self.user = by
        if by.watches.count() >= MOST:
            raise Enough
        with transaction.atomic():
            Delivered.objects.hold()
            self.since = last_number()
            self.full_clean()
            self.save(force_insert=True)
        return self

    def twin(self) -> "Watch | None":
        """The one on record with which the same person follows the same."""
        return Watch.objects.of(self.user).filter(**{name: getattr(self, name) for name in TARGETS}).first()

    def change(self, **fields: object) -> None:
        """Follow it in another way. Raises ValidationError."""
        for name, value in fields.items():
            setattr(self, name, value)
        self.full_clean()
        self.save(update_fields=list(fields))

    def stop(self) -> None:
        """Follow it no more; what it told goes with it."""
        self.delete()
