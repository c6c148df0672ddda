"""How a claim hardens: who states it in an own voice, attributes it or hedges it, and hedges lost on the way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.analysis.lexicon import hedge_classes


class Manner(StrEnum):
    """How firmly a report states the claim; the first that applies."""

    OPPOSED = "opposed"
    HEDGED = "hedged"
    ATTRIBUTED = "attributed"
    OWN = "own"


@dataclass(frozen=True)
class Said:
    """One report as said: `voice` is own, attributed or unattributed; `opposes` when it doubts or denies the claim."""

    report: int
    day: date | None
    voice: str
    language: str
    hedges: tuple[str, ...] = ()
    outlet: int | None = None
    opposes: bool = False

    @property
    def manner(self) -> Manner:
        """A hedged statement counts as hedged in whatever voice; one on nobody's word counts as attributed."""
        if self.opposes:
            return Manner.OPPOSED
        if self.hedges:
            return Manner.HEDGED
        return Manner.OWN if self.voice == "own" else Manner.ATTRIBUTED


@dataclass(frozen=True)
class Day:
    """All reports up to and including a day, by manner."""

    day: date
    reports: Mapping[Manner, tuple[int, ...]]

    def count(self, manner: Manner) -> int:
        """How many report it so by then."""
        return len(self.reports.get(manner, ()))


@dataclass(frozen=True)
class Step:
    """From one report to one that took it from there (``taken``), or to the outlet's next (``later``).

    `lost` are the hedges of the first that the second has not, in the words of the first. `hardened`: it was attributed
    and is stated in an own voice now.
    """

    kind: str
    source: int
    taker: int
    lost: tuple[str, ...]
    hardened: bool


@dataclass(frozen=True)
class Hardening:
    """By day, oldest first; the reports with no day apart; and the steps on which something was lost."""

    days: tuple[Day, ...]
    undated: tuple[int, ...]
    steps: tuple[Step, ...]


def hardening(said: Sequence[Said], sources: Mapping[int, int]) -> Hardening:
    """`sources` gives the report that each report took it from, where that is on record."""
    dated = sorted((one for one in said if one.day), key=lambda one: (one.day, one.report))
    known = {one.report: one for one in said}
    taken = [
        _step("taken", known[source], known[taker])
        for taker, source in sorted(sources.items())
        if taker in known and source in known
    ]
    steps = [*taken, *_later(dated)]
    return Hardening(
        days=tuple(_days(dated)),
        undated=tuple(sorted(one.report for one in said if one.day is None)),
        steps=tuple(step for step in steps if step and (step.lost or step.hardened)),
    )


def _days(dated: Sequence[Said]) -> Iterable[Day]:
    so_far: dict[Manner, list[int]] = defaultdict(list)
    for at, one in enumerate(dated):
        so_far[one.manner].append(one.report)
        if one.day and (at + 1 == len(dated) or dated[at + 1].day != one.day):
            yield Day(one.day, {manner: tuple(reports) for manner, reports in so_far.items()})


def _later(dated: Sequence[Said]) -> Iterable[Step | None]:
    """Each outlet's report and its next."""
    last: dict[int, Said] = {}
    for one in dated:
        if one.outlet is not None:
            if one.outlet in last:
                yield _step("later", last[one.outlet], one)
            last[one.outlet] = one


def _step(kind: str, source: Said, taker: Said) -> Step | None:
    """None between two that differ in taking the claim's side: a denial loses no hedge."""
    if source.opposes or taker.opposes:
        return None
    kept = hedge_classes(taker.hedges, taker.language)
    classes = {hedge: hedge_classes([hedge], source.language) for hedge in source.hedges}
    lost = tuple(hedge for hedge, held in classes.items() if not held & kept)
    return Step(kind, source.report, taker.report, lost, source.voice != "own" and taker.voice == "own")
