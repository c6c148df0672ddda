"""What closing a dispute does to the contest status of claims."""

from dataclasses import dataclass

from claims.models import Attribution, Claim, ClaimCounts, Dispute

DISPUTED, UPHELD, UNDISPUTED = "disputed", "upheld against", "undisputed"


@dataclass(frozen=True)
class Effect:
    """Contest status of a claim: now, if the dispute is upheld, in whole or part, and if it is not."""

    claim_id: int
    now: str
    upheld: str
    rejected: str


def concerned(dispute: Dispute) -> list[Claim]:
    """The claims that a dispute is about: two for a cross-reference."""
    target = dispute.target
    if isinstance(target, Claim):
        return [target]
    return [target.claim] if isinstance(target, Attribution) else [target.from_claim, target.to_claim]


def effects(dispute: Dispute) -> list[Effect]:
    """For each claim, in the order of the cross-reference; none for a dispute that is closed. One query."""
    if not dispute.is_open:
        return []
    rows = ClaimCounts.objects.filter(claim__in=concerned(dispute)).order_by("claim_id")
    return [_effect(row) for row in rows]


def _effect(counts: ClaimCounts) -> Effect:
    others = counts.disputes_open > 1
    before = UPHELD if counts.disputes_upheld else UNDISPUTED
    return Effect(counts.claim_id, DISPUTED, DISPUTED if others else UPHELD, DISPUTED if others else before)
