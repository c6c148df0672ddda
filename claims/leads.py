"""From every row that a changeset wrote to the claims it touches, as things stood then."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.db.models import Q

from claims.analysis.aspects import FIELDS, LINKS, OUTLETS, STANDING, aspects_of
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
from ledger.written import Values, Window, Write

# The columns that lead on, and to which kind of row; `id` where the row itself comes first.
POINTS: dict[type[models.Model], dict[str, str]] = {
    Claim: {"id": "claim"},
    Attribution: {"id": "attribution"},
    Assessment: {"id": "assessment"},
    CrossReference: {"id": "crossreference"},
    ClaimTopic: {"claim_id": "claim"},
    AttributionPassage: {"attribution_id": "attribution"},
    Mark: {"attribution_id": "attribution"},
    AttributionLink: {"attribution_id": "attribution"},
    Dispute: {"claim_id": "claim", "attribution_id": "attribution", "cross_reference_id": "crossreference"},
    Position: {"dispute_id": "dispute"},
    DisputeEvent: {"dispute_id": "dispute"},
    Evidence: {"dispute_id": "dispute", "cross_reference_id": "crossreference", "assessment_id": "assessment"},
    Annotation: {"claim_id": "claim", "attribution_id": "attribution", "passage_id": "passage"},
}
PARTS = (AttributionPassage, Mark, AttributionLink)
IN_FORCE = (Assessment.State.CURRENT, Assessment.State.REPLACED)


@dataclass(frozen=True)
class Lead:
    """To a claim or, for now, to the row `pk` of a `kind` that leads there.

    `readers`: whether it is public by itself. `article`: whose report it is of. `other`: another claim that it shows,
    so that nobody hears of it who may not read that.
    """

    act: int
    number: int
    aspects: frozenset[str]
    kind: str
    pk: int
    readers: bool = True
    article: int | None = None
    other: int | None = None

    def to(self, kind: str, pk: int, **more: Any) -> "Lead":
        """One step nearer."""
        return replace(self, kind=kind, pk=pk, **more)


def leads(window: Window) -> list[Lead]:
    """All of them, followed to their claims. Constant queries."""
    if not window.acts:
        return []
    written = {model: window.writes(model, *_fields(model)) for model in POINTS}
    # What came or went with its report is part of that.
    whole = {(write.number, write.pk) for write in written[Attribution] if write.changed is None}
    found = [
        lead
        for model, writes in written.items()
        for write in writes
        for lead in _begun(model, write)
        if model not in PARTS or (lead.number, lead.pk) not in whole
    ]
    found += _moved(written[Attribution])
    found += _shown([write for write in written[Claim] if "status" in (write.changed or ())])
    return _followed(window, found)


def _fields(model: type[models.Model]) -> list[str]:
    wanted = [*POINTS[model], *FIELDS.get(str(model._meta.model_name), ())]
    return [*wanted, "visibility"] if model is Annotation else wanted


def _begun(model: type[models.Model], write: Write) -> Iterator[Lead]:
    """Where a row that was written leads; nowhere when nothing was that anybody follows."""
    aspects = aspects_of(str(model._meta.model_name), write.changed)
    readers = write.row.get("visibility") in (None, Annotation.Visibility.PUBLIC)
    for column, kind in POINTS[model].items():
        if aspects and (pk := write.row[column]):
            said = frozenset([LINKS]) if (model, kind) == (Evidence, "crossreference") else aspects
            yield Lead(write.act, write.number, said, kind, pk, readers)


def _moved(reports: Iterable[Write]) -> Iterator[Lead]:
    """The claims that lost a report to another."""
    for write in reports:
        if write.before and "claim_id" in (write.changed or ()):
            claim, article = write.before["claim_id"], write.before["article_id"]
            yield Lead(write.act, write.number, frozenset([OUTLETS]), "claim", claim, article=article)


def _shown(claims: list[Write]) -> Iterator[Lead]:
    """Published, withdrawn or merged, a claim shows or takes along its reports, and its links at their other end."""
    by_claim = {write.pk: write for write in claims}
    reports = Attribution.objects.standing().filter(claim__in=by_claim)
    for claim, article in reports.values_list("claim", "article"):
        yield _along(by_claim[claim], STANDING, claim, article=article)
    links = CrossReference.objects.active().filter(Q(from_claim__in=by_claim) | Q(to_claim__in=by_claim))
    for ends in links.values_list("from_claim", "to_claim"):
        for one, other in (ends, ends[::-1]):
            if one in by_claim:
                yield _along(by_claim[one], LINKS, other, other=one)


def _along(write: Write, aspect: str, claim: int, **more: Any) -> Lead:
    return Lead(write.act, write.number, frozenset([aspect]), "claim", claim, **more)


def _followed(window: Window, found: list[Lead]) -> list[Lead]:
    """To claims, by way of what stands between."""
    for model, (fields, onward) in STEPS.items():
        kind = str(model._meta.model_name)
        past = window.past(model, {lead.pk for lead in found if lead.kind == kind}, *fields)
        ways = [(lead, past.last(lead.pk, lead.number)) for lead in found if lead.kind == kind]
        found = [lead for lead in found if lead.kind != kind]
        found += [further for lead, row in ways if row for further in onward(lead, row)]
        if model is Dispute:
            found = list(_from_passages(found))
    return found


def _from_passages(found: list[Lead]) -> Iterator[Lead]:
    """To the reports that rest on these words."""
    passages = {lead.pk for lead in found if lead.kind == "passage"}
    uses = list(AttributionPassage.objects.filter(passage__in=passages).values_list("passage", "attribution"))
    for lead in found:
        if lead.kind != "passage":
            yield lead
        yield from (
            lead.to("attribution", report) for words, report in uses if (lead.kind, lead.pk) == ("passage", words)
        )


def _target(lead: Lead, row: Values) -> Iterator[Lead]:
    return (lead.to(kind, row[column]) for column, kind in POINTS[Dispute].items() if row[column])


def _assessed(lead: Lead, row: Values) -> Iterator[Lead]:
    """Readers hear of no view that nobody approved."""
    yield lead.to("claim", row["claim_id"], readers=lead.readers and row["state"] in IN_FORCE)


def _ends(lead: Lead, row: Values) -> Iterator[Lead]:
    ends = (row["from_claim_id"], row["to_claim_id"])
    return (lead.to("claim", one, other=other) for one, other in (ends, ends[::-1]))


def _report(lead: Lead, row: Values) -> Iterator[Lead]:
    yield lead.to("claim", row["claim_id"], article=row["article_id"])


type Step = Callable[[Lead, Values], Iterator[Lead]]

# In this order: a dispute may be on a report or a link, a note's words belong to reports.
STEPS: dict[type[models.Model], tuple[tuple[str, ...], Step]] = {
    Dispute: (tuple(POINTS[Dispute]), _target),
    Assessment: (("claim_id", "state"), _assessed),
    CrossReference: (("from_claim_id", "to_claim_id"), _ends),
    Attribution: (("claim_id", "article_id"), _report),
}
