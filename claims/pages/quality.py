"""Soft checks beside the finding: figures that cannot be, dates out of order, and values printed in two units."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from claims.analysis.quality import Check, Facts, Held, Reference, Rule, badges
from claims.analysis.stated import Twice, printed_twice
from claims.analysis.values import Value
from claims.models import Claim, Measure, QualityReference, QualityRule
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


@dataclass(frozen=True)
class _Checks:
    """The rules in force, what they compare with, and the measure of the claim."""

    rules: list[Rule]
    references: list[Held]
    measure: Any

    def broken(self, value: Value | None, dates: dict[str, date | None]) -> list[str]:
        """What is to be said of a value and its dates."""
        place = self.measure.place if self.measure else ""
        stated = Facts(
            dimension=self.measure.dimension if self.measure else "",
            low=value.low if value else None,
            high=value.high if value else None,
            unit=value.unit if value else "",
            dates=dates,
            references={
                one.limit: one.reference for one in self.references if value and one.applies(place, value.unit)
            },
        )
        return [badge.message for badge in badges(stated, self.rules)]


def quality(reader: Reader, claim: Any, own: Sequence[Report]) -> Quality:
    """Of the claim and its reports. Three queries at most; only words with a stated value are parsed."""
    checks = _checks(reader, claim)
    found = [*_of_claim(claim, checks), *((text, ref) for row in own for text, ref in _of_report(row, claim, checks))]
    return Quality(_merged(found), _twice(own))


def _checks(reader: Reader, claim: Any) -> _Checks:
    measure = reader.rows(Measure, id=claim.measure_id).first() if claim.measure_id else None
    rules = [_rule(row) for row in reader.rows(QualityRule, active=True).order_by("slug")]
    held = [_held(row) for row in reader.rows(QualityReference).order_by("id")] if measure else []
    return _Checks(rules, held, measure)


def _rule(row: Any) -> Rule:
    return Rule(
        slug=row.slug,
        check=Check(row.kind),
        message=row.message,
        dimension=row.dimension,
        unit=row.unit,
        low=None if row.low is None else _plain(row.low),
        high=None if row.high is None else _plain(row.high),
        limit=row.limit,
        first=row.first,
        second=row.second,
    )


def _held(row: Any) -> Held:
    return Held(row.limit, tuple(row.places), Reference(_plain(row.value), row.unit, row.source), tuple(row.units))


def _plain(figure: Decimal) -> Decimal:
    """Without the zeros of the column."""
    return Decimal(f"{figure.normalize():f}")


def _of_claim(claim: Any, checks: _Checks) -> Iterable[tuple[str, Ref]]:
    value = None if claim.low is None else Value(claim.low, claim.high, claim.unit, claim.comparator)
    return ((text, RECORDED) for text in checks.broken(value, {}))


def _of_report(row: Report, claim: Any, checks: _Checks) -> Iterable[tuple[str, Ref]]:
    """Dates are given the benefit of the doubt: the first day of one, the last of the other."""
    occurred = None if claim.kind in AHEAD else days(claim.occurred)[0]
    dates = {"occurred": occurred, "published": days(row.article.iso)[1]}
    return ((text, _ref(row)) for text in checks.broken(row.figure, dates))


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
