"""Loops of reporting, as a page words and draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis.circles import Circle, circles
from claims.pages.provenance import Behind
from claims.pages.report import Report


@dataclass(frozen=True)
class Stop:
    """One on the way round. `then` says how it is joined to the one below it, or to the first again."""

    name: str
    url: str
    then: str


@dataclass(frozen=True)
class Loop:
    """Each took it from the next; `closed`: the last took it from the first again."""

    words: str
    closed: bool
    stops: list[Stop]


def loops(behind: Behind, rows: Sequence[Report], claim: int) -> list[Loop]:
    """Those that reports of this claim are in; `rows` are all reports on the page."""
    own = {f"report-{row.id}" for row in rows if row.claim_id == claim}
    names = {key: (who.name, who.url) for key, who in behind.names.items()}
    names |= {f"report-{row.id}": (f"{row.article.outlet} (R-{row.id})", f"#R-{row.id}") for row in rows}
    return [_loop(circle, names) for circle in circles(behind.record) if own.intersection(circle.steps)]


def _loop(circle: Circle, names: dict[str, tuple[str, str]]) -> Loop:
    closed = circle.kind == "chain"
    last = len(circle.steps) - 1
    ending = "took it from the first again" if closed else "the same outlet’s earlier word"
    return Loop(
        words=circle.in_words({key: name for key, (name, _) in names.items()}),
        closed=closed,
        stops=[Stop(*names[key], then=ending if at == last else "took it from") for at, key in enumerate(circle.steps)],
    )
