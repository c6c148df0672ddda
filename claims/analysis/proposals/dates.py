"""Dates that a text states, absolute or told from its day of publication, as EDTF."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from claims.analysis.proposals.lists import Lists, lists, one_of, plain

GAP = r"[ \t\u00a0\u2007\u2009\u202f]+"
_ISO = r"(?<![\d-])(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])"
_POINTS = r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)"
_YEAR = r"(?:1[5-9]|20)\d\d"

type Reader = Callable[["re.Match[str]", Lists, date | None], str]


@dataclass(frozen=True)
class Dated:
    """A date in code points. `edtf` is blank when it cannot be told; ``?`` ends it when it was told from the day of
    publication.
    """

    start: int
    end: int
    edtf: str


def dates(text: str, language: str, published: date | None = None) -> list[Dated]:
    """All of them, in order; none overlap. `published`: what “yesterday” and “on Tuesday” are told from."""
    words = lists(language)
    found: list[Dated] = []
    taken: list[tuple[int, int]] = []
    for pattern, reader in _patterns(language):
        for match in pattern.finditer(text):
            edtf = reader(match, words, published)
            if edtf != "-":
                found.append(Dated(match.start(), match.end(), edtf))
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not taken or one.start >= taken[-1][1]:
            taken.append((one.start, one.end))
    kept = set(taken)
    unique = {(one.start, one.end): one for one in reversed(found) if (one.start, one.end) in kept}
    return sorted(unique.values(), key=lambda one: one.start)


@cache
def _patterns(language: str) -> tuple[tuple["re.Pattern[str]", Reader], ...]:
    words = lists(language)
    found = [*_absolute(words), *_relative(words)]
    return tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in found)


def _absolute(words: Lists) -> Iterator[tuple[str, Reader]]:
    yield _ISO, _full
    yield _POINTS, _full
    if not words.dates("months"):
        return
    months = f"(?P<month>{one_of(word for held in words.dates('months') for word in held)})\\.?(?!\\w)"
    years = rf"(?:{GAP}(?:{one_of(words.dates('years'))})(?!\w))?"
    ordinal = rf"(?:{one_of(words.dates('ordinal'))})?"
    day = rf"(?P<d>0?[1-9]|[12]\d|3[01]){ordinal}"
    days = rf"{day}(?:\s?[-–—]\s?(?P<until>0?[1-9]|[12]\d|3[01]){ordinal})?"
    year = rf"(?:,?{GAP}(?P<y>{_YEAR})(?!\d|[.,]\d)(?!{GAP}?%){years})?"
    yield rf"(?<![\w.,]){days}(?:{GAP}of)?{GAP}{months}{year}", _full
    yield rf"(?<!\w){months}{GAP}{days}(?![\d:%]|[.,]\d){year}", _full
    before = one_of(words.dates("before_month"))
    yield rf"(?<!\w){months}(?:{GAP}of)?,?{GAP}(?P<y>{_YEAR})(?!\d|[.,]\d){years}", _full
    yield rf"(?<!\w)(?:{before}){GAP}(?:{before}){GAP}{months}(?!{GAP}\d)", _full
    yield rf"(?<!\w)(?:{before}){GAP}{months}(?!{GAP}\d)", _full
    yield rf"(?<![\w.,$€£-])(?P<y>{_YEAR}){GAP}(?:{one_of(words.dates('years'))})(?!\w)", _full
    yield (
        rf"(?<!\w)(?:{one_of(words.dates('before_year'))}){GAP}(?P<y>{_YEAR})(?![\w%]|[.,]\d|{GAP}[^\W\d_]+s\b)",
        _full,
    )
    yield r"(?<!\w)(?:the )?(?P<y>(?:1[5-9]|20)\d0)(?:s|-(?:х|ті|е|ых|их))(?!\w)", _decade


def _relative(words: Lists) -> Iterator[tuple[str, Reader]]:
    if not words.dates("weekdays"):
        return
    weekdays = f"(?P<weekday>{one_of(word for held in words.dates('weekdays') for word in held)})"
    which = "|".join(f"(?P<{name}>{one_of(words.dates(name))})" for name in ("last", "this", "next"))
    units = f"(?P<unit>{one_of(word for held in words.dates('units').values() for word in held)})"
    number = rf"(?:(?P<n>\d{{1,3}})|(?P<word>{one_of(w for held in words.dates('numbers').values() for w in held)}))"
    yield rf"(?<!\w)(?:(?:{which}){GAP})?{weekdays}(?!\w)", _weekday
    yield rf"(?<!\w)(?:{which}){GAP}{units}(?!\w)", _unit
    yield rf"(?<!\w){units}{GAP}(?:{which})(?!\w)", _unit
    yield rf"(?<!\w){number}{GAP}{units}{GAP}(?:{one_of(words.dates('ago'))})(?!\w)", _ago
    yield rf"(?<!\w)(?:{one_of(w for held in words.dates('days').values() for w in held)})(?!\w)", _day


def _full(match: "re.Match[str]", words: Lists, published: date | None) -> str:
    """Day, month and year as far as they are given. A year that is not is that of the last such day."""
    held = match.groupdict()
    if held.get("month") in ("may", "march", "mar"):
        return "-"  # a verb
    month = _at(words.dates("months"), held["month"]) + 1 if held.get("month") else int(held.get("m") or 0)
    day, year, until = (int(held.get(name) or 0) for name in ("d", "y", "until"))
    if not year:
        return _without_year(month, day, published)
    if until:
        return f"{_edtf(year, month, day)}/{_edtf(year, month, until)}"
    return _edtf(year, month, day)


def _without_year(month: int, day: int, published: date | None) -> str:
    if not published:
        return ""
    year = published.year
    ahead = (month - published.month) * 31 + ((day or 1) - published.day)
    return _doubted(_edtf(year - 1 if ahead > 200 else year, month, day))


def _edtf(year: int, month: int, day: int) -> str:
    if not month:
        return f"{year:04}"
    if month > 12 or (day and day > calendar.monthrange(year, month)[1]):
        return ""
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"


def _doubted(edtf: str) -> str:
    return f"{edtf.replace('/', '?/')}?" if edtf else ""


def _decade(match: "re.Match[str]", words: Lists, published: date | None) -> str:
    return f"{match['y']}/{int(match['y']) + 9}"


def _at(held: list[list[str]], word: str) -> int:
    return next((at for at, forms in enumerate(held) if plain(word) in forms), 0)


def _weekday(match: "re.Match[str]", words: Lists, published: date | None) -> str:
    """The last such day, that of publication included; after “next” the one that follows."""
    if not published:
        return ""
    back = (published.weekday() - _at(words.dates("weekdays"), match["weekday"])) % 7
    if match["next"]:
        return _doubted((published + timedelta(7 - back)).isoformat())
    return _doubted((published - timedelta(back or (7 if match["last"] else 0))).isoformat())


def _unit(match: "re.Match[str]", words: Lists, published: date | None) -> str:
    unit = next(name for name, held in words.dates("units").items() if plain(match["unit"]) in held)
    step = -1 if match["last"] else 1 if match["next"] else 0
    if not published:
        return ""
    return _doubted(_moved(published, unit, step))


def _moved(day: date, unit: str, by: int) -> str:
    """The day, week, month or year that lies `by` of them away, as precise as its unit."""
    if unit == "year":
        return f"{day.year + by:04}"
    if unit == "month":
        months = day.year * 12 + day.month - 1 + by
        return f"{months // 12:04}-{months % 12 + 1:02}"
    moved = day + timedelta(by * (7 if unit == "week" else 1))
    if unit == "day":
        return moved.isoformat()
    monday = moved - timedelta(moved.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"


def _ago(match: "re.Match[str]", words: Lists, published: date | None) -> str:
    numbers = words.dates("numbers")
    count = (
        int(match["n"]) if match["n"] else next(int(n) for n, held in numbers.items() if plain(match["word"]) in held)
    )
    unit = next(name for name, held in words.dates("units").items() if plain(match["unit"]) in held)
    if not published or count * {"day": 1, "week": 7, "month": 31, "year": 366}[unit] > published.toordinal() - 366:
        return ""
    return _doubted(_moved(published, unit, -count))


def _day(match: "re.Match[str]", words: Lists, published: date | None) -> str:
    step = next(int(step) for step, held in words.dates("days").items() if plain(match[0]) in held)
    return _doubted((published + timedelta(step)).isoformat()) if published else ""
