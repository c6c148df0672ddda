"""The wording matrix as asked for: in which order, and which of its rows."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from claims.analysis.hardening import Manner
from claims.analysis.slots import Likeness
from claims.pages.glance import Siblings
from claims.pages.hardening import WORDS, manner
from claims.pages.report import Report

DAY = re.compile(r"\d{4}-\d\d-\d\d")

MOST = 50  # rows shown at once

type Key = tuple[int | str, ...]


def _by_date(row: Report) -> Key:
    return (row.article.day or "9999", row.id)


def _by_closeness(row: Report) -> Key:
    """Fewest slots that differ from its claim, then fewest in other words."""
    slots = (row.value, row.denominator, row.hedge, row.verb)
    other = sum(slot.likeness == Likeness.OTHER_WORDS for slot in slots)
    return (row.opposes, sum(slot.differs for slot in slots), other, *_by_date(row))


def _by_outlet(row: Report) -> Key:
    return (row.article.outlet_id is None, row.article.outlet.casefold(), *_by_date(row))


def _differs(row: Report) -> bool:
    slots = (row.value, row.denominator, row.hedge, row.verb)
    return row.opposes or any(slot.differs for slot in slots)


def _stated(how: Manner) -> Callable[[Report], bool]:
    return lambda row: manner(row) == how


SORTS: dict[str, tuple[str, Callable[[Report], Key]]] = {
    "closeness": ("Closest wording", _by_closeness),
    "date": ("Date", _by_date),
    "outlet": ("Outlet", _by_outlet),
}
SHOWS: dict[str, tuple[str, Callable[[Report], bool]]] = {
    "all": ("All reports", lambda _: True),
    "differs": ("That differ", _differs),
    "value": ("Another value", lambda row: row.value.differs),
    "of_what": ("Another of what", lambda row: row.denominator.differs),
    "hedge": ("With a hedge", lambda row: row.hedge.differs),
    "loaded": ("With a loaded word", lambda row: bool(row.loaded)),
    "marked": ("With either", lambda row: row.hedged_or_loaded),
    "opposes": ("Against the claim", lambda row: row.opposes),
}
MANNERS = {f"as-{one}": (WORDS[one].capitalize(), _stated(one)) for one in Manner}
"""What the counts of hardening lead to; offered only when asked for."""


@dataclass(frozen=True)
class Option:
    """A choice, and how many rows it leaves."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Matrix:
    """Rows to show; `hidden`: ids of those that are not, by a filter or as too many, `until` the filter's last day or
    blank, `everything` the query that shows all. `columns` counts that of the checkboxes.
    """

    reports: list[Report]
    siblings: list[Siblings]
    sorts: list[Option]
    shows: list[Option]
    until: str
    everything: str
    hidden: list[int]
    shown: int
    columns: int
    has_picks: bool


@dataclass(frozen=True)
class _Asked:
    """What an address asks for. What makes no sense in it is ignored."""

    sort: str
    show: str
    until: str
    whole: bool

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "_Asked":
        return cls(
            sort=asked.get("sort", "") if asked.get("sort") in SORTS else "closeness",
            show=asked.get("show", "") if asked.get("show") in SHOWS | MANNERS else "all",
            until=asked.get("until", "") if DAY.fullmatch(asked.get("until", "")) else "",
            whole=asked.get("rows") == "all",
        )

    def rows(self, rows: Sequence[Report], room: int) -> list[Report]:
        """Those that it asks for, in its order, at most `room` unless all are asked for."""
        found = sorted(filter(self._shows, rows), key=SORTS[self.sort][1])
        return found if self.whole else found[: max(0, room)]

    def _shows(self, row: Report) -> bool:
        """Without a date it is not shown, when a last day is asked for."""
        _, test = (SHOWS | MANNERS)[self.show]
        return test(row) and (not self.until or "" < row.article.day <= self.until)


def matrix(own: Sequence[Report], siblings: Sequence[Siblings], columns: int, query: Mapping[str, str]) -> Matrix:
    """`columns` without checkboxes; `query` may hold ``sort``, ``show``, ``until`` (a day) and ``rows`` (``all``)."""
    asked = _Asked.read(query)
    every = [*own, *(row for sibling in siblings for row in sibling.reports)]
    shown = asked.rows(own, MOST)
    others, room = [], MOST - len(shown)
    for one in siblings:
        others.append(Siblings(one.claim, asked.rows(one.reports, room)))
        room -= len(others[-1].reports)
    seen = {row.id for row in shown}.union(row.id for one in others for row in one.reports)
    return Matrix(
        reports=shown,
        siblings=[one for one in others if one.reports or len(seen) == len(every)],
        sorts=[Option(name, label, name == asked.sort) for name, (label, _) in SORTS.items()],
        shows=_shows(every, asked.show),
        until=asked.until,
        everything=urlencode({"sort": asked.sort, "rows": "all"}),
        hidden=[row.id for row in every if row.id not in seen],
        shown=len(seen),
        columns=columns + (len(every) > 1),
        has_picks=len(every) > 1,
    )


def _shows(every: Sequence[Report], show: str) -> list[Option]:
    """Those that leave something, with how much, and the one in force."""
    offered = SHOWS if show in SHOWS else SHOWS | {show: MANNERS[show]}
    counted = {name: sum(map(test, every)) for name, (_, test) in offered.items()}
    return [
        Option(name, f"{label} ({counted[name]})", name == show)
        for name, (label, _) in offered.items()
        if counted[name] or name == show
    ]
