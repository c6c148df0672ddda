"""All values of a measure on one axis, in one unit, grouped by what the figure is applied to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from itertools import pairwise
from statistics import median

from claims.analysis.conversions import converted, half_step
from claims.units import Incomparable

HUNDREDTH = Decimal("0.01")
FAR = Decimal("3.5")
FEWEST = 4
SHAPES = {"exactly": "point", "about": "about", "between": "interval"}
SHAPES |= {"over": "up", "at_least": "up from", "under": "down", "at_most": "down to"}


@dataclass(frozen=True)
class Stated:
    """A value as stated, or, when `derived`, worked out by us. `key` is its row: ``report-3``, ``claim-7``."""

    key: str
    low: Decimal
    high: Decimal
    unit: str
    comparator: str
    reading: str = ""
    derived: bool = False


@dataclass(frozen=True)
class Mark:
    """A value on the axis: `x` and `end` are per cent of its width, equal but for what has a length.

    `shape` is point, about, interval, up (over), up from (at least), down (under), down to (at most).
    """

    key: str
    low: Decimal
    high: Decimal
    x: Decimal
    end: Decimal
    shape: str
    derived: bool
    outlier: bool


@dataclass(frozen=True)
class Group:
    """The values applied to one thing; `reading` is blank when it is not stated."""

    reading: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Magnitudes:
    """Values with the same digits, a power of ten apart: maybe one fact and a slip. Keys by value, smallest first."""

    factor: int
    smaller: tuple[str, ...]
    larger: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """One figure that is applied to more than one thing."""

    low: Decimal
    high: Decimal
    readings: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Spread:
    """The picture and its findings; `left_out` are the values that the unit cannot give."""

    unit: str
    low: Decimal
    high: Decimal
    ticks: tuple[tuple[Decimal, Decimal], ...]
    groups: tuple[Group, ...]
    magnitudes: tuple[Magnitudes, ...]
    shared: tuple[Shared, ...]
    left_out: tuple[str, ...]


def spread(values: Sequence[Stated], unit: str) -> Spread:
    """Values in `unit`. Shares run from 0 to 100 %, all else between round figures around the extremes."""
    placed = [(value, span) for value in values if (span := _given_in(value, unit))]
    low, high, step = _axis([end for _, span in placed for end in span], unit)
    far = _outliers([(value, span) for value, span in placed if not value.derived])
    marks: dict[str, list[Mark]] = defaultdict(list)
    for value, span in placed:
        marks[_reading(value)].append(_mark(value, span, (low, high), far))
    return Spread(
        unit,
        low,
        high,
        ticks=tuple((at, _on_axis(at, low, high)) for at in _ticks(low, high, step)),
        groups=tuple(Group(reading, tuple(held)) for reading, held in _ordered(marks, placed)),
        magnitudes=tuple(_magnitudes(placed)),
        shared=tuple(_shared(placed)),
        left_out=tuple(value.key for value in values if _given_in(value, unit) is None),
    )


Span = tuple[Decimal, Decimal]


def _given_in(value: Stated, unit: str) -> Span | None:
    try:
        return converted(value.low, value.unit, unit), converted(value.high, value.unit, unit)
    except Incomparable:
        return None


def _reading(value: Stated) -> str:
    return re.sub(r"\s+", " ", value.reading).strip().casefold()


def _ordered(marks: dict[str, list[Mark]], placed: Sequence[tuple[Stated, Span]]) -> Iterable[tuple[str, list[Mark]]]:
    """Most values first, what is not stated last; readings as first written."""
    written = {_reading(value): " ".join(value.reading.split()) for value, _ in reversed(placed)}
    ranked = sorted(marks.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return ((written[reading], held) for reading, held in ranked)


def _mark(value: Stated, span: Span, axis: Span, far: frozenset[str]) -> Mark:
    """What is over a figure reaches to the end of the axis, what is under it to the start."""
    shape = SHAPES.get(value.comparator, "point")
    x, end = (_on_axis(at, *axis) for at in span)
    if shape.startswith("up"):
        end = Decimal(100)
    if shape.startswith("down"):
        x = Decimal(0)
    return Mark(value.key, *span, x, end, shape, value.derived, value.key in far)


def _axis(ends: Sequence[Decimal], unit: str) -> tuple[Decimal, Decimal, Decimal]:
    """From, to and step. A share beyond 0 to 100 % widens the axis, so that it is seen."""
    low, high = min(ends, default=Decimal(0)), max(ends, default=Decimal(0))
    if unit == "%":
        low, high = min(low, Decimal(0)), max(high, Decimal(100))
    if low == high:
        low, high = low - (abs(low) or Decimal(1)) / 2, high + (abs(high) or Decimal(1)) / 2
    step = _step((high - low) / 4)
    first, last = (low / step).to_integral_value(ROUND_FLOOR), (high / step).to_integral_value(ROUND_CEILING)
    return _plain(first * step), _plain(last * step), step


def _plain(value: Decimal) -> Decimal:
    """1000 rather than 1.00E+3."""
    return Decimal(f"{value.normalize():f}")


def _step(width: Decimal) -> Decimal:
    """The next of 1, 2, 2.5, 5 times a power of ten."""
    power = Decimal(1).scaleb(width.adjusted())
    return next(power * times for times in map(Decimal, ("1", "2", "2.5", "5", "10")) if power * times >= width)


def _ticks(low: Decimal, high: Decimal, step: Decimal) -> list[Decimal]:
    return [_plain(low + step * at) for at in range(int((high - low) / step) + 1)]


def _on_axis(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    share = 100 * (value - low) / (high - low)
    return min(max(share, Decimal(0)), Decimal(100)).quantize(HUNDREDTH, ROUND_HALF_UP)


def _outliers(placed: Sequence[tuple[Stated, Span]]) -> frozenset[str]:
    """Iglewicz and Hoaglin: more than 3.5 by the modified z-score, where four or more are given.

    A value counts once however often it is repeated: many reprints of one figure make no other look far off.
    """
    if len(placed) < FEWEST:
        return frozenset()
    middles = [(sum(span, Decimal(0)) / 2, values) for span, values in _equals(placed)]
    centre = median(middle for middle, _ in middles)
    typical = median(abs(middle - centre) for middle, _ in middles) / Decimal("0.6745")
    return frozenset(value.key for at, values in middles for value in values if abs(at - centre) > FAR * typical)


def _magnitudes(placed: Sequence[tuple[Stated, Span]]) -> Iterable[Magnitudes]:
    """Single values with the same digits, as many as were printed; a range has no one magnitude."""
    found: dict[tuple[int, ...], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for value, (low, high) in placed:
        if low == high and low:
            rounded = Context(prec=len(value.low.normalize().as_tuple().digits)).plus(low).normalize()
            found[rounded.as_tuple().digits][rounded.adjusted()].append(value.key)
    for powers in found.values():
        ordered = sorted(powers)
        for one, other in pairwise(ordered):
            yield Magnitudes(10 ** (other - one), tuple(powers[one]), tuple(powers[other]))


def _shared(placed: Sequence[tuple[Stated, Span]]) -> Iterable[Shared]:
    for span, values in _equals(placed):
        readings = {_reading(value): value.reading for value in values}
        if len(readings) > 1:
            yield Shared(*span, tuple(readings.values()), tuple(value.key for value in values))


def _equals(placed: Sequence[tuple[Stated, Span]]) -> list[tuple[Span, list[Stated]]]:
    """Figures equal within the rounding they were printed with count as one."""
    held: list[tuple[Span, list[Stated]]] = []
    for value, span in sorted(placed, key=lambda item: item[1]):
        if held and _same(held[-1][0], span, value):
            held[-1][1].append(value)
        else:
            held.append((span, [value]))
    return held


def _same(one: Span, other: Span, value: Stated) -> bool:
    half = half_step(value.low) * (other[0] / value.low if value.low else 1)
    return all(abs(a - b) <= abs(half) for a, b in zip(one, other, strict=True))
