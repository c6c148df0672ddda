"""Two to four reports side by side, slot by slot and word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from accounts.models import Visitor
from claims.analysis.worddiff import Piece, worddiff
from claims.pages.alike import Side, slots, tongue
from claims.pages.family import Family, family
from claims.pages.lags import lag
from claims.pages.report import Report
from claims.pages.taken import Taken, taken

FEWEST, MOST = 2, 4
NUMBER = re.compile(r"(?:R-)?([1-9]\d{0,17})", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """One of the reports. `slots` beside those of the reference; `alike` of `stated` read the same; `diff` from the
    reference, empty where there is none to show.
    """

    report: Report
    slots: list[Side]
    lag: str
    diff: list[Piece]

    @property
    def compared(self) -> list[Side]:
        """The slots that either of the two fills and that can be compared."""
        return [side for side in self.slots if side.alike is not None]

    @property
    def alike(self) -> int:
        """How many slots read as in the reference."""
        return sum(bool(side.alike) for side in self.compared)


@dataclass(frozen=True)
class Comparison:
    """`fault` says why there is nothing to compare; `choices` are all reports, `chosen` the ids ticked."""

    id: int
    statement: str
    language: str
    url: str
    at: int | None
    columns: list[Column]
    taken: list[Taken]
    fault: str
    choices: list[Report]
    chosen: list[int]

    @property
    def reference(self) -> Report:
        """The earliest: the others are compared with it."""
        return self.columns[0].report

    @property
    def rows(self) -> list[tuple[str, list[Side]]]:
        """Slots by name, across the columns."""
        return [(several[0].name, list(several)) for several in zip(*(c.slots for c in self.columns), strict=True)]

    @property
    def shared(self) -> list[list[Report]]:
        """Those that go back to one party, or to parties that are not independent of each other."""
        numbered = sorted((column.report for column in self.columns if column.report.origin.number), key=_origin)
        several = [list(rows) for _, rows in groupby(numbered, key=_origin)]
        return [rows for rows in several if len(rows) > 1]

    @property
    def has_diff(self) -> bool:
        """Whether any other report is in the reference's language."""
        return any(column.diff for column in self.columns)


def comparison(claim_id: int, asked: Sequence[str], user: Visitor, at: int | None = None) -> Comparison | None:
    """`asked` are reports as ``R-12`` or ``12``. None when this visitor can read no such claim."""
    found = family(claim_id, user, at)
    if found is None:
        return None
    wanted = list(dict.fromkeys(asked))
    by_id = {str(row.id): row for row in found.reports}
    held = {name: by_id.get(match[1]) if (match := NUMBER.fullmatch(name)) else None for name in wanted}
    chosen = list({row.id: row for row in held.values() if row}.values())
    fault = _fault([name for name, row in held.items() if row is None], len(chosen), len(wanted))
    return _comparison(found, chosen, fault)


def _fault(unknown: list[str], known: int, asked: int) -> str:
    if unknown:
        names = ", ".join(f"“{name[:20]}”" for name in unknown[:MOST])
        return f"{names} is no report of this claim or its measure. It may have been withdrawn."
    if known > MOST:
        return f"You chose {known} reports. Choose at most {MOST}, so that they fit beside each other."
    if known < FEWEST:
        return f"You chose one report. Choose {FEWEST} to {MOST}." if asked else f"Choose {FEWEST} to {MOST} reports."
    return ""


def _comparison(found: Family, chosen: Sequence[Report], fault: str) -> Comparison:
    ordered = sorted(chosen, key=lambda row: (row.article.day or "9999", row.id))
    return Comparison(
        id=found.claim.id,
        statement=found.claim.statement,
        language=found.claim.language,
        url=found.url,
        at=found.at,
        columns=[] if fault else [_column(row, ordered[0]) for row in ordered],
        taken=[] if fault else taken(ordered, found.behind),
        fault=fault,
        choices=found.reports,
        chosen=[row.id for row in chosen],
    )


def _column(row: Report, reference: Report) -> Column:
    same = row is not reference and tongue(row) == tongue(reference)
    diff = _deleted_first(worddiff(_text(reference), _text(row))) if same else []
    return Column(row, slots(row, reference), lag(reference.article, row.article), diff)


def _origin(row: Report) -> int:
    return row.origin.number or 0


def _deleted_first(diff: Sequence[Piece]) -> list[Piece]:
    """Words that take the place of others stand after them."""
    stretches = groupby(diff, key=lambda piece: piece.kind == "same")
    return [piece for _, held in stretches for piece in sorted(held, key=lambda piece: piece.kind)]


def _text(row: Report) -> str:
    """All of its passages."""
    return " … ".join("".join(piece.text for piece in words.pieces) for words in row.words)
