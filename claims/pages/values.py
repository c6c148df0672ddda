"""All values of a measure on one axis: strips, what they show in words, and the same as rows of a table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Any

from accounts.models import Visitor
from claims.analysis.spread import Group, Mark, Spread, Stated, spread
from claims.analysis.values import Value, same_value
from claims.models import Claim, CrossReference, Measure
from claims.models.cross_reference import Relation
from claims.models.quantity import value_in_words
from claims.pages.claims import claim_url, readable
from claims.pages.points import Point, points
from claims.pages.report import Report
from claims.pages.strips import Drawn, Strip, strip
from claims.pages.value_rows import Given, Ref
from claims.units import symbol
from ledger.asof import Reader


@dataclass(frozen=True)
class Tick:
    """A figure on the axis; `x` is a percentage. Every second one is left out where there is little room."""

    x: str
    words: str
    is_minor: bool


@dataclass(frozen=True)
class Values:
    """The picture and its equals, in `unit` (UCUM: `code`).

    `printed` are the ways one value is written, when there is only one; `missing` says that there is none.
    """

    code: str
    unit: str
    ticks: list[Tick]
    reported: list[Strip]
    derived: list[Strip]
    rows: list[Given]
    points: list[Point]
    printed: list[str]
    missing: bool

    @property
    def shapes(self) -> list[str]:
        """Those that the key explains."""
        drawn = [mark for strip in (*self.reported, *self.derived) for mark in strip.marks]
        used = {mark.shape for mark in drawn} | {f"is-{mark.look}" for mark in drawn}
        counted = {"count"} if any(mark.reports > 1 for mark in drawn) else set()
        ringed = {"ring"} if any(mark.ring for mark in drawn) else set()
        return sorted(used | counted | ringed)


def values(reader: Reader, family: Sequence[Any], every: Sequence[Report], user: Visitor) -> Values | None:
    """`family` is the claim, then the others of its measure; `every` their reports. None without a figure.

    A claim that no report states and that derives from others is a value worked out by us.
    """
    claim = family[0]
    given = [*_reported(every), *_derived(reader, family, every, user)]
    if claim.low is None and not any(row.claim_id == claim.id for row in given):
        return None
    unit = _unit(reader, claim, given)
    found = spread([_stated(row) for row in given], unit)
    rows = _placed(given, found)
    one = _is_one(rows, found)
    return Values(
        code=unit,
        unit=symbol(unit),
        ticks=_ticks(found),
        reported=_strips(claim, found, rows, derived=False),
        derived=_strips(claim, found, rows, derived=True),
        rows=list(rows.values()),
        points=[] if one else points(found, rows),
        printed=list(dict.fromkeys([*_recorded(claim), *(row.words for row in given)])) if one else [],
        missing=not rows,
    )


def _reported(every: Iterable[Report]) -> list[Given]:
    return [
        Given(
            key=f"report-{row.id}",
            ref=Ref(f"R-{row.id}", f"#R-{row.id}"),
            claim_id=row.claim_id,
            report=row,
            value=row.figure,
            words=row.value.text,
            reading=row.of_what,
        )
        for row in every
        if row.figure
    ]


def _derived(reader: Reader, family: Sequence[Any], every: Sequence[Report], user: Visitor) -> list[Given]:
    reported = {row.claim_id for row in every}
    alone = [row for row in family if row.id not in reported and row.low is not None]
    sources = _sources(reader, [row.id for row in alone], user)
    return [
        Given(
            key=f"claim-{row.id}",
            ref=Ref(f"C-{row.id}", claim_url(row)),
            claim_id=row.id,
            report=None,
            value=Value(row.low, row.high, row.unit, row.comparator),
            words=value_in_words(row.low, row.high, row.unit, row.comparator),
            reading=row.denominator,
            sources=sources[row.id],
        )
        for row in alone
        if row.id in sources
    ]


def _sources(reader: Reader, claims: Sequence[int], user: Visitor) -> dict[int, list[Ref]]:
    """The claims that these derive from, without those that this visitor may not read. Two queries."""
    derives = {"relation": Relation.DERIVES_FROM, "withdrawn_reason": ""}
    links = list(reader.rows(CrossReference, from_claim_id__in=claims, **derives))
    rows = reader.rows(Claim, id__in=[link.to_claim_id for link in links])
    refs = {row.id: Ref(f"C-{row.id}", claim_url(row)) for row in rows if readable(row, user)}
    found: dict[int, list[Ref]] = defaultdict(list)
    for link in links:
        found[link.from_claim_id] += [refs[link.to_claim_id]] if link.to_claim_id in refs else []
    return found


def _unit(reader: Reader, claim: Any, given: Sequence[Given]) -> str:
    """The measure's own; without a measure, that of the claim or else of the first value."""
    measure = reader.rows(Measure, id=claim.measure_id).first() if claim.measure_id else None
    return str(measure.unit if measure else claim.unit or given[0].value.unit)


def _stated(row: Given) -> Stated:
    value = row.value
    return Stated(row.key, value.low, value.high, value.unit, value.comparator, row.reading, row.derived)


def _placed(given: Sequence[Given], found: Spread) -> dict[str, Given]:
    """With the figures of the axis, rounded to as many digits as were printed."""
    marks = {mark.key: mark for group in found.groups for mark in group.marks}
    placed = [_drawn(row, marks[row.key], found.unit) if row.key in marks else row for row in given]
    return {row.key: row for row in placed}


def _drawn(row: Given, mark: Mark, unit: str) -> Given:
    low, high = _rounded(mark.low, row.value.low), _rounded(mark.high, row.value.high)
    figure = value_in_words(low, high, "1", row.value.comparator)
    drawn = value_in_words(low, high, unit, row.value.comparator)
    return replace(row, low=low, high=high, figure=figure, drawn=drawn, far=mark.outlier)


def _rounded(figure: Decimal, printed: Decimal) -> Decimal:
    if figure == printed:
        return printed
    return Decimal(f"{Context(prec=len(printed.as_tuple().digits)).plus(figure):f}")


def _is_one(rows: dict[str, Given], found: Spread) -> bool:
    """Whether all state the same value of the same thing."""
    every = list(rows.values())
    return len(found.groups) <= 1 and all(same_value(row.value, every[0].value) for row in every)


def _recorded(claim: Any) -> list[str]:
    return [words] if (words := value_in_words(claim.low, claim.high, claim.unit, claim.comparator)) else []


def _ticks(found: Spread) -> list[Tick]:
    sign = "%" if found.unit == "%" else ""
    return [Tick(f"{x}%", f"{at:,f}{sign}", bool(n % 2)) for n, (at, x) in enumerate(found.ticks)]


def _strips(claim: Any, found: Spread, rows: dict[str, Given], *, derived: bool) -> list[Strip]:
    return [
        strip(_heading(claim, group, found), _differs(claim, group, derived=derived), marks)
        for group in found.groups
        if (marks := [Drawn(mark, rows[mark.key]) for mark in group.marks if mark.derived == derived])
    ]


def _heading(claim: Any, group: Group, found: Spread) -> tuple[str, str]:
    """Words of ours, and the words of the reports."""
    if group.reading:
        return "of", group.reading
    wanted = claim.denominator or any(other.reading for other in found.groups)
    return ("of what is not stated", "") if wanted else ("as reported", "")


def _differs(claim: Any, group: Group, *, derived: bool) -> bool:
    """Whether it is another *of what* than that of the claim as recorded."""
    return not derived and bool(claim.denominator) and group.reading.casefold() != claim.denominator.casefold()
