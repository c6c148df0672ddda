"""A claim at a glance: its tiles, and two of its four axes, computed and never stored."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.models import Claim, Dispute
from claims.models.cross_reference import Relation
from claims.models.quantity import value_in_words
from claims.pages.claims import ClaimRef, Related
from claims.pages.disputes import DisputeCard
from claims.pages.figures import Badge, Block, Point, badges, blocks, points, shares
from claims.pages.report import Report


@dataclass(frozen=True)
class Siblings:
    """Another value of the same measure, with its reports."""

    claim: ClaimRef
    reports: list[Report]


@dataclass(frozen=True)
class Spread:
    """The value as recorded; as outlets printed it in other figures or units; other values of the measure."""

    recorded: str
    printed: list[str]
    others: list[str]
    points: list[Point]


@dataclass(frozen=True)
class Readings:
    """What reports apply the figure to, and how many do, most often first; how many do not say."""

    stated: list[tuple[str, int]]
    unstated: int
    parts: list[Block]


@dataclass(frozen=True)
class Tiles:
    """What the strip under the finding says. `value` is None for claims without figures, `of_what` for figures that
    are figures of nothing. `unplaced`: articles whose outlet is not stated; `shared`: reports of the
    most repeated origin.
    """

    reports: int
    outlets: int
    unplaced: int
    languages: int
    blocks: list[Block]
    origins: int
    shared: int
    unknown: int
    badges: list[Badge]
    value: Spread | None
    of_what: Readings | None
    hedged: int
    loaded: int
    marked: int
    disputes_open: int
    disputes_closed: int

    @property
    def columns(self) -> int:
        """Of the matrix: two of its seven are for figures."""
        return 5 + (self.value is not None) + (self.of_what is not None)


def tiles(claim: Any, rows: list[Report], siblings: list[Siblings], cards: list[DisputeCard]) -> Tiles:
    """Counts over the claim's own reports; values over those of its measure too."""
    counted = Counter(row.origin.number for row in rows)
    named = [count for number, count in counted.items() if number is not None]
    return Tiles(
        reports=len(rows),
        outlets=len({row.article.outlet_id for row in rows} - {None}),
        unplaced=len({row.article.id for row in rows if row.article.outlet_id is None}),
        languages=len({row.article.language for row in rows}),
        blocks=blocks([row.origin.number for row in rows]),
        origins=len(named),
        shared=max(named, default=0),
        unknown=counted[None],
        badges=badges(sorted(counted.items(), key=lambda item: (item[0] is None, item[0] or 0))),
        value=_spread(claim, rows, siblings),
        of_what=_readings(claim, rows),
        hedged=sum(row.hedge.differs for row in rows),
        loaded=sum(bool(row.loaded) for row in rows),
        marked=sum(row.hedged_or_loaded for row in rows),
        disputes_open=sum(card.is_open for card in cards),
        disputes_closed=sum(not card.is_open for card in cards),
    )


def _spread(claim: Any, rows: Sequence[Report], siblings: Sequence[Siblings]) -> Spread | None:
    figures = [(row.figure, row.value.text) for row in rows if row.figure]
    recorded = value_in_words(claim.low, claim.high, claim.unit, claim.comparator)
    if not recorded and not figures:
        return None
    others = [row.figure for sibling in siblings for row in sibling.reports if row.figure]
    return Spread(
        recorded=recorded,
        printed=list(dict.fromkeys(text for _, text in figures if text != recorded)),
        others=[sibling.claim.value for sibling in siblings],
        points=points([figure for figure, _ in figures], others, claim.unit) if recorded else [],
    )


def _readings(claim: Any, rows: Sequence[Report]) -> Readings | None:
    given = [row.denominator.text for row in rows if row.figure]
    stated = Counter(text for text in given if text not in ("", "not stated")).most_common()
    if not stated and not claim.denominator:
        return None
    unstated = len(given) - sum(count for _, count in stated)
    parts = [(count, "stated") for _, count in stated] + ([(unstated, "unknown")] if unstated else [])
    return Readings(stated, unstated, shares(parts))


def contest(cards: list[DisputeCard]) -> str:
    """Contest status: disputed while a dispute is open, else whether an objection was upheld."""
    if any(card.is_open for card in cards):
        return "disputed"
    upheld = {Dispute.State.UPHELD, Dispute.State.PARTLY_UPHELD}
    return "upheld against" if any(card.state in upheld for card in cards) else "undisputed"


def currency(status: str, links: list[Related]) -> str:
    """Superseded when another claim updates or corrects it, retracted when it was withdrawn."""
    if status == Claim.Status.WITHDRAWN:
        return "retracted"
    newer = {Relation.UPDATES, Relation.CORRECTS}
    return "superseded" if any(link.inverse and link.relation in newer for link in links) else "current"
