"""A stated value: figure or range, unit, comparator, and what it is a share or count of."""

from decimal import Decimal
from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from claims.units import symbol, validate_unit

ENDLESS = 12  # decimals, for a figure to be a fraction that was worked out
PARTS = 12  # that such a fraction has at most


class Comparator(models.TextChoices):
    """How the figure is to be read."""

    EXACTLY = "exactly", "exactly"
    ABOUT = "about", "about"
    OVER = "over", "over"
    UNDER = "under", "under"
    AT_LEAST = "at_least", "at least"
    AT_MOST = "at_most", "at most"
    BETWEEN = "between", "between"


class Quantity(models.Model):
    """`low` and `high` are the same figure except for ``between``. Figures keep the digits they were printed with."""

    low = models.DecimalField("figure", null=True, blank=True)
    high = models.DecimalField("upper figure", null=True, blank=True)
    unit = models.CharField("unit (UCUM)", max_length=42, blank=True, validators=[validate_unit])
    comparator = models.CharField(max_length=8, choices=Comparator, blank=True)
    denominator = models.CharField("of what", max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def value_in_words(self) -> str:
        """``96.77%``, ``over 1,000 km²``, ``50–60%``; blank when there is no figure."""
        return value_in_words(self.low, self.high, self.unit, self.comparator)


def value_in_words(low: Decimal | None, high: Decimal | None, unit: str, comparator: str) -> str:
    """One value for a person to read, comparator first, unit last."""
    if low is None:
        return ""
    figure = _figure(low) if high is None or low == high else f"{_figure(low)}–{_figure(high)}"
    sign = symbol(unit)
    figure += sign if sign in ("%", "") else f" {sign}"
    return (
        figure
        if comparator in ("", Comparator.EXACTLY, Comparator.BETWEEN)
        else f"{comparator.replace('_', ' ')} {figure}"
    )


def _figure(value: Decimal) -> str:
    """With the digits that it has; as a fraction where these were made of one: “two thirds” has no last digit."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent < ENDLESS:
        return f"{value:,f}"
    near = Fraction(value).limit_denominator(PARTS)
    whole, rest = divmod(abs(near), 1)
    if not rest or abs(near - Fraction(value)) * 10 ** (ENDLESS - 1) > 1:
        return f"{value:,f}"
    sign = "-" if value < 0 else ""
    return f"{sign}{whole:,} {rest}" if whole else f"{sign}{rest}"


def quantity_constraints(prefix: str) -> list[models.BaseConstraint]:
    """What the database holds of every quantity."""
    none = Q(low=None, high=None, unit="", comparator="")
    whole = Q(low__isnull=False, high__isnull=False) & ~Q(unit="") & ~Q(comparator="")
    return [
        models.CheckConstraint(
            condition=none | whole,
            name=f"{prefix}_value_whole",
            violation_error_message="A value needs its figure, its unit and its comparator.",
        ),
        models.CheckConstraint(
            condition=none
            | Q(comparator=Comparator.BETWEEN, low__lt=F("high"))
            | (~Q(comparator=Comparator.BETWEEN) & Q(low=F("high"))),
            name=f"{prefix}_value_ordered",
            violation_error_message="Give two figures, the smaller first, with “between”, and one otherwise.",
        ),
    ]
