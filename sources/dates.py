"""Dates of the world as EDTF (ISO 8601-2): day, month or year, uncertain, or an interval.

The database reads the same strings with ``edtf_earliest`` and ``edtf_latest`` (sources/sql/functions.sql), which
generated columns use for sorting.
"""

import calendar
import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Func

# Level 0, and of level 1 the uncertain (?), approximate (~) and open (..) forms: what an editor can know.
_MONTH, _MDAY = "(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
_DAY = rf"\d{{4}}(-{_MONTH}(-{_MDAY})?)?[?~%]?"
_TIME = rf"\d{{4}}-{_MONTH}-{_MDAY}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]\d\d:\d\d)"
EDTF_PATTERN = rf"^({_DAY}|{_TIME}|{_DAY}/({_DAY}|\.\.)?|(\.\.)?/{_DAY})$"
_EXAMPLES = "Write 2014-03-16, 2014-03, 2014, 2018-08-07? when it is inferred, or 2017-11/2018-02 for a span."


def validate_edtf(value: str) -> None:
    """Raises ValidationError for what is no date, is in no calendar, or is a span that ends before it begins."""
    if not re.fullmatch(EDTF_PATTERN, value, re.ASCII):
        raise ValidationError(f"“{value[:80]}” is not a date. {_EXAMPLES}", code="edtf")
    try:
        first, last = days(value)
    except ValueError as error:
        raise ValidationError(f"“{value[:80]}” is not in the calendar. {_EXAMPLES}", code="edtf") from error
    if first and last and last < first:
        raise ValidationError(f"“{value[:80]}” ends before it begins.", code="edtf")


def days(value: str) -> tuple[date | None, date | None]:
    """The first and the last day a valid EDTF string may mean; None where it is open or blank.

    Raises ValueError for a day that no calendar has, such as 2026-02-30.
    """
    start, _, end = value.partition("/")
    return _day(start, last=False), _day(end if "/" in value else start, last=True)


def _day(side: str, *, last: bool) -> date | None:
    if side in ("", ".."):
        return None
    year, month, day = ([int(number) for number in side.rstrip("?~%")[:10].split("-")] + [0, 0])[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))


class EdtfField(models.CharField):
    """A date of the world, as an EDTF string."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        super().__init__(*args, **kwargs)
        self.validators.append(validate_edtf)


class EdtfEarliest(Func):
    """The first day an EDTF string may mean; NULL when it is open or blank."""

    function = "edtf_earliest"
    output_field = models.DateField()


class EdtfLatest(Func):
    """The last day an EDTF string may mean; NULL when it is open or blank."""

    function = "edtf_latest"
    output_field = models.DateField()


def in_words(value: str) -> str:
    """``2014-03-16`` → ``16 March 2014``; ``2018-08-07?`` → ``7 August 2018, inferred``; spans with a dash."""
    if "/" in value:
        start, _, end = value.partition("/")
        return _span(start if start != ".." else "", end if end != ".." else "")
    return _one(value)


def _span(start: str, end: str) -> str:
    if start and end:
        return f"{_one(start)} – {_one(end)}"
    return f"since {_one(start)}" if start else f"until {_one(end)}" if end else ""


def _one(value: str) -> str:
    if not value:
        return ""
    doubt = {"?": ", inferred", "~": ", about", "%": ", about, inferred"}.get(value[-1], "")
    year, *rest = value.rstrip("?~%")[:10].split("-")
    month = calendar.month_name[int(rest[0])] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(piece for piece in (day, month, year) if piece) + doubt
