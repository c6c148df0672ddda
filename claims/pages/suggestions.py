"""Passages of a text that wait for an editor, with their parsed parts: suggestions, public nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.urls import reverse

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.models import Claim, Mark, Proposal
from claims.models.quantity import value_in_words
from sources.anchoring import Span, find
from sources.models import Article, Snapshot

KINDS = {
    "figure": "Figure",
    "quotation": "Quotation",
    "reported": "Reported speech",
    "superlative": "Superlative",
    "dated": "Dated",
}


@dataclass(frozen=True)
class Near:
    """A claim on record that the passage may state. `differs`: its value and that of the passage, where they differ."""

    claim: Claim
    states: bool
    words: int
    differs: tuple[str, str] | None


@dataclass(frozen=True)
class Suggestion:
    """``text[start:end]`` of the text shown, in code points. `parts`: name and words of each part that was read.

    `whole`: it is published as it stands when it is accepted. The addresses lead to the forms with its words.
    """

    id: int
    start: int
    end: int
    kind: str
    statement: str
    parts: list[tuple[str, str]]
    whole: bool
    near: Near | None
    new_url: str
    link_url: str
    token: UUID = field(default_factory=uuid4)


def waiting_in(article: Article, user: Visitor, at: datetime) -> list[Proposal]:
    """What an editor is to decide on in an article's texts; nothing for anybody else. One query."""
    return list(Proposal.objects.for_article(article, at)) if may(user, Act.EDIT) else []


def suggestions(waiting: Iterable[Proposal], snapshot: Snapshot | None) -> list[Suggestion]:
    """Those whose words stand in the text that is shown, in its order."""
    if snapshot is None:
        return []
    placed = [(place, one) for one in waiting if (place := _place(one, snapshot))]
    return [_suggestion(one, place) for place, one in sorted(placed, key=lambda pair: (pair[0].start, pair[1].pk))]


def _place(one: Proposal, snapshot: Snapshot) -> Span | None:
    """Where it stands here, though it was read in another text of the article."""
    if one.snapshot_id == snapshot.pk:
        return one.span
    found = find(snapshot.text, one.payload.get("words", ""))
    return found[0] if len(found) == 1 else None


def _suggestion(one: Proposal, place: Span) -> Suggestion:
    told = one.payload
    new_url, link_url = (words_url(one, name) for name in ("claim-new", "claim-link"))
    return Suggestion(
        id=one.pk,
        start=place.start,
        end=place.end,
        kind=kind_of(told),
        statement=told.get("statement", ""),
        parts=[(name, words) for name, words in _parts(told) if words],
        whole=told.get("whole", True),
        near=near_of(one),
        new_url=new_url,
        link_url=link_url,
    )


def words_url(one: Proposal, name: str, *more: int) -> str:
    """Where something is done by hand with its words."""
    place = {"text": one.snapshot_id, "start": one.start, "end": one.end}
    figure = one.payload.get("figure")
    place |= {"suggestion": one.pk} if figure is None else {"figure": figure, "suggestion": one.pk}
    return f"{reverse(name, args=[one.article_id, *more])}?{urlencode(place)}"


def kind_of(told: dict[str, Any]) -> str:
    """What a reader of the payload would call it."""
    kinds = told.get("kinds") or [""]
    return next((KINDS[kind] for kind in kinds if kind in KINDS), str(kinds[0]).replace("_", " ").capitalize())


def near_of(one: Proposal) -> Near | None:
    """The claim on record that it may state, with what differs."""
    claim, match = one.near, one.payload.get("match", {})
    if claim is None:
        return None
    differs = (match["theirs"], match["ours"]) if match.get("theirs") else None
    return Near(claim, one.stated is not None, match.get("words", 0), differs)


def told_of(one: Proposal) -> str:
    """In one line: what kind it is, what was read of it, which claim it may state, and where it stands."""
    near = near_of(one)
    parts = [f"{name.lower()} {words}" for name, words in _parts(one.payload) if words]
    match = [f"{'states' if near.states else 'near'} C-{near.claim.pk}, words {near.words}% alike"] if near else []
    differs = [f"≠ value {near.differs[0]} there"] if near and near.differs else []
    return " · ".join([kind_of(one.payload), *parts, *match, *differs, str(one.article)])


def value_of(told: dict[str, Any]) -> str:
    """Its value in words, blank without one."""
    value = told.get("value")
    if not value:
        return ""
    return value_in_words(Decimal(value["low"]), Decimal(value["high"]), value["unit"], value["comparator"])


def _parts(told: dict[str, Any]) -> Iterable[tuple[str, str]]:
    yield "Value", value_of(told)
    yield "Of what", (told.get("value") or {}).get("denominator", "").removeprefix("of ")
    yield "Whose word", _speaker(told.get("speaker"))
    yield "Verb", told.get("cue", "")
    yield "When", ", ".join(dict.fromkeys(when["edtf"] or when["words"] for when in told.get("dates", ())))
    yield "First or most", ", ".join(told.get("superlatives", ()))
    for kind in (Mark.Kind.HEDGE, Mark.Kind.LOADED):
        yield str(kind.label), _marked(told.get("marks", ()), kind)


def _speaker(speaker: dict[str, Any] | None) -> str:
    """A guess is told with the words that it was guessed from."""
    if not speaker:
        return ""
    return f"{speaker['name']}? (“{speaker['words']}”)" if speaker["guess"] else str(speaker["name"])


def _marked(marks: Sequence[dict[str, Any]], kind: str) -> str:
    return ", ".join(dict.fromkeys(mark["words"] for mark in marks if mark["kind"] == kind))
