"""Claims to choose another one from."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from claims.models import Claim
from claims.pages.claims import ClaimRef, claim_refs
from ledger.asof import Reader

MOST = 12


@dataclass(frozen=True)
class Choices:
    """Those found for `words`; `chosen` stands before them, whatever the words. `more`: there are others."""

    words: str
    chosen: ClaimRef | None
    found: list[ClaimRef]
    more: bool


def choices(words: str, chosen: str, claim: Claim, user: User) -> Choices:
    """Standing claims other than `claim`, for somebody who is still typing. Constant queries."""
    others = Claim.objects.standing().visible_to(user).exclude(pk=claim.pk)
    picked = int(chosen) if chosen.isdecimal() and len(chosen) < 10 else 0
    ids = list(others.typed(words).exclude(pk=picked).order_by("-id").values_list("pk", flat=True)[: MOST + 1])
    picks = list(others.filter(pk=picked).values_list("pk", flat=True))
    refs = claim_refs(Reader(), [*ids, *picks], user)
    return Choices(words, refs.get(picked), _in_order(ids[:MOST], refs), len(ids) > MOST)


def _in_order(ids: Iterable[int], refs: dict[int, ClaimRef]) -> list[ClaimRef]:
    return [refs[pk] for pk in ids if pk in refs]
