"""Soft rules as rows, which a newsroom edits: a broken one is a badge, and refuses nothing."""

from string import Formatter

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from claims.analysis.quality import DATES, NAMED, Check
from claims.models.topic import Measure
from claims.units import validate_unit
from ledger.tracking import track
from sources.models.base import Versioned, choices_held

BETWEEN = Q(kind="between") & ~Q(dimension="") & ~Q(unit="") & (Q(low__isnull=False) | Q(high__isnull=False))
WITHIN = Q(kind="within") & ~Q(dimension="") & ~Q(limit="")
ORDERED = Q(kind="ordered", first__in=DATES, second__in=DATES)


@choices_held
@track()
class QualityRule(Versioned):
    """What a figure or a date should keep to (claims/analysis/quality.py says how each check is made)."""

    class Kind(models.TextChoices):
        BETWEEN = Check.BETWEEN.value, "Figure between bounds"
        WITHIN = Check.WITHIN.value, "Figure within a reference"
        ORDERED = Check.ORDERED.value, "Dates in order"

    slug = models.SlugField(unique=True)
    kind = models.CharField("what it checks", max_length=7, choices=Kind)
    message = models.CharField(
        max_length=300, help_text=f"Said when it is broken. May name {', '.join(f'{{{name}}}' for name in NAMED)}."
    )
    dimension = models.CharField(max_length=11, choices=Measure.Dimension, blank=True)
    unit = models.CharField("unit of the bounds (UCUM)", max_length=42, blank=True, validators=[validate_unit])
    low = models.DecimalField(max_digits=30, decimal_places=10, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=10, null=True, blank=True)
    limit = models.SlugField(blank=True, help_text="The kind of reference, such as region or population.")
    first = models.CharField(max_length=10, choices=[(name, name) for name in DATES], blank=True)
    second = models.CharField(max_length=10, choices=[(name, name) for name in DATES], blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(message="") & (BETWEEN | WITHIN | ORDERED),
                name="quality_rule_whole",
                violation_error_message="Bounds need a dimension, a unit and a figure; a reference a dimension and "
                "its kind; an order two dates.",
            )
        ]

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        """A message names only what there is to name."""
        try:
            named = [(name, spec, how) for _, name, spec, how in Formatter().parse(self.message) if name is not None]
        except ValueError as error:
            raise ValidationError({"message": f"The braces do not match: {error}."}) from error
        if any(name not in NAMED or spec or how for name, spec, how in named):
            raise ValidationError({"message": f"Only these can be named in braces: {', '.join(NAMED)}."})
