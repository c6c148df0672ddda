"""Which changesets made a claim's page what it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import Lag

from claims.models import (
    Annotation,
    Assessment,
    Attribution,
    AttributionLink,
    AttributionPassage,
    Claim,
    ClaimTopic,
    CrossReference,
    Dispute,
    DisputeEvent,
    Evidence,
    Mark,
    Position,
)
from claims.pages.people import editors
from ledger.models import Changeset
from ledger.tracking import history_of
from sources.models import PassageCheck
from sources.models.passage_check import UNCHANGED


@dataclass(frozen=True)
class Revision:
    """One changeset of the claim's page; `number` is the changeset's, `revision` counts from 1 within the claim."""

    number: int
    revision: int
    at: datetime
    actor: str
    reason: str
    url: str


SITE = "Claimline"


def past_url(claim: int, number: int) -> str:
    """The claim as of a changeset: the address to cite."""
    return f"/c/{claim}@{number}"


def _touching(model: type, condition: Q) -> QuerySet[Any]:
    return history_of(model).objects.filter(condition).order_by().values("pgh_changeset_id")


def _past(model: type, **filters: Any) -> QuerySet[Any]:
    """Ids of the objects that ever matched."""
    return history_of(model).objects.filter(**filters).order_by().values("pgh_obj_id")


def _references(claim: int, desk: bool) -> QuerySet[Any]:
    """History of links with other claims; for readers not of those with a draft."""
    drafts = Q(from_claim__status=Claim.Status.DRAFT) | Q(to_claim__status=Claim.Status.DRAFT)
    shown = CrossReference.objects.exclude(drafts).values("pk")
    rows = history_of(CrossReference).objects.filter(Q(from_claim_id=claim) | Q(to_claim_id=claim)).order_by()
    return rows if desk else rows.filter(pgh_obj_id__in=shown)


def _ends(claim: int, references: QuerySet[Any]) -> QuerySet[Any]:
    """History of the claims linked with it, where one was published, withdrawn, merged or back while it was linked:
    the page shows a link, or its other end, otherwise since.
    """
    rows = history_of(Claim).objects.order_by()
    linked = Q(pgh_obj_id__in=references.values("from_claim_id")) | Q(pgh_obj_id__in=references.values("to_claim_id"))
    before = Window(Lag("status"), partition_by="pgh_obj_id", order_by="pgh_id")
    changed = rows.filter(linked).exclude(pgh_obj_id=claim).annotate(was=before).exclude(was=F("status"))
    end = Q(from_claim_id=OuterRef("pgh_obj_id")) | Q(to_claim_id=OuterRef("pgh_obj_id"))
    earlier = references.filter(end, pgh_changeset__number__lt=OuterRef("pgh_changeset__number"))
    taken_off = Exists(earlier.exclude(withdrawn_reason=""))
    return rows.filter(Exists(earlier), ~taken_off, pgh_id__in=changed.values("pgh_id"))


def _assessments(claim: int, desk: bool) -> QuerySet[Any]:
    """Ids of the assessments; for readers not of those that nobody approved."""
    past = _past(Assessment, claim_id=claim)
    return past if desk else past.filter(state__in=[Assessment.State.CURRENT, Assessment.State.REPLACED])


def changesets_of(claim: int, *, desk: bool = True) -> QuerySet[Changeset]:
    """Every sealed changeset that touched the claim, its reports, disputes, links and whether these are shown, public
    notes or assessments; without `desk`, only those that readers may know of now.
    """
    reports = _past(Attribution, claim_id=claim)
    references, assessed = _references(claim, desk), _assessments(claim, desk)
    linked = references.values("pgh_obj_id")
    on_it = Q(claim_id=claim) | Q(attribution_id__in=reports)
    words = history_of(AttributionPassage).objects.filter(attribution_id__in=reports).order_by().values("passage_id")
    disputes = history_of(Dispute).objects.filter(on_it | Q(cross_reference_id__in=linked)).order_by()
    disputed = disputes.values("pgh_obj_id")
    brought = Q(dispute_id__in=disputed) | Q(cross_reference_id__in=linked) | Q(assessment_id__in=assessed)
    parts = [
        _touching(Claim, Q(pgh_obj_id=claim)),
        *(_touching(model, Q(claim_id=claim)) for model in (ClaimTopic, Attribution)),
        _touching(Assessment, Q(pgh_obj_id__in=assessed)),
        *(_touching(m, Q(attribution_id__in=reports)) for m in (AttributionPassage, Mark, AttributionLink)),
        references.values("pgh_changeset_id"),
        _ends(claim, references).values("pgh_changeset_id"),
        disputes.values("pgh_changeset_id"),
        *(_touching(model, Q(dispute_id__in=disputed)) for model in (Position, DisputeEvent)),
        _touching(Evidence, brought),
        _touching(PassageCheck, Q(passage_id__in=words) & ~Q(state__in=UNCHANGED)),
        _touching(Annotation, (on_it | Q(passage_id__in=words)) & Q(visibility=Annotation.Visibility.PUBLIC)),
    ]
    touched = parts[0].union(*parts[1:])
    return Changeset.objects.filter(pk__in=touched, number__isnull=False).order_by("-number")


def revisions(claim: int, at: int | None = None, *, since: int = 0, desk: bool = True) -> list[Revision]:
    """The revisions of a claim from changeset `since` up to `at`, newest first. Three queries at most.

    They are counted from the very first, also where readers may not know of one, so that editors and readers speak of
    the same number and it never changes.
    """
    found = changesets_of(claim)
    rows: list[Any] = list(found.filter(number__lte=at) if at is not None else found)
    known = {row.pk for row in rows} if desk else {*changesets_of(claim, desk=False).values_list("pk", flat=True)}
    names = editors(row.actor_id for row in rows)
    return [
        Revision(
            number=row.number,
            revision=len(rows) - index,
            at=row.sealed_at,
            actor=names.get(row.actor_id, SITE),
            reason=row.reason,
            url=past_url(claim, row.number),
        )
        for index, row in enumerate(rows)
        if row.number >= since and row.pk in known
    ]


def reached(claim: int, *statuses: str) -> int:
    """The changeset in which the claim first had one of these statuses; 0 when it never had."""
    past = history_of(Claim).objects.filter(pgh_obj_id=claim, status__in=statuses, pgh_changeset__number__isnull=False)
    first = past.order_by("pgh_changeset__number").values_list("pgh_changeset__number", flat=True).first()
    return first or 0
