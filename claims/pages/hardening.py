"""How a claim hardened: by date, and step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.analysis.hardening import Hardening, Manner, Said, hardening
from claims.analysis.hardening import Step as Lost
from claims.models import Attribution
from claims.pages.figures import Block, shares
from claims.pages.provenance import Behind
from claims.pages.report import Report
from claims.pages.sources import ArticleRef

MOST = 12  # dates shown at once
NEW = 6  # reports named for a date
STEPS = 12  # steps shown at once
ORDER = (Manner.OWN, Manner.ATTRIBUTED, Manner.HEDGED, Manner.OPPOSED)
WORDS = {
    Manner.OWN: "in its own voice",
    Manner.ATTRIBUTED: "attributed",
    Manner.HEDGED: "hedged",
    Manner.OPPOSED: "doubted or denied",
}


@dataclass(frozen=True)
class New:
    """A report of that day, and how it states the claim."""

    id: int
    manner: str


@dataclass(frozen=True)
class Row:
    """All reports up to `day`: counts in the order own, attributed, hedged, opposed; and those of the day itself."""

    iso: str
    day: str
    words: str
    counts: list[tuple[Manner, int]]
    strip: list[Block]
    new: list[New]

    @property
    def named(self) -> list[New]:
        """Those of the new ones that are named."""
        return self.new[:NEW]

    @property
    def unnamed(self) -> int:
        """How many are not."""
        return len(self.new) - len(self.named)


@dataclass(frozen=True)
class Step:
    """From one report to the next: the hedges it lost, and whether an attribution became an own voice."""

    source: Report
    taker: Report
    lost: tuple[str, ...]
    hardened: bool
    taken: bool


@dataclass(frozen=True)
class Hardened:
    """`rows` are at most twelve, the first and the last among them; `dates` says of how many."""

    rows: list[Row]
    dates: int
    undated: tuple[int, ...]
    steps: list[Step]

    @property
    def first_steps(self) -> list[Step]:
        """Those shown at once."""
        return self.steps[:STEPS]

    @property
    def further_steps(self) -> list[Step]:
        """Those folded away."""
        return self.steps[STEPS:]


def hardened(behind: Behind, own: Sequence[Report]) -> Hardened | None:
    """None where there is nothing to compare: fewer than two reports."""
    if len(own) < 2:
        return None
    said = [_said(row) for row in own]
    found = hardening(said, {pk: hop.report for pk, hop in behind.steps.items() if hop.report is not None})
    manners = {one.report: one.manner for one in said}
    by_id = {row.id: row for row in own}
    return Hardened(
        rows=_rows(found, manners, {row.article.day: row.article for row in own}),
        dates=len(found.days),
        undated=found.undated,
        steps=[_step(step, by_id) for step in found.steps],
    )


def manner(row: Report) -> Manner:
    """How firmly a report states its claim."""
    return _said(row).manner


def _said(row: Report) -> Said:
    own = row.voice == Attribution.Voice.OWN.label
    return Said(
        report=row.id,
        day=date.fromisoformat(row.article.day) if row.article.day else None,
        voice="own" if own else "attributed",
        language=row.article.language,
        hedges=row.hedges,
        outlet=row.article.outlet_id,
        opposes=row.opposes,
    )


def _rows(found: Hardening, manners: dict[int, Manner], dated: dict[str, ArticleRef]) -> list[Row]:
    """Evenly chosen where there are many. What is new is counted from the row before. Dates are as precise as those of
    the articles in `dated`, by day.
    """
    last = len(found.days) - 1
    chosen = sorted({round(at * last / (MOST - 1)) for at in range(MOST)}) if last >= MOST else range(last + 1)
    rows: list[Row] = []
    before: set[int] = set()
    for at in chosen:
        day = found.days[at]
        reports = {pk for ids in day.reports.values() for pk in ids}
        counts = [(manner, day.count(manner)) for manner in ORDER]
        strip = shares([(count, manner.value) for manner, count in counts if count])
        new = [New(pk, WORDS[manners[pk]]) for pk in sorted(reports - before)]
        iso = day.day.isoformat()
        rows.append(Row(dated[iso].iso, iso, dated[iso].published, counts, strip, new))
        before = reports
    return rows


def _step(step: Lost, by_id: dict[int, Report]) -> Step:
    return Step(by_id[step.source], by_id[step.taker], step.lost, step.hardened, step.kind == "taken")
