"""What happened to what somebody follows, day by day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from claims.analysis.aspects import OUTLETS, STANDING
from claims.models import Attribution, Claim, Notice, Watch
from claims.models.notice import NoticeQuerySet
from claims.pages.claims import claim_url
from claims.pages.history import SITE
from claims.pages.paging import Page, keyset_page
from claims.pages.people import editors
from ledger.tracking import history_of
from ledger.written import Past
from sources.models import Article

SHORT = {
    Watch.Aspect.WORDING: "Wording",
    Watch.Aspect.FIGURES: "Figures",
    Watch.Aspect.DISPUTES: "Disputes, notes",
    Watch.Aspect.OUTLETS: "Reports",
    Watch.Aspect.LINKS: "Links",
}
STANDINGS = {
    Claim.Status.DRAFT: "Recorded",
    Claim.Status.PUBLISHED: "Published",
    Claim.Status.WITHDRAWN: "Withdrawn",
    Claim.Status.MERGED: "Merged",
}


@dataclass(frozen=True)
class Item:
    """One thing that happened to one claim. `outlets` are those whose reports are new; `diff` leads to what changed,
    blank where there was nothing before; `because` is what of it one follows.
    """

    number: int
    at: datetime
    claim: Claim
    url: str
    what: list[str]
    outlets: list[str]
    reason: str
    actor: str
    diff: str
    because: list[Watch]
    unread: bool


@dataclass(frozen=True)
class FollowPage:
    """`upto` is the newest changeset shown; `watch` the one whose notices alone are shown, if any."""

    days: list[tuple[date, list[Item]]]
    page: Page[Item]
    watches: list[Watch]
    watch: Watch | None
    upto: int
    unread: int


def follow_page(user: User, query: QueryDict) -> FollowPage:
    """One page of the list and all that somebody follows. Constant queries. Raises BadCursor."""
    watches = list(Watch.objects.of(user))
    watch = next((one for one in watches if str(one.pk) == query.get("watch")), None)
    rows = Notice.objects.of(user)
    rows = rows.filter(watch=watch) if watch else rows
    keys = ("changeset__number", "claim_id")
    page = keyset_page(rows.things(), *keys, after=query.get("after", ""), before=query.get("before", ""))
    found = items(page.rows, Notice.objects.of(user), drafts=user.may(Act.READ_DRAFTS))
    return FollowPage(
        days=[(day, list(group)) for day, group in groupby(found, key=lambda item: item.at.date())],
        page=replace(page, query=f"watch={watch.pk}" if watch else ""),
        watches=watches,
        watch=watch,
        upto=found[0].number if found else 0,
        unread=sum(item.unread for item in found),
    )


def items(notices: Iterable[Notice], among: NoticeQuerySet, *, drafts: bool) -> list[Item]:
    """In the same order, each with its twins among these; for somebody who may read drafts or not. Constant queries."""
    things = list(notices)
    names = editors(notice.changeset.actor_id for notice in things)
    facts = Facts(drafts, _twins(things, among), _standing(things), _new_outlets(things), names)
    return [facts.item(notice) for notice in things]


@dataclass(frozen=True)
class Facts:
    """What the items of a page are made of, by changeset and claim."""

    drafts: bool
    twins: dict[Any, list[Notice]]
    standing: Past
    outlets: dict[Any, list[str]]
    names: dict[int | None, str]

    def item(self, notice: Notice) -> Item:
        """What this notice and its twins tell."""
        act, key = notice.changeset, (notice.changeset_id, notice.claim_id)
        twins, number = self.twins[key], act.number or 0
        told = {aspect for twin in twins for aspect in twin.aspects}
        return Item(
            number=number,
            at=act.sealed_at or act.opened_at,
            claim=notice.claim,
            url=claim_url(notice.claim),
            what=self._what(told, notice.claim_id, number),
            outlets=self.outlets[key] if OUTLETS in told else [],
            reason=act.reason,
            actor=self.names.get(act.actor_id, SITE),
            diff=self._diff(notice.claim_id, number),
            because=[twin.watch for twin in twins],
            unread=any(twin.read_at is None for twin in twins),
        )

    def _what(self, told: set[str], claim: int, number: int) -> list[str]:
        before, after = (self.standing.at(claim, at) for at in (number - 1, number))
        standing = STANDINGS[after["status"]] if after and after != before else "Topics"
        return [standing] * (STANDING in told) + [short for aspect, short in SHORT.items() if aspect in told]

    def _diff(self, claim: int, number: int) -> str:
        """Blank where this person may not read what was before."""
        before = self.standing.at(claim, number - 1)
        seen = before and (before["status"] != Claim.Status.DRAFT or self.drafts)
        return reverse("claim-diff", args=[claim, number - 1, number]) if seen else ""


def _twins(things: list[Notice], among: NoticeQuerySet) -> dict[Any, list[Notice]]:
    """By what happened, all that told it."""
    same = among.filter(
        changeset__in={notice.changeset_id for notice in things}, claim__in={notice.claim_id for notice in things}
    )
    found: dict[Any, list[Notice]] = defaultdict(list)
    for notice in same.select_related("watch__claim", "watch__topic", "watch__outlet").order_by("watch"):
        found[notice.changeset_id, notice.claim_id].append(notice)
    return found


def _standing(things: list[Notice]) -> Past:
    """The status of the claims as of any changeset."""
    claims = {notice.claim_id for notice in things}
    rows = history_of(Claim).objects.filter(pgh_obj_id__in=claims, pgh_changeset__number__isnull=False)
    return Past(rows, ["status"])


def _new_outlets(things: list[Notice]) -> dict[Any, list[str]]:
    """By changeset and claim, the outlets of which it recorded a report."""
    made = history_of(Attribution).objects.filter(
        pgh_label="insert",
        pgh_changeset__in={notice.changeset_id for notice in things},
        claim__in={notice.claim_id for notice in things},
    )
    rows = list(made.order_by("pgh_id").values_list("pgh_changeset_id", "claim_id", "article_id"))
    articles = Article.objects.filter(pk__in={article for _, _, article in rows}, outlet__isnull=False)
    names = dict(articles.values_list("pk", "outlet__name"))
    found: dict[Any, list[str]] = defaultdict(list)
    for act, claim, article in rows:
        if article in names and names[article] not in found[act, claim]:
            found[act, claim].append(names[article])
    return found
