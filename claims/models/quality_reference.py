"""What a figure may not exceed, by the place of its measure."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from claims.units import validate_unit
from ledger.tracking import track
from sources.models.base import Versioned


@track()
class QualityReference(Versioned):
    """The area of a region, the population of a place: a figure with its source."""

    limit = models.SlugField("kind", help_text="Such as region or population; rules name it.")
    places = ArrayField(models.CharField(max_length=200), help_text="As measures write them, with commas.")
    value = models.DecimalField(max_digits=30, decimal_places=10)
    unit = models.CharField("unit (UCUM)", max_length=42, validators=[validate_unit])
    units = ArrayField(
        models.CharField(max_length=42),
        default=list,
        blank=True,
        help_text="Only for values in one of these units; empty: in any.",
    )
    source = models.CharField(max_length=300, help_text="Where the figure is from; readers see it.")

    class Meta:
        ordering = ["limit", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(source="") & ~Q(places=[]), name="quality_reference_sourced")
        ]

    def __str__(self) -> str:
        return f"{self.limit}: {', '.join(self.places)}"
