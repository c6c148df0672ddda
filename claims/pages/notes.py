"""Editors' notes on claims, reports and passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.models import User, Visitor, may
from accounts.roles import Act
from claims.models import Annotation
from claims.pages.claims import ClaimRef, claim_refs
from claims.pages.markdown import as_html
from claims.pages.note_versions import NoteVersion, note_versions
from claims.pages.people import editors
from claims.pages.sources import ArticleRef, PassageRef, articles, passages
from ledger.asof import Reader


@dataclass(frozen=True)
class Note:
    """A note and the words it is on; `quote` is somebody else's."""

    id: int
    url: str
    motivation: str
    body: SafeString
    author: str
    created_at: datetime
    editors_only: bool
    resolved: bool
    claim_id: int | None
    attribution_id: int | None
    passage_id: int | None
    quote: str
    source: str
    source_url: str
    language: str
    replies: "list[Note]"
    changeable: bool


def notes(
    reader: Reader, user: Visitor, *, claims: Iterable[int] = (), reports: Iterable[int] = (), words: Iterable[int] = ()
) -> list[Note]:
    """Notes on any of these, replies under what they answer, oldest first."""
    rows = {
        row.id: row
        for target, ids in (("claim_id", claims), ("attribution_id", reports), ("passage_id", words))
        for row in _seen(reader, user, **{f"{target}__in": list(ids)})
    }
    ordered = [rows[pk] for pk in sorted(rows)]
    made = _made(reader, ordered, user)
    return [made[row.id] for row in ordered if row.reply_to_id not in rows]


def _seen(reader: Reader, user: Visitor, **on: Any) -> QuerySet[Any]:
    """What readers see was public then, and is today: a note closed to them is closed on pages of the past, too."""
    if may(user, Act.READ_DRAFTS):
        return reader.rows(Annotation, **on)
    rows = reader.rows(Annotation, **on, visibility=Annotation.Visibility.PUBLIC)
    if reader.at is None:
        return rows
    return rows.exclude(id__in=Annotation.objects.filter(visibility=Annotation.Visibility.EDITORS).values("pk"))


@dataclass(frozen=True)
class NotePage:
    """One note with the answers to it, how it was worded before, and the claim it is on, if it is on one or on a report
    of one.
    """

    note: Note
    answers: Annotation | None
    claim: ClaimRef | None
    versions: list[NoteVersion]
    may_edit: bool


def note_page(row: Annotation, user: Visitor) -> NotePage | None:
    """None when it is on a claim that this visitor may not read. Constant queries."""
    reader = Reader()
    claim = row.claim_id or (row.attribution and row.attribution.claim_id)
    refs = claim_refs(reader, [claim] if claim else [], user)
    if claim and claim not in refs:
        return None
    rows = [row, *_seen(reader, user, reply_to=row.pk).order_by("id")]
    return NotePage(
        note=_made(reader, rows, user)[row.pk],
        answers=row.reply_to,
        claim=refs.get(claim or 0),
        versions=note_versions(row, user),
        may_edit=may(user, Act.EDIT),
    )


def standing(note: Annotation) -> str:
    """The address of the place where a note stands."""
    if note.reply_to:
        return f"{note.reply_to.get_absolute_url()}#N-{note.pk}"
    if note.passage:
        return f"{note.passage.snapshot.article.get_absolute_url()}#n{note.pk}"
    claim = note.claim or (note.attribution and note.attribution.claim)
    assert claim
    return f"{claim.get_absolute_url()}#N-{note.pk}"


def _made(reader: Reader, rows: Sequence[Any], user: Visitor) -> dict[int, Note]:
    names = editors(row.author_id for row in rows)
    held = passages(row.passage_id for row in rows if row.passage_id)
    named = articles(reader, {passage.article_id for passage in held.values()})
    made: dict[int, Note] = {}
    for row in reversed(rows):
        replies = [made[r.id] for r in rows if r.reply_to_id == row.id and r.id in made]
        mine = isinstance(user, User) and (row.author_id == user.pk or user.may(Act.APPROVE))
        words = _words(held.get(row.passage_id), named)
        made[row.id] = _note(row, names[row.author_id], words, replies, changeable=mine)
    return made


@dataclass(frozen=True)
class _Words:
    """What a note is on, when that is words: all blank otherwise."""

    quote: str = ""
    source: str = ""
    url: str = ""
    language: str = ""


def _words(passage: PassageRef | None, named: dict[int, ArticleRef]) -> _Words:
    if passage is None:
        return _Words()
    article = named[passage.article_id]
    source = f"{article.outlet}, {article.published}"
    return _Words(passage.exact, source, f"{article.url}#m{passage.id}", article.language)


def _note(row: Any, author: str, words: _Words, replies: list[Note], *, changeable: bool) -> Note:
    return Note(
        id=row.id,
        url=reverse("annotation", args=[row.id]),
        motivation=Annotation.Motivation(row.motivation).label,
        body=as_html(row.body),
        author=author,
        created_at=row.created_at,
        editors_only=row.visibility == Annotation.Visibility.EDITORS,
        resolved=row.resolved,
        claim_id=row.claim_id,
        attribution_id=row.attribution_id,
        passage_id=row.passage_id,
        quote=words.quote,
        source=words.source,
        source_url=words.url,
        language=words.language,
        replies=replies,
        changeable=changeable,
    )
