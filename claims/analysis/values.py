"""Whether two stated values are the same value, after units and rounding."""

from dataclasses import dataclass
from decimal import Decimal

from claims.units import Incomparable, convert


@dataclass(frozen=True)
class Value:
    """A figure or range as stated: `low` and `high` are equal but for a range."""

    low: Decimal
    high: Decimal
    unit: str
    comparator: str


def same_value(stated: Value, recorded: Value) -> bool:
    """Whether both give the same value: same comparator, and figures equal within the rounding they were printed with.

    A figure printed as 386 stands for 385.5 to 386.5 of its unit, so 386 square miles are 1,000 km².
    """
    return stated.comparator == recorded.comparator and same_figure(stated, recorded)


def same_figure(stated: Value, recorded: Value) -> bool:
    """Whether the figures are equal, whatever the comparator."""
    return _close(stated.low, recorded.low, stated.unit, recorded.unit) and _close(
        stated.high, recorded.high, stated.unit, recorded.unit
    )


def _close(stated: Decimal, recorded: Decimal, unit: str, into: str) -> bool:
    if unit == into:
        return stated == recorded
    try:
        low = convert(stated - _half_step(stated), unit, into)
        high = convert(stated + _half_step(stated), unit, into)
        recorded_low, recorded_high = recorded - _half_step(recorded), recorded + _half_step(recorded)
    except Incomparable:
        return False
    return low <= recorded_high and recorded_low <= high


def _half_step(figure: Decimal) -> Decimal:
    exponent = figure.as_tuple().exponent
    return Decimal((0, (5,), exponent - 1)) if isinstance(exponent, int) else Decimal(0)
