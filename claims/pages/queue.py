"""What waits at the desk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from textwrap import shorten
from typing import Any
from uuid import UUID, uuid4

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from accounts.models import User
from claims.bulk import BULK, key_of
from claims.models import (
    Annotation,
    Assessment,
    CheckedPassage,
    Claim,
    Dispute,
    Look,
    Motion,
    Proposal,
    SameText,
    Tip,
)
from claims.models.dispute_set import DisputeQuerySet
from claims.pages.suggestions import told_of, words_url

SHOWN = 8  # of each kind, where all kinds are shown
MOST = 100  # of one kind
TITLE = 160  # characters of a suggestion
COUNTED = 1000  # beyond that, more than enough


@dataclass(frozen=True)
class Button:
    """What can be done at once. `key` is the key that does it; a `form` needs no more than a press."""

    label: str
    url: str
    key: str = ""
    form: bool = False
    token: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Item:
    """One thing that waits. `key` names it in a bulk act."""

    key: str
    title: str
    url: str
    about: str
    at: datetime | None
    assignee: str
    due: date | None
    overdue: bool
    note: str
    buttons: list[Button]
    language: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of thing that waits. `rows` are all of it, with what an item says; `item` makes one of a row. `order`:
    what comes first among those that are not due.
    """

    slug: str
    label: str
    empty: str
    rows: Callable[[datetime], QuerySet[Any]]
    item: Callable[[Any], dict[str, Any]]
    order: tuple[str, ...] = ("pk",)


@dataclass(frozen=True)
class Section:
    """A kind with those that are shown of it; `count` is at most COUNTED + 1."""

    kind: Kind
    count: int
    items: list[Item]

    @property
    def more(self) -> bool:
        """Whether there are more than are shown."""
        return self.count > len(self.items)


@dataclass(frozen=True)
class Queue:
    """The sections shown; for the tabs, how many wait of every kind, and whether it is the one shown. `acts`: name and
    label of what can be done to many of those shown; none where none is shown.
    """

    sections: list[Section]
    tabs: list[tuple[Kind, int, bool]]
    total: int
    acts: list[tuple[str, str]]


def _draft(claim: Claim) -> dict[str, Any]:
    publish = Button("Publish", reverse("claim-publish", args=[claim.pk]), "y", form=not claim.publish_at)
    until = f"Not before {claim.publish_at:%-d %b %Y, %H:%M} UTC" if claim.publish_at else claim.get_kind_display()
    return {
        "title": claim.statement,
        "language": claim.language,
        "about": until,
        "at": None,
        "buttons": [publish, Button("Edit", reverse("claim-edit", args=[claim.pk]))],
    }


def _motion(row: Motion | Assessment) -> dict[str, Any]:
    kind = str(row._meta.model_name)
    approve = Button("Approve", reverse(f"{kind}-approve", args=[row.pk]), "y", form=True)
    decline = Button("Decline…", reverse(f"{kind}-decline", args=[row.pk]), "r")
    about = f"Proposed by {row.proposed_by}"
    return {"title": str(row), "about": about, "at": row.proposed_at, "buttons": [approve, decline]}


def _dispute(row: Dispute) -> dict[str, Any]:
    about = f"{row.get_ground_display()}, {row.get_state_display().lower()}, opened by {row.opened_by}"
    return {"title": row.statement, "about": about, "at": row.opened_at, "buttons": []}


def _note(row: Annotation) -> dict[str, Any]:
    about = f"{row.get_motivation_display()} by {row.author}"
    return {"title": str(row), "about": about, "at": row.created_at, "buttons": []}


def _tip(row: Tip) -> dict[str, Any]:
    about = f"{row.get_kind_display()}, on {row.target}"
    return {"title": row.text[:200], "about": about, "at": row.sent_at, "buttons": []}


def _look(row: Look) -> dict[str, Any]:
    confirm = Button("Confirm", reverse("look-confirm", args=[row.pk]), "y", form=True)
    return {"title": str(row), "about": str(row.claim), "at": row.raised_at, "buttons": [confirm]}


def _suggestion(row: Proposal) -> dict[str, Any]:
    doing = {name: f"{reverse(f'suggestion-{name}', args=[row.pk])}?desk" for name in ("accept", "reject", "later")}
    edit = Button("Edit and accept", words_url(row, "claim-new"), "" if row.is_whole else "y")
    of_claim = f"Accept as report of C-{row.claim_id}" if row.stated else "Accept"
    accept = [Button(of_claim, doing["accept"], "y", form=True)] if row.is_whole else []
    other = Button("Other claim", words_url(row, "claim-link"), "l")
    more = [other, Button("Reject…", doing["reject"], "r"), Button("Later", doing["later"], "s", form=True)]
    return {
        "title": shorten(row.payload.get("statement") or str(row), TITLE, placeholder=" …"),
        "language": row.article.language if row.article else "",
        "about": told_of(row),
        "at": row.created_at,
        "buttons": [*accept, edit, *more],
    }


def _changed(row: CheckedPassage) -> dict[str, Any]:
    article, decide = row.snapshot.article, Button("Decide…", row.get_absolute_url(), "y")
    about = f"{row.get_state_display()} in {article}"
    shown = {"title": row.passage.exact, "language": article.language}
    return {**shown, "about": about, "at": row.checked_at, "buttons": [decide]}


def _same_text(row: SameText) -> dict[str, Any]:
    article, decide = row.article, Button("Decide…", row.get_absolute_url(), "y")
    outlets = " and ".join(str(one.outlet or "outlet not stated") for one in (article, row.other))
    about = f"{row.get_kind_display()}, {row.words} words ({row.percent} %): {outlets}"
    shown = {"title": str(article), "language": article.language}
    return {**shown, "about": about, "at": row.found_at, "buttons": [decide]}


def _disputes() -> DisputeQuerySet:
    return Dispute.objects.for_page().select_related("opened_by")


KINDS = (
    Kind("drafts", "Drafts", "No draft waits.", lambda _: Claim.objects.for_queue(), _draft),
    Kind(
        "suggestions",
        "Suggestions",
        "No suggested passage waits.",
        Proposal.objects.for_queue,
        _suggestion,
        ("-score", "pk"),
    ),
    Kind("motions", "Approvals", "Nothing waits for approval.", lambda _: Motion.objects.waiting().for_page(), _motion),
    Kind(
        "assessments",
        "Assessments",
        "No assessment waits for approval.",
        lambda _: Assessment.objects.waiting().for_page(),
        _motion,
    ),
    Kind("disputes", "Disputes", "No dispute waits for a ruling.", lambda _: _disputes().awaiting_ruling(), _dispute),
    Kind("said", "Dispute replies", "Nothing said in a dispute waits.", lambda _: _disputes().replied(), _dispute),
    Kind("replies", "Replies", "No note asks for an answer.", lambda _: Annotation.objects.for_queue(), _note),
    Kind("tips", "Readers’ tips", "No tip waits.", lambda _: Tip.objects.waiting().for_page(), _tip),
    Kind("altered", "Passages altered", "None waits.", lambda _: CheckedPassage.objects.for_queue(), _changed),
    Kind("same", "Same text", "No two articles wait.", lambda _: SameText.objects.for_queue(), _same_text),
    Kind("looks", "Another look", "Nothing needs another look.", lambda _: Look.objects.for_queue(), _look),
)


def queue(user: User, *, at: datetime, kind: str, whose: str) -> Queue:
    """All kinds, a few of each, or one `kind`. Constant queries.

    `whose`: ``open`` (mine and nobody's), ``mine``, ``all``, or a username.
    """
    waiting = {k.slug: _of(k, at, user, whose) for k in KINDS}
    counts = {slug: rows[: COUNTED + 1].count() for slug, rows in waiting.items()}
    shown = [k for k in KINDS if k.slug == kind] or [k for k in KINDS if counts[k.slug]]
    most = MOST if kind else SHOWN
    sections = [Section(k, counts[k.slug], [_item(k, row, at.date()) for row in waiting[k.slug][:most]]) for k in shown]
    there = {waiting[k.slug].model for k in shown if counts[k.slug]}
    acts = [(name, doing.label) for name, doing in BULK.items() if there.intersection(doing.to or there)]
    return Queue(sections, [(k, counts[k.slug], k.slug == kind) for k in KINDS], sum(counts.values()), acts)


def _of(kind: Kind, at: datetime, user: User, whose: str) -> QuerySet[Any]:
    """Those that are due first."""
    rows = kind.rows(at).select_related("assignment__assignee")
    if whose == "open":
        rows = rows.filter(Q(assignment__assignee=user) | Q(assignment__assignee=None))
    elif whose == "mine":
        rows = rows.filter(assignment__assignee=user)
    elif whose != "all":
        rows = rows.filter(assignment__assignee__username=whose)
    return rows.order_by(F("assignment__due").asc(nulls_last=True), *kind.order)


def _item(kind: Kind, row: Any, today: date) -> Item:
    given = getattr(row, "assignment", None)
    due = given.due if given else None
    return Item(
        key=key_of(row),
        url=row.get_absolute_url(),
        assignee=str(given.assignee) if given and given.assignee else "",
        due=due,
        overdue=due is not None and due < today,
        note=given.note if given else "",
        **kind.item(row),
    )
