"""The wording matrix as asked for: in which order, and which of its rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from claims.analysis.slots import Likeness
from claims.pages.glance import Siblings
from claims.pages.report import Report

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
    "opposes": ("Against the claim", lambda row: row.opposes),
}


@dataclass(frozen=True)
class Option:
    """A choice, and how many rows it leaves."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Matrix:
    """Rows to show; `hidden`: ids of those that the filter leaves out. `columns` counts that of the checkboxes."""

    reports: list[Report]
    siblings: list[Siblings]
    sorts: list[Option]
    shows: list[Option]
    hidden: list[int]
    columns: int
    has_picks: bool


def matrix(own: Sequence[Report], siblings: Sequence[Siblings], columns: int, asked: Mapping[str, str]) -> Matrix:
    """`columns` without checkboxes; `asked` may hold ``sort`` and ``show``. What makes no sense there is ignored."""
    every = [*own, *(row for sibling in siblings for row in sibling.reports)]
    sort = asked.get("sort", "") if asked.get("sort") in SORTS else "closeness"
    show = asked.get("show", "") if asked.get("show") in SHOWS else "all"
    others = [Siblings(one.claim, _kept(one.reports, show, sort)) for one in siblings]
    picks = len(every) > 1
    return Matrix(
        reports=_kept(own, show, sort),
        siblings=[one for one in others if one.reports or show == "all"],
        sorts=[Option(name, label, name == sort) for name, (label, _) in SORTS.items()],
        shows=_shows(every, show),
        hidden=[row.id for row in every if not SHOWS[show][1](row)],
        columns=columns + picks,
        has_picks=picks,
    )


def _kept(rows: Sequence[Report], show: str, sort: str) -> list[Report]:
    return sorted(filter(SHOWS[show][1], rows), key=SORTS[sort][1])


def _shows(every: Sequence[Report], show: str) -> list[Option]:
    """Those that leave something, with how much, and the one in force."""
    counted = {name: sum(map(test, every)) for name, (_, test) in SHOWS.items()}
    return [
        Option(name, f"{label} ({counted[name]})", name == show)
        for name, (label, _) in SHOWS.items()
        if counted[name] or name == show
    ]
