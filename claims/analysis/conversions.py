"""Whether two figures in two units are one value, printed twice."""

from decimal import Decimal

from claims.units import UNITS, Incomparable, convert

TEMPERATURES = ("Cel", "[degF]")
MOST_ROUNDED = Decimal("0.05")


def agree(one: tuple[Decimal, str], other: tuple[Decimal, str], *, difference: bool = False) -> bool | None:
    """Whether a printed conversion is right; None when the units cannot be compared.

    A figure printed as 386 stands for 385.5 to 386.5. Whoever converts rounds: the zeros at a figure's end may stand
    for digits that were left out, but for no more than 5 % of it. Either figure may be the original.
    """
    try:
        return _within(one, other, difference) or _within(other, one, difference)
    except Incomparable:
        return None


def _within(original: tuple[Decimal, str], rounded: tuple[Decimal, str], difference: bool) -> bool:
    value, unit = original
    half = half_step(value)
    low, high = sorted(converted(end, unit, rounded[1], difference=difference) for end in (value - half, value + half))
    slack = _slack(*rounded)
    return low - slack <= rounded[0] <= high + slack


def _slack(figure: Decimal, unit: str) -> Decimal:
    """How far a rounded figure may be off. A temperature's zero is no end of its scale: only printed digits count."""
    if unit in TEMPERATURES:
        return half_step(figure)
    return max(half_step(figure), min(half_step(figure.normalize()), abs(figure) * MOST_ROUNDED))


def half_step(figure: Decimal) -> Decimal:
    """Half a unit of a figure's last printed digit."""
    exponent = figure.as_tuple().exponent
    return Decimal((0, (5,), exponent - 1)) if isinstance(exponent, int) else Decimal(0)


def converted(value: Decimal, unit: str, into: str, *, difference: bool = False) -> Decimal:
    """A value in another unit. Raises Incomparable.

    Percent and percentage points are not the same thing, nor is a temperature difference a temperature: a rise of
    5 °C is one of 9 °F, not of 41 °F.
    """
    if unit != into and ("[pp]" in (unit, into) or unit not in UNITS or into not in UNITS):
        raise Incomparable(f"{unit} and {into} are not the same thing.")
    if difference and unit in TEMPERATURES:
        return convert(value, unit, into) - convert(Decimal(0), unit, into)
    return convert(value, unit, into)
