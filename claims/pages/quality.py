"""Soft checks beside the finding: figures that cannot be, dates out of order, and values printed in two units."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.analysis.quality import Facts, Reference, badges, standard_references, standard_rules
from claims.analysis.stated import Twice, printed_twice
from claims.analysis.values import Value
from claims.models import Claim, Measure
from claims.pages.report import Report
from claims.pages.value_rows import Ref
from ledger.asof import Reader
from sources.dates import days

AHEAD = (Claim.Kind.PLAN, Claim.Kind.POSITION)  # speak of what is still to come
RECORDED = Ref("the claim as recorded", "#wording")


@dataclass(frozen=True)
class Remark:
    """A check in words, and the rows it is about. `differs` puts ≠ before it."""

    text: str
    refs: list[Ref]
    differs: bool = False


@dataclass(frozen=True)
class Quality:
    """Empty lists where there is nothing to say."""

    badges: list[Remark]
    twice: list[Remark]

    def __bool__(self) -> bool:
        return bool(self.badges or self.twice)


def quality(reader: Reader, claim: Any, own: Sequence[Report]) -> Quality:
    """Of the claim and its reports. One query at most; only words with a stated value are parsed."""
    measure = reader.rows(Measure, id=claim.measure_id).first() if claim.measure_id else None
    found = [*_of_claim(claim, measure), *((text, ref) for row in own for text, ref in _of_report(row, claim, measure))]
    return Quality(_merged(found), _twice(own))


def _of_claim(claim: Any, measure: Any) -> Iterable[tuple[str, Ref]]:
    value = None if claim.low is None else Value(claim.low, claim.high, claim.unit, claim.comparator)
    return ((text, RECORDED) for text in _broken(value, measure, {}))


def _of_report(row: Report, claim: Any, measure: Any) -> Iterable[tuple[str, Ref]]:
    """Dates are given the benefit of the doubt: the first day of one, the last of the other."""
    occurred = None if claim.kind in AHEAD else days(claim.occurred)[0]
    dates = {"occurred": occurred, "published": days(row.article.iso)[1]}
    return ((text, _ref(row)) for text in _broken(row.figure, measure, dates))


def _broken(value: Value | None, measure: Any, dates: dict[str, date | None]) -> list[str]:
    place = measure.place if measure else ""
    stated = Facts(
        dimension=measure.dimension if measure else "",
        low=value.low if value else None,
        high=value.high if value else None,
        unit=value.unit if value else "",
        dates=dates,
        references=_references(place, value.unit) if value else {},
    )
    return [badge.message for badge in badges(stated, standard_rules())]


def _references(place: str, unit: str) -> dict[str, Reference]:
    return {one.limit: one.reference for one in standard_references() if one.applies(place, unit)}


def _merged(found: Iterable[tuple[str, Ref]]) -> list[Remark]:
    """One remark for all rows of which the same is to be said."""
    held: dict[str, list[Ref]] = defaultdict(list)
    for text, ref in found:
        held[text].append(ref)
    return [Remark(text, refs) for text, refs in held.items()]


def _twice(own: Iterable[Report]) -> list[Remark]:
    """Wrong conversions first."""
    held: dict[Twice, dict[str, Ref]] = defaultdict(dict)
    for row in own:
        for words in row.words if row.figure else ():
            for one in printed_twice(words.text, row.article.language):
                held[one][_ref(row).label] = _ref(row)
    made = [Remark(_said(one), list(refs.values()), differs=bool(one.computed)) for one, refs in held.items()]
    return sorted(made, key=lambda remark: not remark.differs)


def _said(one: Twice) -> str:
    if one.computed:
        return f"{one.first} is {one.computed}, the text says {one.second}"
    return f"Printed as {one.first} and {one.second}: one value"


def _ref(row: Report) -> Ref:
    return Ref(f"R-{row.id}", f"#R-{row.id}")
