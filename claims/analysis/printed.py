"""Numbers printed with digits: the thousands and decimal signs of several locales, fractions, exponents."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Context, Decimal

SPACES = " \u00a0\u2007\u2009\u202f"
EXACT = Context(prec=15)

# Left of a number stands no letter, digit or joined hyphen (F-16), but for those of a currency (CHF5m); right of it no
# further digit.
_MONEY = (
    r"(?<=\b(?:USD|EUR|GBP|CHF|SFr|UAH|RUB|PLN|CNY|RMB|JPY|INR|AUD|CAD|NIS|TRY|BRL|SEK|NOK|CZK|AED|SAR|ZAR|KSh))"
    r"|(?<=\b(?:Rs|Rp|RM))"
)
_NUMBER = re.compile(
    rf"""(?:(?<![\w#])|{_MONEY})(?<!\d[.,/])(?<![^\W\d_]-)(?<![^\W\d_]\d-)
    (?: (?P<mixed>\d+[{SPACES}]+)?(?P<above>\d+)/(?P<below>\d+)(?![/\d])
      | (?P<whole>\d*)[{SPACES}]?(?P<vulgar>[¼½¾⅐-⅞])
      | (?P<figure> \d{{1,3}}(?P<sp>[{SPACES}])\d{{3}}(?:(?P=sp)\d{{3}})*(?:[.,]\d+)?
          | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)? | \d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?
          | \d{{1,3}}(?:['’]\d{{3}})+(?:[.,]\d+)? | \d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d+)?
          | \d+(?:[.,]\d+)?(?:[eE][+-]?\d{{1,2}}(?!\w))? | \.\d+ )
    )(?!\d)(?![.,]\d)""",
    re.VERBOSE,
)
_EVERYDAY = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 100}


@dataclass(frozen=True)
class Printed:
    """A number printed with digits, in code points.

    `ambiguous`: one sign and three digits, which the language of the text reads one way and others the other way.
    """

    start: int
    end: int
    value: Decimal
    ambiguous: bool = False


def printed(text: str, decimal: str) -> list[Printed]:
    """Every number printed with digits; `decimal` is the language's sign, blank when it is not known."""
    found = []
    for match in _NUMBER.finditer(text):
        if value := _value(match, decimal):
            start = match.start() + len(match[0]) - len(match[0].lstrip(SPACES))
            found.append(Printed(start, match.end(), value[0], value[1]))
    return found


def _value(match: "re.Match[str]", decimal: str) -> tuple[Decimal, bool] | None:
    if match["vulgar"]:
        return Decimal(match["whole"] or 0) + fraction(unicodedata.numeric(match["vulgar"])), False
    if match["below"]:
        above, below = int(match["above"]), int(match["below"])
        if above >= below or below not in _EVERYDAY:
            return None
        return Decimal((match["mixed"] or "0").strip()) + EXACT.divide(Decimal(above), Decimal(below)), False
    return figure(match["figure"], decimal)


def fraction(value: float) -> Decimal:
    """A float such as 0.333… to as many digits as it holds."""
    return EXACT.create_decimal(f"{value:.15g}")


def tidy(value: Decimal) -> Decimal:
    """1500000 rather than 1.5E+6 or 1500000.0."""
    return Decimal(f"{value.normalize():f}")


def figure(digits: str, decimal: str) -> tuple[Decimal, bool]:
    """The value of a printed figure, and whether another locale would read it otherwise.

    The last of two different signs is the decimal sign; a sign that stands twice groups. A single sign before three
    digits is read as the language has it: 1.000 is one in English and a thousand in Polish.
    """
    bare = re.sub(rf"[{SPACES}'’]", "", digits)
    signs = [char for char in bare if char in ".,"]
    if not signs or "e" in bare.lower():
        return Decimal(bare.replace(",", ".")), False
    if len(set(signs)) == 2:
        return Decimal(bare.replace(signs[0], "").replace(signs[-1], ".")), False
    if len(signs) > 1:
        return Decimal(bare.replace(signs[0], "")), False
    whole, after = bare.split(signs[0])
    if len(after) != 3 or len(bare) != len(digits) or whole in ("", "0") or len(whole) > 3:
        return Decimal(f"{whole}.{after}"), False
    return Decimal(f"{whole}.{after}" if signs[0] == decimal else whole + after), decimal in ("", signs[0])
