"""Numbers with their units, joined to ranges (“50–60 %”) and to pairs (“386 square miles (1,000 km²)”)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.analysis.conversions import agree
from claims.analysis.lexicon import Lexicon
from claims.analysis.numerals import MILLION, THOUSAND, Numeral, numerals
from claims.analysis.printed import EXACT, SPACES, tidy
from claims.analysis.tokens import around, gap_before, sentence
from claims.analysis.unit_words import named
from claims.units import CURRENCY

_DASH = re.compile(rf"[{SPACES}]?(?:[-–—‑−]|…|\.\.\.)[{SPACES}]?\+?")
_JOIN = re.compile(rf"[{SPACES}]*-?")
_OPEN = re.compile(rf"[{SPACES}]?[(\[][{SPACES}]?")
_ASIDE = re.compile(rf"[{SPACES}]?[-–—][{SPACES}]|,[{SPACES}]")
_SLASH = re.compile(rf"[{SPACES}]?/[{SPACES}]?")
PARTS = {("[ft_i]", "[in_i]"): 12, ("[lb_av]", "[oz_av]"): 16, ("h", "min"): 60, ("min", "s"): 60, ("a", "mo"): 12}
FEW = (2, 3, 4, 5, 10, 20, 100, 1000)


@dataclass(frozen=True)
class Span:
    """A value where it stands in the text.

    `unit` is blank when the number stands alone. `joined`: the unit is that of the next figure in a list.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    numeral: Numeral
    counted: bool = False
    opening: int | None = None
    share: bool = False
    joined: bool = False
    pair: "Span | None" = None

    @property
    def from_start(self) -> int:
        """Where the words that open a range begin, or the figure does."""
        return self.start if self.opening is None else self.opening


Join = Callable[[Span, Span, str, Lexicon], tuple[Span, ...]]


def spans(text: str, words: Lexicon) -> list[Span]:
    """Every value in a text with the dates blanked out, in order."""
    single: list[Span] = []
    for numeral in numerals(text, words):
        after = single[-1].end if single else 0
        if numeral.start >= after and (span := _span(numeral, text, words, after=after)):
            single.append(span)
    for join in (_compound, _share, _range, _pair):
        single = _folded(single, text, words, join)
    return single


def _span(numeral: Numeral, text: str, words: Lexicon, *, after: int) -> Span | None:
    unit = named(text, numeral, words, after=after)
    if not numeral.plain and _is_ordinal(text, numeral, words):
        return None
    if unit is None and (half := _and_a_half(text, numeral, words)):
        return half
    if unit is None:
        glued = text[numeral.end : numeral.end + 1]
        if glued.isalpha() or glued == "_":
            return None
        return Span(numeral.start, numeral.end, numeral.value, numeral.value, "", numeral)
    if unit.counted and numeral.part:
        return Span(numeral.start, numeral.end, numeral.value, numeral.value, "", numeral, share=True)
    value = numeral.value if unit.times == 1 else tidy(numeral.value * unit.times)
    start = min(unit.start, numeral.start)
    hot = unit.unit == "deg" and words.weather.all(around(text, start, unit.end))
    return Span(start, unit.end, value, value, "{degrees}" if hot else unit.unit, numeral, counted=unit.counted)


def _is_ordinal(text: str, numeral: Numeral, words: Lexicon) -> bool:
    """“twenty-first”, «сімдесят п'ята»."""
    join = _JOIN.match(text, numeral.end)
    return join is not None and words.ordinals.at(text, join.end()) is not None


def _and_a_half(text: str, numeral: Numeral, words: Lexicon) -> Span | None:
    """“a year and a half”, where the unit stands inside the number."""
    if not 0 < numeral.value < 1 or numeral.plain:
        return None
    first = max(0, numeral.start - 40)
    inside = words.unit_and.search(text, first, numeral.start)
    unit = words.units.at(inside["unit"], 0) if inside else None
    if inside is None or unit is None or inside.end() != numeral.start:
        return None
    value = 1 + numeral.value
    return Span(inside.start(), numeral.end, value, value, unit[0], numeral)


def _folded(found: Sequence[Span], text: str, words: Lexicon, join: Join) -> list[Span]:
    """Neighbours joined where `join` finds them to be one."""
    folded: list[Span] = []
    for span in found:
        joined = join(folded[-1], span, text, words) if folded else ()
        folded[-1:] = joined or (*folded[-1:], span)
    return folded


def _compound(one: Span, other: Span, text: str, words: Lexicon) -> tuple[Span, ...]:
    """“5 feet 2 inches”, “2 hours and 30 minutes”: one value, in the larger unit."""
    parts = PARTS.get((one.unit, other.unit))
    between = text[one.end : other.start].strip(SPACES)
    if not parts or one.low % 1 or not 0 <= other.low < parts or (between and between not in words.words("joins")):
        return ()
    value = EXACT.plus(one.low + other.low / parts)
    return (replace(one, end=other.end, low=value, high=value),)


def _share(one: Span, other: Span, text: str, words: Lexicon) -> tuple[Span, ...]:
    """“nine in ten”, “3 out of 20”: a share, of whatever noun follows."""
    between = text[one.end : other.start].strip(SPACES)
    word = words.shares.at(between, 0)
    if one.unit or not word or word[1] != len(between) or not 0 < one.low <= other.low or one.low % 1:
        return ()
    if (other.unit and not other.counted) or (word[0] == "few" and not _is_few(one, other, text, words)):
        return ()
    value = EXACT.divide(one.low, other.low)
    return (replace(one, end=other.numeral.end, low=value, high=value, share=True),)


def _is_few(one: Span, other: Span, text: str, words: Lexicon) -> bool:
    """“three in ten”, “1 in 150”; not “one in 2019”, nor “killing one in 12 attacks”."""
    if other.low in FEW:
        return True
    year = other.numeral.plain and 1500 <= other.low <= 2100
    return one.low == 1 and not year and not words.casualties.before(text, gap_before(text, one.start))


def _range(one: Span, other: Span, text: str, words: Lexicon) -> tuple[Span, ...]:
    """“50–60 %”, “between 5 and 10”, “from 5 to 10 million”; a change “from 5 to 10” is two values."""
    if one.low != one.high or one.counted:
        return ()
    other = _of_one_unit(one, other, text)
    if one.unit not in ("", other.unit):
        return ()
    link = _link(text[one.end : other.start], words)
    opening = words.range_openings.before(text, gap_before(text, one.start)) if link != "dash" else None
    if not link or (link == "opened" and not opening):
        return ()
    if opening and opening[0] != "between" and words.changes.all(sentence(text, opening[1])):
        before = _scaled(one, other, change=True)
        return replace(one, low=before, high=before, unit=other.unit), other
    start = opening[1] if opening else None
    if not other.unit and words.aged.before(text, gap_before(text, one.start if start is None else start)):
        other = replace(other, unit="a")
    low, high = _ends(_scaled(one, other), other.high, link)
    return (replace(other, start=one.start, low=low, high=high, opening=start),) if low < high else ()


def _of_one_unit(one: Span, other: Span, text: str) -> Span:
    """“$5–6 billion”: the second figure has the currency of the first; “€10–15m” is no length."""
    if not CURRENCY.fullmatch(one.unit):
        return other
    if other.unit == "m" and text[other.numeral.end : other.end] == "m":
        value = tidy(other.low * MILLION)
        return replace(other, low=value, high=value, unit=one.unit)
    return replace(other, unit=one.unit) if other.unit == "" else other


def _ends(low: Decimal, high: Decimal, link: str) -> tuple[Decimal, Decimal]:
    """“minus 10–15 °C” is from -15 to -10, as is “-10…-15 °C”."""
    if low < 0 < high and link == "dash" and abs(low) < high:
        high = -high
    return (high, low) if low < 0 and high < low else (low, high)


def _link(between: str, words: Lexicon) -> str:
    """What joins two figures: "dash", "plain" for a word such as to, "opened" for one that needs another before."""
    if _DASH.fullmatch(between):
        return "dash"
    held = between.strip(f"{SPACES}-‑")
    word = words.range_links.at(held, 0)
    return word[0] if word and word[1] == len(held) else ""


def _scaled(one: Span, other: Span, *, change: bool = False) -> Decimal:
    """The first figure of “5–10 million” is five million, as is that of “from 5 to 3 million”."""
    value = other.numeral.value
    scale = other.numeral.scale if value == other.high or not value else EXACT.divide(other.high, value)
    scaled = tidy(one.low * scale)
    fits = one.low < THOUSAND if change else scaled < other.high
    return scaled if one.numeral.scale == 1 and scale > 1 and fits else one.low


def _pair(one: Span, other: Span, text: str, words: Lexicon) -> tuple[Span, ...]:
    """One value in two units, the second in brackets, after a slash or after “or”."""
    if one.pair or one.counted or other.counted or one.unit == other.unit or not (one.unit and other.unit):
        return ()
    between = text[one.end : other.from_start]
    if not _SLASH.fullmatch(between) and not _aside(between, words):
        return ()
    if agree((one.low, one.unit), (other.low, other.unit)) is None:
        return ()
    closed = re.match(rf"[{SPACES}]?[)\]]", text[other.end : other.end + 2]) if _OPEN.match(between) else None
    return (replace(one, end=other.end + (closed.end() if closed else 0), pair=other),)


def _aside(between: str, words: Lexicon) -> bool:
    """An opened bracket, “or”, or a dash or comma; after it may, and after a dash or comma must, stand a word such as
    about or roughly.
    """
    same = words.same.match(between)
    opening = _OPEN.match(between) or same or _ASIDE.match(between)
    if opening is None:
        return False
    rest = between[opening.end() :]
    about = words.comparators.at(rest, 0)
    if about and same and about[0] != "about":
        return False
    return not rest[about[1] :].strip(SPACES) if about else opening.re is not _ASIDE and not rest
