"""The values of a measure as a file (CSV, RFC 4180) that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from claims.pages.value_rows import Given
from claims.pages.values import Values

RISKY = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "row",
    "claim",
    "outlet",
    "headline",
    "published",
    "stated",
    "low",
    "high",
    "unit",
    "comparator",
    "of_what",
    "axis_low",
    "axis_high",
    "axis_unit",
    "stance",
    "voice",
    "origin",
    "derived_from",
    "far_from_the_others",
)

type Cell = str | Decimal | None


def values_file(found: Values) -> str:
    """One line a value, after a line of names."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    lines.writerows([_safe(cell) for cell in _cells(row, found)] for row in found.rows)
    return written.getvalue()


def _cells(row: Given, found: Values) -> Iterable[Cell]:
    value, article = row.value, row.report.article if row.report else None
    yield from (row.ref.label, f"C-{row.claim_id}")
    yield from (article.outlet, article.headline, article.iso) if article else [""] * 3
    yield from (row.words, value.low, value.high, value.unit, value.comparator, row.reading)
    yield from (row.low, row.high, found.code)
    yield from (row.report.stance, row.report.voice, row.report.origin.name) if row.report else [""] * 3
    yield from (" ".join(ref.label for ref in row.sources), "yes" if row.far else "no")


def _safe(cell: Cell) -> str:
    """Text that a spreadsheet would take for a formula starts with an apostrophe; our own figures stay figures."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return f"'{cell}" if cell.startswith(RISKY) else cell
