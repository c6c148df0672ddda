"""Pages of a claim's past."""

from dataclasses import dataclass
from typing import Any

from accounts.models import User, Visitor, may
from accounts.roles import Act
from claims.analysis.worddiff import Piece, worddiff
from claims.models import Claim, ClaimTopic, Topic
from claims.pages.account import Difference, differences, state
from claims.pages.changes import label, words
from claims.pages.claims import claim_url
from claims.pages.history import Revision, reached, revisions
from ledger.asof import Reader, as_of, is_sealed

# What going back puts back: how the claim is worded, not whether readers see it.
WORDING = (
    *("statement", "language", "kind", "occurred", "place", "finding", "measure", "verb"),
    *("low", "high", "unit", "comparator", "denominator"),
)


@dataclass(frozen=True)
class HistoryPage:
    """All revisions of a claim that this visitor may know of, newest first."""

    claim: Claim
    url: str
    revisions: list[Revision]
    may_edit: bool


@dataclass(frozen=True)
class Comparison:
    """What changed between two states; `after` is None where the later one is today's."""

    claim_id: int
    url: str
    statement: str
    before: Revision | None
    after: Revision | None
    to: int | None
    since: int
    differences: list[Difference]
    between: list[Revision]


@dataclass(frozen=True)
class Restored:
    """What a claim would say again, and how that differs from what it says."""

    number: int
    fields: dict[str, Any]
    topics: list[Topic]
    changes: list[tuple[str, list[Piece]]]

    def put_back(self, claim: Claim, *, by: User, reason: str) -> None:
        """Over the claim as it was read. Raises Stale."""
        claim.word(by=by, reason=reason, version=claim.version, topics=self.topics, **self.fields)


def history_page(claim: Claim, user: Visitor) -> HistoryPage:
    """Constant queries."""
    standing = claim.status in (Claim.Status.DRAFT, Claim.Status.PUBLISHED)
    return HistoryPage(claim, claim_url(claim), _known(claim.pk, user), standing and may(user, Act.EDIT))


def _known(claim: int, user: Visitor) -> list[Revision]:
    """Readers do not learn of the time before publication."""
    public = reached(claim, Claim.Status.PUBLISHED, Claim.Status.WITHDRAWN, Claim.Status.MERGED)
    desk = may(user, Act.READ_DRAFTS)
    return revisions(claim, since=0 if desk else public, desk=desk)


def comparison(claim: int, before: int, after: int | None, user: Visitor) -> Comparison | None:
    """None when there was no such claim then, or this visitor may not read one of the two states."""
    if not is_sealed(before) or (after is not None and not is_sealed(after)):
        return None
    old, new = state(Reader(before), claim, user), state(Reader(after), claim, user)
    if old is None or new is None:
        return None
    now = Claim.objects.get(pk=claim)
    known = _known(claim, user)
    between = [row for row in known if before < row.number and (after is None or row.number <= after)]
    return Comparison(
        claim_id=claim,
        url=claim_url(now),
        statement=now.statement,
        before=next((row for row in known if row.number <= before), None),
        after=next((row for row in known if after is None or row.number <= after), None),
        to=after,
        since=before,
        differences=differences(old, new),
        between=between,
    )


def restored(claim: Claim, number: int, user: Visitor) -> Restored | None:
    """The wording as of a changeset. None when there was no such claim then."""
    then = as_of(Claim, number, pk=claim.pk).first() if is_sealed(number) else None
    if then is None:
        return None
    topics = Topic.objects.filter(pk__in=[row.topic_id for row in as_of(ClaimTopic, number, claim_id=claim.pk)])
    pairs = ((name, words(Claim, name, claim), words(Claim, name, then)) for name in WORDING)
    changed = [(label(Claim, name), worddiff(now, old)) for name, now, old in pairs if now != old]
    return Restored(number, {name: getattr(then, name) for name in WORDING}, list(topics), changed)
