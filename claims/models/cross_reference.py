"""A typed link between two claims."""

from typing import TYPE_CHECKING, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from accounts.roles import Act
from claims.models.claim import Claim
from claims.models.constraints import deferred
from claims.models.rollups import recount_triggers
from ledger.changesets import changeset
from ledger.refusals import Refused
from ledger.tracking import track
from sources.models.base import Versioned, choices_held

if TYPE_CHECKING:
    from claims.models.evidence import Evidence


class Relation(models.TextChoices):
    """How one claim bears on another. The label reads from the first claim to the second."""

    CONTRADICTS = "contradicts", "contradicts"
    CONFLICTS_WITH = "conflicts_with", "conflicts with"
    RESTATES = "restates", "restates"
    SUPPORTS = "supports", "supports"
    QUALIFIES = "qualifies", "qualifies"
    UNDERCUTS = "undercuts", "undercuts"
    NARROWS = "narrows", "narrows"
    DERIVES_FROM = "derives_from", "derives from"
    UPDATES = "updates", "updates"
    CORRECTS = "corrects", "corrects"
    PRECEDES = "precedes", "precedes"


SYMMETRIC = (Relation.CONTRADICTS, Relation.CONFLICTS_WITH, Relation.RESTATES)
ACYCLIC = (Relation.NARROWS, Relation.DERIVES_FROM, Relation.UPDATES, Relation.CORRECTS, Relation.PRECEDES)

# What stands on the page of the second claim.
INVERSE: dict[str, str] = {
    Relation.SUPPORTS: "is supported by",
    Relation.QUALIFIES: "is qualified by",
    Relation.UNDERCUTS: "is undercut by",
    Relation.NARROWS: "is narrowed by",
    Relation.DERIVES_FROM: "is the basis of",
    Relation.UPDATES: "is updated by",
    Relation.CORRECTS: "is corrected by",
    Relation.PRECEDES: "follows",
    **{relation: relation.label for relation in SYMMETRIC},
}

# In one sentence, from the first claim to the second.
MEANING: dict[str, str] = {
    Relation.CONTRADICTS: "This claim and that claim cannot both hold.",
    Relation.CONFLICTS_WITH: "This claim and that claim sit badly together, though both could hold.",
    Relation.RESTATES: "This claim says what that claim says, in other words.",
    Relation.SUPPORTS: "If this claim holds, that claim is more likely to hold.",
    Relation.QUALIFIES: "This claim limits that claim or adds a condition to it.",
    Relation.UNDERCUTS: "This claim weakens a ground of that claim, without saying that it is false.",
    Relation.NARROWS: "This claim says of a part what that claim says of the whole.",
    Relation.DERIVES_FROM: "This claim was worked out from that claim.",
    Relation.UPDATES: "This claim gives a later state of what that claim gives.",
    Relation.CORRECTS: "This claim puts right a mistake in that claim.",
    Relation.PRECEDES: "What this claim tells happened before what that claim tells.",
}


class Circle(Refused):
    """A relation that leads somewhere would lead back to where it began; `way` has the ids, the first one twice."""

    def __init__(self, relation: str, way: list[int]) -> None:
        label = Relation(relation).label
        super().__init__(f"That would go in a circle: {f' {label} '.join(f'C-{pk}' for pk in way)}.")
        self.way = way


class CrossReferenceQuerySet(models.QuerySet["CrossReference"]):
    """Sets of cross-references."""

    def active(self) -> Self:
        """Those not withdrawn."""
        return self.filter(withdrawn_reason="")

    def way(self, relation: str, start: int, goal: int) -> list[int]:
        """The claims by which an acyclic relation leads from one to another, both ends included; else nothing."""
        came: dict[int, int] = {start: start}
        ends = [start] if relation in ACYCLIC else []
        while ends and goal not in came:
            links = self.active().filter(relation=relation, from_claim__in=ends).order_by("-id")
            found = {to: by for by, to in links.values_list("from_claim", "to_claim") if to not in came}
            came |= found
            ends = list(found)
        return _traced(came, start, goal) if goal in came else []

    def between(self, first: Claim, relation: str, second: Claim) -> Self:
        """The one in force, if any."""
        first, second = in_order(first, relation, second)
        return self.active().filter(from_claim=first, relation=relation, to_claim=second).select_related("from_claim")

    def link(
        self,
        from_claim: Claim,
        relation: str,
        to_claim: Claim,
        *,
        rationale: str,
        by: User,
        evidence: "Evidence | None" = None,
    ) -> "CrossReference":
        """Relate two claims. A symmetric relation is stored once, from the older claim. Raises Circle,
        ValidationError.
        """
        by.must(Act.EDIT)
        from_claim, to_claim = in_order(from_claim, relation, to_claim)
        row = CrossReference(from_claim=from_claim, relation=relation, to_claim=to_claim, rationale=rationale)
        row.full_clean()
        if back := self.way(relation, to_claim.pk, from_claim.pk):
            raise Circle(relation, [from_claim.pk, *back])
        with changeset(by, "Cross-reference"):
            row.save(force_insert=True)
            if evidence:
                evidence.cross_reference = row
                evidence.add(by=by)
        return row


def in_order(first: Claim, relation: str, second: Claim) -> tuple[Claim, Claim]:
    """As they are stored: a relation that holds both ways from the older claim."""
    return (second, first) if relation in SYMMETRIC and first.pk > second.pk else (first, second)


def _traced(came: dict[int, int], start: int, goal: int) -> list[int]:
    way = [goal]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way[::-1]


@choices_held
@track()
class CrossReference(Versioned):
    """From one claim to another. Withdrawn rather than deleted."""

    from_claim = models.ForeignKey(Claim, models.PROTECT, related_name="references")
    to_claim = models.ForeignKey(Claim, models.PROTECT, related_name="referenced")
    relation = models.CharField(max_length=14, choices=Relation)
    rationale = models.TextField()
    withdrawn_reason = models.TextField(blank=True, editable=False)

    objects = CrossReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["relation", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_claim=F("to_claim")),
                name="reference_not_to_itself",
                violation_error_message="A claim has no cross-reference to itself.",
            ),
            models.CheckConstraint(
                condition=~Q(relation__in=SYMMETRIC) | Q(from_claim__lt=F("to_claim")),
                name="reference_symmetric_once",
                violation_error_message="This relation holds both ways and is stored from the older claim.",
            ),
            models.UniqueConstraint(
                fields=["from_claim", "to_claim", "relation"],
                condition=Q(withdrawn_reason=""),
                name="reference_active_once",
                violation_error_message="These claims have this cross-reference already.",
            ),
            models.CheckConstraint(
                condition=~Q(rationale=""), name="reference_has_rationale", violation_error_message="Say why."
            ),
        ]
        triggers: ClassVar = [
            *recount_triggers("SELECT from_claim_id FROM {rows} UNION SELECT to_claim_id FROM {rows}"),
            deferred(
                "no_circle",
                pgtrigger.Insert | pgtrigger.Update,
                "PERFORM claims_check_circle(NEW.id); RETURN NULL;",
            ),
        ]

    def __str__(self) -> str:
        return f"C-{self.from_claim_id} {self.get_relation_display()} C-{self.to_claim_id}"

    @property
    def standing_url(self) -> str:
        """Where it stands on the page of the claim it leads from."""
        return f"{self.from_claim.get_absolute_url()}#X-{self.pk}"

    def withdraw(self, *, reason: str, by: User) -> None:
        """Take the link off; it stays in the history with the reason."""
        by.must(Act.EDIT)
        with changeset(by, reason):
            CrossReference.objects.active().filter(pk=self.pk).update(withdrawn_reason=reason)
        self.refresh_from_db()
