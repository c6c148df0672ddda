"""Disputes with their positions and evidence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from claims.models import Dispute, DisputeEvent, Evidence, Position
from claims.models.dispute_set import TURNS
from claims.pages.looks import Waiting
from claims.pages.people import editors
from claims.pages.sources import ArticleRef, PassageRef, articles, passages
from ledger.asof import Reader


@dataclass(frozen=True)
class EvidenceItem:
    """A passage, an article or an address. `quote` is somebody else's words, in `language`."""

    id: int
    direction: str
    kind: str
    quote: str
    language: str
    source: str
    url: str
    note: str
    external: bool
    added_by_id: int
    added_at: datetime


@dataclass(frozen=True)
class Side:
    """A position and what is brought forward under it."""

    id: int
    number: int
    text: str
    evidence: list[EvidenceItem]

    @property
    def letter(self) -> str:
        """A, B, C …"""
        return chr(64 + self.number)


@dataclass(frozen=True)
class DisputeStep:
    """One step in its life. `whom` was asked, where somebody was."""

    kind: str
    whom: str
    text: str
    actor: str
    at: datetime

    @property
    def said(self) -> str:
        """What was done, in words."""
        return f"Asked {self.whom}" if self.whom else str(DisputeEvent.Kind(self.kind).label)


@dataclass(frozen=True)
class DisputeCard:
    """A dispute, whole."""

    id: int
    url: str
    question: str
    state: str
    state_label: str
    is_open: bool
    ground: str
    opened_by: str
    opened_at: datetime
    ruled_by: str
    ruled_at: datetime | None
    ruling: str
    target_version: int
    claim_id: int | None
    attribution_id: int | None
    cross_reference_id: int | None
    sides: list[Side]
    evidence: list[EvidenceItem]
    steps: list[DisputeStep]
    look: Waiting | None = None

    @property
    def every_evidence(self) -> list[EvidenceItem]:
        """For and against each side, and on the question."""
        return [item for side in self.sides for item in side.evidence] + self.evidence

    @property
    def asked(self) -> DisputeStep | None:
        """Whom an open dispute waits for, if it waits for somebody who was asked."""
        turns = [step for step in self.steps if step.kind in TURNS]
        return turns[-1] if self.is_open and turns and turns[-1].kind == DisputeEvent.Kind.ASKED else None


def evidence_items(reader: Reader, rows: Sequence[Any]) -> dict[int, EvidenceItem]:
    """Evidence by id. Three queries at most."""
    held = passages(row.passage_id for row in rows if row.passage_id)
    named = articles(
        reader, {*(row.article_id for row in rows if row.article_id), *(p.article_id for p in held.values())}
    )
    return {row.id: _item(row, held, named) for row in rows}


def _item(row: Any, held: dict[int, PassageRef], named: dict[int, ArticleRef]) -> EvidenceItem:
    passage = held.get(row.passage_id)
    article = named.get(passage.article_id if passage else row.article_id)
    url = row.url or ""
    if article:
        url = f"{article.url}#m{passage.id}" if passage else article.url
    return EvidenceItem(
        id=row.id,
        direction=row.direction,
        kind=Evidence.Kind(row.kind).label,
        quote=passage.exact if passage else "",
        language=article.language if article else "",
        source=f"{article.outlet}, {article.published}" if article else url,
        url=url,
        note=row.note,
        external=article is None,
        added_by_id=row.added_by_id,
        added_at=row.added_at,
    )


def disputes(reader: Reader, *sets: Iterable[Any]) -> list[DisputeCard]:
    """All disputes of these sets of rows, the open first, then the newest."""
    rows = {row.id: row for rows in sets for row in rows}
    sides, loose = _sides(reader, rows)
    steps = _steps(reader, rows)
    names = editors([pk for row in rows.values() for pk in (row.opened_by_id, row.ruled_by_id)])
    cards = [_card(row, names, sides[row.id], loose[row.id], steps[row.id]) for row in rows.values()]
    return sorted(cards, key=lambda card: (not card.is_open, -card.id))


def _sides(reader: Reader, ids: Iterable[int]) -> tuple[dict[int, list[Side]], dict[int, list[EvidenceItem]]]:
    wanted = list(ids)
    rows = sorted(reader.rows(Evidence, dispute_id__in=wanted, withdrawn_reason=""), key=lambda row: row.id)
    items = evidence_items(reader, rows)
    under: dict[int | None, list[EvidenceItem]] = defaultdict(list)
    loose: dict[int, list[EvidenceItem]] = defaultdict(list)
    for row in rows:
        (under[row.position_id] if row.position_id else loose[row.dispute_id]).append(items[row.id])
    sides: dict[int, list[Side]] = defaultdict(list)
    for row in sorted(reader.rows(Position, dispute_id__in=wanted), key=lambda row: row.position):
        sides[row.dispute_id].append(Side(row.id, row.position, row.text, under[row.id]))
    return sides, loose


def _steps(reader: Reader, ids: Iterable[int]) -> dict[int, list[DisputeStep]]:
    rows = sorted(reader.rows(DisputeEvent, dispute_id__in=list(ids)), key=lambda row: row.id)
    names = editors(row.actor_id for row in rows)
    found: dict[int, list[DisputeStep]] = defaultdict(list)
    for row in rows:
        found[row.dispute_id].append(DisputeStep(row.kind, row.whom, row.text, names[row.actor_id], row.at))
    return found


def _card(
    row: Any, names: dict[int | None, str], sides: list[Side], evidence: list[EvidenceItem], steps: list[DisputeStep]
) -> DisputeCard:
    return DisputeCard(
        id=row.id,
        url=reverse("dispute", args=[row.id]),
        question=row.statement,
        state=row.state,
        state_label=Dispute.State(row.state).label,
        is_open=row.state in Dispute.OPEN_STATES,
        ground=Dispute.Ground(row.ground).label,
        opened_by=names[row.opened_by_id],
        opened_at=row.opened_at,
        ruled_by=names.get(row.ruled_by_id, ""),
        ruled_at=row.ruled_at,
        ruling=row.ruling,
        target_version=row.target_version,
        claim_id=row.claim_id,
        attribution_id=row.attribution_id,
        cross_reference_id=row.cross_reference_id,
        sides=sides,
        evidence=evidence,
        steps=steps,
    )
