"""Which of several reports took it from which, as far as the record shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis.walks import Why
from claims.pages.provenance import Behind
from claims.pages.report import Report


@dataclass(frozen=True)
class Taken:
    """`later` has it from `source`, by way of `through` others that are not compared; `how` in words."""

    later: Report
    source: Report
    how: str
    through: int


HOW = {Why.LINK: "as its text says", Why.REPRINT: "as a reprint", Why.AGENCY: "as its credit says"}


def taken(rows: Sequence[Report], behind: Behind) -> list[Taken]:
    """One line a report: to the nearest of the others on its chain."""
    by_id = {row.id: row for row in rows}
    return [line for row in rows if (line := _line(row, by_id, behind))]


def _line(row: Report, by_id: dict[int, Report], behind: Behind) -> Taken | None:
    seen, hop = [row.id], behind.steps[row.id]
    how = HOW.get(hop.why, "")
    while hop.report is not None and hop.report not in seen:
        if hop.report in by_id:
            return Taken(row, by_id[hop.report], how, len(seen) - 1)
        seen.append(hop.report)
        hop = behind.steps[hop.report]
    return None
