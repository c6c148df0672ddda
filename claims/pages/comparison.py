"""The closest words elsewhere to each claim of an article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.pages.report import Report


@dataclass(frozen=True)
class Closest:
    """A report by another article, and how many of the slots that either fills read the same."""

    report: Report
    alike: int
    of: int
    earlier: bool


def closest(own: Report, every: Iterable[Report]) -> Closest | None:
    """Among the reports of the same claim: one published before, if there is any, with most slots alike."""
    others = [row for row in every if row.claim_id == own.claim_id and row.article.id != own.article.id]
    found = [_measured(own, row) for row in others]
    return min(found, key=lambda c: (not c.earlier, -c.alike, c.report.article.day, c.report.id), default=None)


def _measured(own: Report, other: Report) -> Closest:
    pairs = [(a, b) for a, b in zip(_slots(own), _slots(other), strict=True) if a or b]
    earlier = bool(other.article.day and own.article.day and other.article.day < own.article.day)
    return Closest(other, sum(a == b for a, b in pairs), len(pairs), earlier)


def _slots(row: Report) -> Sequence[str]:
    slots = (row.value, row.denominator, row.hedge, row.verb)
    return [*(slot.text.casefold() for slot in slots), row.origin.name.casefold()]
