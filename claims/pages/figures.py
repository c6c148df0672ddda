"""Small figures of the tiles, in coordinates that an SVG of any width can take."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.analysis.values import Value
from claims.units import Incomparable, convert

WIDEST = 12.0  # per cent of the tile that one of a few blocks may take
GAP = 1.5
MOST_BLOCKS = 24
MOST_BADGES = 4


@dataclass(frozen=True)
class Block:
    """A rectangle; `x` and `width` are percentages, `look` a class of the style sheet."""

    x: str
    width: str
    look: str


@dataclass(frozen=True)
class Badge:
    """An origin and how many reports it has; `x` in pixels."""

    x: int
    look: str
    reports: int


@dataclass(frozen=True)
class Point:
    """A value on an axis, or a range when `end` is given; percentages."""

    x: str
    end: str
    look: str


def look(number: int | None) -> str:
    """The class of an origin: the first two have a colour and shape of their own."""
    return {None: "unknown", 1: "1", 2: "2"}.get(number, "other")


def blocks(numbers: Sequence[int | None]) -> list[Block]:
    """One block a report, by its origin; the unknown last. Of many reports, one block an origin in proportion."""
    ordered = sorted(numbers, key=lambda number: (number is None, number or 0))
    if len(ordered) > MOST_BLOCKS:
        ranked = list(dict.fromkeys(ordered))
        return shares([(ordered.count(number), look(number)) for number in ranked])
    step = min(100 / max(len(ordered), 1), WIDEST)
    return [Block(_percent(at * step), _percent(step - GAP), look(number)) for at, number in enumerate(ordered)]


def shares(counted: Sequence[tuple[int, str]]) -> list[Block]:
    """Blocks that fill the width in proportion to their counts."""
    total = sum(count for count, _ in counted) or 1
    made, at = [], 0.0
    for count, look_ in counted:
        width = 100 * count / total
        made.append(Block(_percent(at), _percent(max(width - GAP, 1)), look_))
        at += width
    return made


def badges(counted: Sequence[tuple[int | None, int]]) -> list[Badge]:
    """The first origins side by side, the unknown among them."""
    return [Badge(34 * at, look(number), reports) for at, (number, reports) in enumerate(counted[:MOST_BADGES])]


def points(own: Sequence[Value], others: Sequence[Value], unit: str) -> list[Point]:
    """Values on one axis in one unit: shares from 0 to 100, anything else between its extremes. The own are drawn last.

    What cannot be given in that unit is left out.
    """
    placed = [(span, "hollow") for value in others if (span := _span(value, unit))]
    placed += [(span, "own") for value in own if (span := _span(value, unit))]
    placed = list(dict.fromkeys(placed))
    ends = [end for span, _ in placed for end in span]
    low, high = (
        (Decimal(0), Decimal(100)) if unit == "%" else (min(ends, default=Decimal(0)), max(ends, default=Decimal(0)))
    )
    return [Point(_on_axis(a, low, high), _on_axis(b, low, high) if a != b else "", kind) for (a, b), kind in placed]


def _span(value: Value, unit: str) -> tuple[Decimal, Decimal] | None:
    try:
        return convert(value.low, value.unit, unit), convert(value.high, value.unit, unit)
    except Incomparable:
        return None


def _on_axis(value: Decimal, low: Decimal, high: Decimal) -> str:
    """Between 4 and 96 per cent, so that no mark is cut; in the middle when there is only one value."""
    share = float((value - low) / (high - low)) if high > low else 0.5
    return _percent(4 + 92 * min(max(share, 0), 1))


def _percent(value: float) -> str:
    return f"{value:.4g}%"
