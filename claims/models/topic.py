"""What claims are about, and what their figures are figures of."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from claims.units import validate_unit
from ledger.tracking import track
from sources.dates import EDTF_PATTERN, EdtfField
from sources.models.base import Versioned, choices_held


class TopicQuerySet(models.QuerySet["Topic"]):
    """Sets of topics."""

    def with_claims(self) -> Self:
        """Those that readers find claims in, with their number as ``published_claims``, by name."""
        published = models.Count("claims", filter=Q(claims__status="published"))
        return self.annotate(published_claims=published).filter(published_claims__gt=0).order_by("name", "id")


@track()
class Topic(Versioned):
    """An event or question that readers follow."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    summary = models.TextField(blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="topic_named")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.pk, self.slug])


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Sets of measures."""

    def for_list(self) -> Self:
        """By name, with the number of their claims as ``claims_of_it``."""
        return self.annotate(claims_of_it=models.Count("claims")).order_by("name", "id")


@choices_held
@track()
class Measure(Versioned):
    """The thing counted, its place and time. Each quantity claim gives one value of one measure."""

    class Dimension(models.TextChoices):
        SHARE = "share", "Share"
        COUNT = "count", "Count"
        AREA = "area", "Area"
        LENGTH = "length", "Length"
        DURATION = "duration", "Duration"
        MONEY = "money", "Money"
        TEMPERATURE = "temperature", "Temperature"
        RATE = "rate", "Rate"
        OTHER = "other", "Other"

    name = models.CharField(max_length=300, unique=True)
    counted = models.CharField("what is counted", max_length=200)
    place = models.CharField(max_length=200, blank=True)
    time = EdtfField("time (EDTF)", blank=True)
    dimension = models.CharField(max_length=11, choices=Dimension)
    unit = models.CharField("canonical unit (UCUM)", max_length=42, validators=[validate_unit])

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(time="") | Q(time__regex=EDTF_PATTERN), name="measure_time_edtf"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(unit=""), name="measure_whole"),
        ]

    def __str__(self) -> str:
        return self.name
