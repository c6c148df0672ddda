"""Soft checks on a claim's figures and dates: rules are data, and a broken one is a badge, never a refusal."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from claims.analysis.conversions import converted
from claims.units import Incomparable, symbol

NAMED = ("value", "limit", "source", "side", "first", "second")
"""What a message may name: the value and its limit, where the limit is from, above or below, and two dates."""
DATES = ("occurred", "published", "captured", "from", "to")


class Check(StrEnum):
    """What a rule compares."""

    BETWEEN = "between"
    WITHIN = "within"
    ORDERED = "ordered"


@dataclass(frozen=True)
class Rule:
    """One rule. `message` may name what is in NAMED, in braces.

    between: figures of `dimension` lie from `low` to `high`, in `unit`. within: they do not exceed the reference named
    `limit` (a region's area, a population). ordered: the date `first` is not after the date `second`.
    """

    slug: str
    check: Check
    message: str
    dimension: str = ""
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    limit: str = ""
    first: str = ""
    second: str = ""


@dataclass(frozen=True)
class Reference:
    """What a value may not exceed: a figure in a unit, and the row or source it is from."""

    value: Decimal
    unit: str
    source: str = ""


@dataclass(frozen=True)
class Held:
    """A reference and the places of measures that it holds for, for values in one of `units`, or in any."""

    limit: str
    places: tuple[str, ...]
    reference: Reference
    units: tuple[str, ...] = ()

    def applies(self, place: str, unit: str) -> bool:
        """Whether values of this place and unit may not exceed it."""
        return place.casefold() in map(str.casefold, self.places) and (not self.units or unit in self.units)


@dataclass(frozen=True)
class Facts:
    """What is checked: the value of a claim or report, its dates (earliest possible), the references of its measure."""

    dimension: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    dates: Mapping[str, date | None] | None = None
    references: Mapping[str, Reference] | None = None


@dataclass(frozen=True)
class Badge:
    """A broken rule, in words."""

    slug: str
    message: str


def badges(facts: Facts, rules: Iterable[Rule]) -> list[Badge]:
    """The rules that these facts break. A rule that does not apply, or whose units do not convert, is kept."""
    found = ((rule, _broken(facts, rule)) for rule in rules)
    return [Badge(rule.slug, rule.message.format_map(named)) for rule, named in found if named]


def _broken(facts: Facts, rule: Rule) -> Mapping[str, object]:
    """What the message may name; empty when the rule holds."""
    if rule.check == Check.ORDERED:
        return _unordered(facts, rule)
    if facts.low is None or facts.high is None or facts.dimension != rule.dimension:
        return {}
    if rule.check == Check.BETWEEN:
        return _outside(facts.low, facts.high, facts.unit, rule)
    reference = (facts.references or {}).get(rule.limit)
    return _above(facts.high, facts.unit, reference) if reference else {}


def _unordered(facts: Facts, rule: Rule) -> Mapping[str, object]:
    dates = facts.dates or {}
    first, second = dates.get(rule.first), dates.get(rule.second)
    return {"first": _day(first), "second": _day(second)} if first and second and first > second else {}


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _outside(low: Decimal, high: Decimal, unit: str, rule: Rule) -> Mapping[str, object]:
    try:
        ends = [_given_in(end, unit, rule.unit) for end in (low, high)]
    except Incomparable:
        return {}
    below = rule.low is not None and ends[0] < rule.low
    above = rule.high is not None and ends[1] > rule.high
    if not below and not above:
        return {}
    limit = rule.high if above else rule.low
    return {"value": _words(high if above else low, unit), "limit": limit, "side": "above" if above else "below"}


def _above(high: Decimal, unit: str, reference: Reference) -> Mapping[str, object]:
    try:
        limit = _given_in(reference.value, reference.unit, unit)
    except Incomparable:
        return {}
    if high <= limit:
        return {}
    named = _words(reference.value, reference.unit)
    return {"value": _words(high, unit), "limit": named, "source": reference.source}


def _words(value: Decimal, unit: str) -> str:
    sign = symbol(unit)
    return f"{value:,f}{sign}" if unit == "%" else f"{value:,f} {sign}".strip()


def _given_in(value: Decimal, unit: str, into: str) -> Decimal:
    """In another unit; whatever is counted is compared by number. Raises Incomparable."""
    return value if _counts(unit) and _counts(into) else converted(value, unit, into)


def _counts(unit: str) -> bool:
    return unit == "1" or unit.startswith("{")


@cache
def standard_rules() -> Sequence[Rule]:
    """The rules that a site begins with, from ``rules.toml``."""
    return [rule_from(row) for row in _file()["rule"]]


@cache
def standard_references() -> Sequence[Held]:
    """The areas and populations that a site begins with."""
    return [reference_from(row) for row in _file().get("reference", ())]


def reference_from(row: Mapping[str, Any]) -> Held:
    """A reference from plain data."""
    return Held(
        limit=row["limit"],
        places=tuple(row["places"]),
        reference=Reference(Decimal(row["value"]), row["unit"], row["source"]),
        units=tuple(row.get("units", ())),
    )


def _file() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"), parse_float=Decimal)


def rule_from(row: Mapping[str, str | int | Decimal]) -> Rule:
    """A rule from plain data. Raises ValueError for a check that is not known, TypeError for a field that is not."""
    numbers = {name: Decimal(row[name]) for name in ("low", "high") if name in row}
    words = {name: str(value) for name, value in row.items() if name not in ("low", "high", "check")}
    return Rule(check=Check(str(row["check"])), **words, **numbers)  # type: ignore[arg-type]
