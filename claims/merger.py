"""What happens to all that stood on a claim when it is merged into another."""

from django.db.models import Q

from claims.models import Annotation, Attribution, Claim, ClaimCounts, ClaimTopic, CrossReference, Dispute
from claims.models.cross_reference import SYMMETRIC

# What the fuller record has and the other lacks is taken over; statement and value are those of the claim that stays.
TAKEN_OVER = ("finding", "occurred", "place", "verb", "denominator")


def fuller(one: Claim, other: Claim) -> Claim:
    """The one whose record holds more; of two alike, the older."""
    return max((one, other), key=lambda claim: (_weight(claim), -claim.pk))


def _weight(claim: Claim) -> int:
    counts = ClaimCounts.objects.get(pk=claim.pk)
    filled = sum(bool(getattr(claim, name)) for name in TAKEN_OVER)
    links = CrossReference.objects.active().filter(Q(from_claim=claim) | Q(to_claim=claim)).count()
    return 3 * counts.reports + 2 * (counts.disputes_open + counts.disputes_closed) + links + filled


def merge(claim: Claim, *, into: Claim, reason: str) -> None:
    """Move reports, disputes, notes, topics and cross-references, within an open changeset."""
    Attribution.objects.filter(claim=claim).update(claim=into)
    Dispute.objects.filter(claim=claim).update(claim=into)
    Annotation.objects.filter(claim=claim).update(claim=into)
    held = into.claim_topics.values_list("topic", flat=True)
    ClaimTopic.objects.filter(claim=claim).exclude(topic__in=list(held)).update(claim=into)
    missing = {n: getattr(claim, n) for n in TAKEN_OVER if getattr(claim, n) and not getattr(into, n)}
    if missing:
        Claim.objects.filter(pk=into.pk).update(**missing)
    for link in CrossReference.objects.active().filter(Q(from_claim=claim) | Q(to_claim=claim)):
        _relink(link, claim, into, reason)


def _relink(link: CrossReference, claim: Claim, into: Claim, reason: str) -> None:
    """To the claim that stays; withdrawn where that has the same link already, or would be linked to itself."""
    ends = [into.pk if pk == claim.pk else pk for pk in (link.from_claim_id, link.to_claim_id)]
    if link.relation in SYMMETRIC:
        ends.sort()
    there = CrossReference.objects.active().filter(from_claim=ends[0], to_claim=ends[1], relation=link.relation)
    if ends[0] == ends[1] or there.exists():
        fields: dict[str, object] = {"withdrawn_reason": f"Merged: {reason}"}
    else:
        fields = {"from_claim": ends[0], "to_claim": ends[1]}
    CrossReference.objects.filter(pk=link.pk).update(**fields)
