"""A claim at a glance: its tiles, and two of its four axes, computed and never stored."""

from dataclasses import dataclass
from typing import Any

from claims.models import Claim, Dispute
from claims.models.cross_reference import Relation
from claims.pages.claims import ClaimRef, Related
from claims.pages.disputes import DisputeCard
from claims.pages.reports import Report


@dataclass(frozen=True)
class Siblings:
    """Another value of the same measure, with its reports."""

    claim: ClaimRef
    reports: list[Report]


@dataclass(frozen=True)
class Tiles:
    """What the strip under the finding says. `values` and `readings` are distinct, most reports first."""

    reports: int
    outlets: int
    languages: int
    origins: int
    unknown: int
    values: list[str]
    readings: list[str]
    unstated: int
    hedged: int
    loaded: int
    marked: int
    disputes_open: int
    disputes_closed: int


def tiles(rows: list[Report], siblings: list[Siblings], cards: list[DisputeCard]) -> Tiles:
    """Counts over the claim's own reports; values over those of its measure too."""
    every = [*rows, *(row for sibling in siblings for row in sibling.reports)]
    stated = [row.denominator.text for row in rows if row.figure and row.denominator.text != "not stated"]
    return Tiles(
        reports=len(rows),
        outlets=len({row.article.outlet_id or f"article {row.article.id}" for row in rows}),
        languages=len({row.article.language for row in rows}),
        origins=len({row.origin.number for row in rows if row.origin.number}),
        unknown=sum(row.origin.number is None for row in rows),
        values=list(dict.fromkeys(row.value.text for row in every if row.figure)),
        readings=[text for text in dict.fromkeys(stated) if text],
        unstated=sum(row.figure is not None and row.denominator.text == "not stated" for row in rows),
        hedged=sum(row.hedge.differs for row in rows),
        loaded=sum(bool(row.loaded) for row in rows),
        marked=sum(row.hedged_or_loaded for row in rows),
        disputes_open=sum(card.is_open for card in cards),
        disputes_closed=sum(not card.is_open for card in cards),
    )


def contest(cards: list[DisputeCard]) -> str:
    """Contest status: disputed while a dispute is open, else whether an objection was upheld."""
    if any(card.is_open for card in cards):
        return "disputed"
    upheld = {Dispute.State.UPHELD, Dispute.State.PARTLY_UPHELD}
    return "upheld against" if any(card.state in upheld for card in cards) else "undisputed"


def currency(claim: Any, links: list[Related]) -> str:
    """Superseded when another claim updates or corrects it, retracted when it was withdrawn."""
    if claim.status == Claim.Status.WITHDRAWN:
        return "retracted"
    newer = {Relation.UPDATES, Relation.CORRECTS}
    return "superseded" if any(link.inverse and link.relation in newer for link in links) else "current"
