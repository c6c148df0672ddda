"""Circular reporting: chains that run back into themselves, and outlets that lean on their own earlier word."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.analysis.independence import Groups, owners
from claims.analysis.reporting import Record
from claims.analysis.walks import Hop, hops


@dataclass(frozen=True)
class Circle:
    """A loop, in order: each took it from the next. `steps` are reports (``report-3``) and, at the end, maybe a party.

    `kind` is ``chain`` when the last took it from the first again, ``time`` when the last is an earlier word of the
    outlet of the first. `rows` are the links, articles and credits that make the loop.
    """

    kind: str
    steps: tuple[str, ...]
    rows: tuple[str, ...]

    def in_words(self, names: Mapping[str, str]) -> str:
        """One sentence; `names` gives what to call each step."""
        first, *others = (names.get(step, step) for step in self.steps)
        told = (
            f"{first} took it from {', which took it from '.join([*others, first] if self.kind == 'chain' else others)}"
        )
        return f"{told}." if self.kind == "chain" else f"{told}: its only basis is its own earlier word."


def circles(record: Record) -> list[Circle]:
    """Every loop once: first those in chains, then those in time."""
    steps = hops(record)
    return [*_in_chains(steps), *_in_time(record, steps)]


def _in_chains(steps: Mapping[int, Hop]) -> Iterator[Circle]:
    done: set[int] = set()
    for start in sorted(steps):
        path: dict[int, int] = {}
        at: int | None = start
        while at is not None and at not in done and at not in path:
            path[at] = len(path)
            at = steps[at].report
        if at is not None and at in path:
            yield _chain([pk for pk, place in path.items() if place >= path[at]], steps)
        done.update(path)


def _chain(loop: list[int], steps: Mapping[int, Hop]) -> Circle:
    """The loop begins with its smallest id, so that it reads the same whatever it was found from."""
    first = loop.index(min(loop))
    turned = loop[first:] + loop[:first]
    return Circle(
        "chain", tuple(f"report-{pk}" for pk in turned), tuple(row for pk in turned for row in steps[pk].rows)
    )


class _Path:
    """The way from a party down to a report: its steps, and where each owner stands on it."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.rows: list[tuple[str, ...]] = []
        self.others: list[int] = [0]
        self.places: dict[int, list[int]] = defaultdict(list)

    def enter(self, key: str, owner: int | None, rows: tuple[str, ...]) -> Circle | None:
        """Steps down; the circle that closes here, when the owner stands above with another owner between."""
        place = len(self.keys)
        held = self.places[owner] if owner is not None else []
        above = held[-1] if held else None
        self.keys.append(key)
        self.rows.append(rows)
        self.others.append(self.others[-1] + (owner is not None))
        held.append(place)
        if above is None or self.others[place] == self.others[above + 1]:
            return None
        loop = range(place, above - 1, -1)
        return Circle(
            "time",
            tuple(self.keys[at] for at in loop),
            tuple(row for at in loop if at != above for row in self.rows[at]),
        )

    def leave(self, owner: int | None) -> None:
        self.keys.pop()
        self.rows.pop()
        self.others.pop()
        if owner is not None:
            self.places[owner].pop()


def _in_time(record: Record, steps: Mapping[int, Hop]) -> Iterator[Circle]:
    """Walks every tree from its end down, and looks up for the same owner; linear but for what it finds."""
    joined, known = owners(record), {report.id: report for report in record.reports}
    below: dict[str, list[int]] = defaultdict(list)
    for pk, hop in sorted(steps.items()):
        below[f"report-{hop.report}" if hop.report is not None else hop.party or f"unknown-{pk}"].append(pk)
    for top in sorted(key for key in below if not key.startswith("report-")):
        path = _Path()
        stack: list[tuple[str, int | None, tuple[str, ...], bool]] = [(top, _owner(top, joined), (), False)]
        while stack:
            key, owner, rows, leaving = stack.pop()
            if leaving:
                path.leave(owner)
                continue
            if circle := path.enter(key, owner, rows):
                yield circle
            stack.append((key, owner, rows, True))
            for pk in reversed(below.get(key, ())):
                outlet = record.outlet_of(known[pk])
                stack.append((f"report-{pk}", None if outlet is None else joined.of(outlet), steps[pk].rows, False))


def _owner(party: str, joined: Groups) -> int | None:
    kind, _, pk = party.partition("-")
    return joined.of(int(pk)) if kind == "outlet" else None
