"""What the words of a report say in figures: whether its value stands there, and values printed in two units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from claims.analysis.conversions import converted
from claims.analysis.figures import Figure, parse
from claims.analysis.values import Value, same_figure
from claims.units import symbol

SPACES = re.compile(r"(?<=\d)[\s,.'’](?=\d{3}(?!\d))")
DIGITS = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Twice:
    """One value printed in two units: both as figures with their units. `computed` is what the first is in the second
    unit, blank where the text is right.
    """

    first: str
    second: str
    computed: str = ""


@lru_cache(maxsize=4096)
def read(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a passage, whose text never changes."""
    return tuple(parse(text, language))


def stands(value: Value, text: str, language: str) -> bool:
    """Whether the value is one of the figures of the text, or its digits at least are there."""
    return any(_is(value, figure) for figure in read(text, language)) or _digits_stand(value, text)


def _is(value: Value, figure: Figure) -> bool:
    pairs = [(figure.low, figure.high, figure.unit)]
    if figure.also:
        pairs.append((figure.also.low, figure.also.high, figure.also.unit))
    return any(
        (low, high) == (value.low, value.high) or same_figure(Value(low, high, unit, ""), value)
        for low, high, unit in pairs
    )


def _digits_stand(value: Value, text: str) -> bool:
    """With either decimal sign, whether or not thousands are grouped."""
    printed = {found.replace(",", ".") for words in (text, SPACES.sub("", text)) for found in DIGITS.findall(words)}
    return {value.low, value.high} <= {Decimal(one) for one in printed}


def printed_twice(text: str, language: str) -> Iterable[Twice]:
    """Values with a second rendering that can be checked, in the order of the text."""
    for figure in read(text, language):
        if figure.also is None or figure.also.right is None:
            continue
        first = _words(figure.low, figure.high, figure.unit)
        second = _words(figure.also.low, figure.also.high, figure.also.unit)
        yield Twice(first, second, _computed(figure) if figure.wrong_conversion else "")


def _computed(figure: Figure) -> str:
    """As many digits as the text gives."""
    if figure.also is None:
        return ""
    unit, digits = figure.also.unit, max(2, len(figure.also.low.as_tuple().digits))
    low, high = (
        Context(prec=digits).plus(converted(end, figure.unit, unit, difference=figure.difference))
        for end in (figure.low, figure.high)
    )
    return _words(low, high, unit)


def _words(low: Decimal, high: Decimal, unit: str) -> str:
    figure = f"{low:,f}" if low == high else f"{low:,f}–{high:,f}"
    return f"{figure}{symbol(unit)}" if unit == "%" else f"{figure} {symbol(unit)}".strip()
