"""Claims as other pages name them, and the view taken of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.models import Assessment, AssessmentValue, Claim, CrossReference, Evidence, Motion
from claims.models.cross_reference import INVERSE, Relation
from claims.models.quantity import value_in_words
from claims.pages.disputes import EvidenceItem, evidence_items
from claims.pages.looks import Waiting
from claims.pages.people import editors
from ledger.asof import Reader
from sources.slugs import slug_of


@dataclass(frozen=True)
class View:
    """An assessment in force."""

    slug: str
    shape: str
    label: str
    definition: str
    rationale: str
    proposed_by: str
    decided_by: str
    decided_at: datetime
    evidence: list[EvidenceItem]

    @property
    def state(self) -> str:
        """The icon and the class it is shown with; a newsroom's own values have one of these shapes too."""
        return {"sup": "supported", "con": "contradicted", "mix": "mixed"}.get(self.shape, "unverified")


@dataclass(frozen=True)
class ClaimRef:
    """A claim as it is named on other pages; `assessment` is None when nobody has assessed it."""

    id: int
    statement: str
    url: str
    kind: str
    status: str
    value: str
    assessment: View | None


@dataclass(frozen=True)
class Related:
    """A cross-reference as read from one claim."""

    id: int
    relation: str
    label: str
    inverse: bool
    claim: ClaimRef
    rationale: str
    evidence: list[EvidenceItem]
    look: Waiting | None = None


def claim_url(claim: Any) -> str:
    """Address of a row of today or of the past."""
    return reverse("claim", args=[claim.id, slug_of(claim.statement, "claim")])


def views(reader: Reader, claims: Iterable[int]) -> dict[int, View]:
    """The assessment in force of each of these claims."""
    rows = list(reader.rows(Assessment, claim_id__in=list(claims), state=Assessment.State.CURRENT))
    values = {value.id: value for value in reader.rows(AssessmentValue, id__in=[row.value_id for row in rows])}
    names = editors([pk for row in rows for pk in (row.proposed_by_id, row.decided_by_id)])
    found = list(reader.rows(Evidence, assessment_id__in=[row.id for row in rows], withdrawn_reason=""))
    items = evidence_items(reader, found)
    evidence = {row.id: [items[e.id] for e in found if e.assessment_id == row.id] for row in rows}
    return {row.claim_id: _view(row, values[row.value_id], names, evidence[row.id]) for row in rows}


def _view(row: Any, value: Any, names: dict[int | None, str], evidence: list[EvidenceItem]) -> View:
    return View(
        slug=value.slug,
        shape=value.shape,
        label=value.label,
        definition=value.definition,
        rationale=row.rationale,
        proposed_by=names[row.proposed_by_id],
        decided_by=names[row.decided_by_id],
        decided_at=row.decided_at,
        evidence=evidence,
    )


def claim_refs(reader: Reader, ids: Iterable[int], user: Visitor) -> dict[int, ClaimRef]:
    """Claims by id, without those that this visitor may not read."""
    rows = [row for row in reader.rows(Claim, id__in=list(ids)) if readable(row, user)]
    assessed = views(reader, (row.id for row in rows))
    return {
        row.id: ClaimRef(
            id=row.id,
            statement=row.statement,
            url=claim_url(row),
            kind=Claim.Kind(row.kind).label,
            status=row.status,
            value=value_in_words(row.low, row.high, row.unit, row.comparator),
            assessment=assessed.get(row.id),
        )
        for row in rows
    }


def proposals_on(claim: int) -> list[Motion | Assessment]:
    """What waits for a second person, as editors are told."""
    motions = Motion.objects.waiting().for_page().filter(Q(claim=claim) | Q(other=claim))
    return [*motions, *Assessment.objects.waiting().for_page().filter(claim=claim)]


def merged_from(claim: Claim, number: str) -> Claim | None:
    """The claim that was merged into this one, when `number` is the id of such a claim."""
    return next((other for other in claim.merged.all() if str(other.pk) == number), None) if number else None


def readable(claim: Any, user: Visitor) -> bool:
    """Whether this visitor may open a claim in this state."""
    return claim.status != Claim.Status.DRAFT or may(user, Act.READ_DRAFTS)


def related(reader: Reader, claim_id: int, user: Visitor) -> list[Related]:
    """Active cross-references from both ends, in the words of this end."""
    rows = [
        *reader.rows(CrossReference, from_claim_id=claim_id, withdrawn_reason=""),
        *reader.rows(CrossReference, to_claim_id=claim_id, withdrawn_reason=""),
    ]
    others = claim_refs(reader, {row.from_claim_id + row.to_claim_id - claim_id for row in rows}, user)
    found = list(reader.rows(Evidence, cross_reference_id__in=[row.id for row in rows], withdrawn_reason=""))
    items = evidence_items(reader, found)
    made = [
        _related(row, claim_id, others, [items[e.id] for e in found if e.cross_reference_id == row.id]) for row in rows
    ]
    order = list(Relation)
    return sorted((r for r in made if r), key=lambda r: (order.index(Relation(r.relation)), r.inverse, r.id))


def _related(row: Any, claim_id: int, others: dict[int, ClaimRef], evidence: list[EvidenceItem]) -> Related | None:
    inverse = row.to_claim_id == claim_id
    other = others.get(row.from_claim_id if inverse else row.to_claim_id)
    if other is None:
        return None
    label = INVERSE[row.relation] if inverse else Relation(row.relation).label
    return Related(row.id, row.relation, label, inverse, other, row.rationale, evidence)
