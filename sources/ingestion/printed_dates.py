"""Dates as people print them, in the languages of the region and their neighbours."""

import re
from datetime import UTC, date, datetime, timedelta

# Each month by the beginnings of its names, whatever the case; English, Ukrainian, Russian, Polish, Belarusian, German,
# French, Spanish, Italian, Portuguese, Czech, Turkish, Crimean Tatar.
_MONTHS = (
    "jan|січ|янв|sty|студ|jän|jen|gen|ene|led|oca",
    "feb|лют|фев|lut|fév|fev|úno|şub",
    "mar|бер|мар|сак|mär|mrz|bře",
    "apr|кві|апр|kwi|крас|avr|abr|dub|nis",
    "may|травня|травень|трав|мая|май|maj|mai|mag|květ|kvě",
    "jun|чер|июн|cze|чэр|juin|giu|červn|červen|haz|iyun",
    "jul|лип|июл|lip|ліп|juil|lug|července|červenec|tem|iyul",
    "aug|сер|авг|sie|жні|aoû|aou|ago|srp|ağu|avg",
    "sep|вер|сен|wrz|set|zář|eyl|sent",
    "oct|жов|окт|paź|paz|okt|кас|out|ott|říj|eki",
    "nov|лис|ноя|lis|ліс|kas|noy",
    "dec|гру|дек|gru|снеж|dez|déc|dic|pro|ara|dek",
)
_FIRST_ZONE = timedelta(hours=14)
_NAME = r"([^\W\d_]{3,12})\.?"
_YEAR = r"((?:19|20)\d\d)"
_PATTERNS = (
    re.compile(rf"(?<!\d){_YEAR}[-./](\d\d?)[-./](\d\d?)(?!\d)"),
    re.compile(
        rf"(?<!\d)(\d\d?)(?:st|nd|rd|th)?\.?(?:\s+(?:de|of))?[\s-]+{_NAME}(?:\s+de)?,?[\s-]+{_YEAR}(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_NAME}\s+(\d\d?)(?:st|nd|rd|th)?,?\s+(?:(?:at\s+)?\d\d?:[\d:]+\s*(?:[ap]\.?m\.?)?,?\s+)?"
        rf"(?:[A-Z]{{2,4}}\s+)?{_YEAR}(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\d)(\d\d?)\.(\d\d?)\.{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d)(\d\d?)[/-](\d\d?)[/-]{_YEAR}(?!\d)"),
    re.compile(r"(?<!\d)(\d\d?)/(1[3-9]|[23]\d)/(\d\d)(?![\d/])"),  # 12/23/16: no other order fits
)
_CHINESE = re.compile(rf"{_YEAR}\s*[年년]\s*(\d\d?)\s*[月월]\s*(\d\d?)\s*[日일]")


def printed_date(text: str) -> str:
    """The first whole date in a line, as EDTF; blank when there is none, or when day and month cannot be told apart."""
    found = [(match.start(), order, match) for order, p in enumerate(_PATTERNS) if (match := p.search(text))]
    for _, order, match in sorted(found, key=lambda item: item[:2]):
        if day := _READERS[order](*match.groups()):
            return day
    chinese = _CHINESE.search(text)
    return _day(*chinese.groups()) if chinese else ""


def _month(name: str) -> int:
    """1 to 12, or 0. May first, since mar- and may- begin alike in some languages; the longest beginning decides."""
    name = name.lower()
    fitting = [(len(start), month) for month, start in _STARTS if name.startswith(start)]
    return max(fitting)[1] if fitting else 0


_STARTS = [(month, start) for month, starts in enumerate(_MONTHS, 1) for start in starts.split("|")]


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _day_name_year(day: str, name: str, year: str) -> str:
    return _day(year, str(_month(name)), day)


def _name_day_year(name: str, day: str, year: str) -> str:
    return _day(year, str(_month(name)), day)


def _dotted(day: str, month: str, year: str) -> str:
    return _day(year, month, day)


def _figures(first: str, second: str, year: str) -> str:
    """Americans put the month first, others the day: nothing where both readings are days and differ."""
    if int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else ""


def _short(month: str, day: str, year: str) -> str:
    """Of the last hundred years, up to today where the day begins first."""
    today = (datetime.now(UTC) + _FIRST_ZONE).date().isoformat()
    latest = _day(f"20{year}", month, day)
    return latest if latest <= today else _day(f"19{year}", month, day)


_READERS = (_day, _day_name_year, _name_day_year, _dotted, _figures, _short)
