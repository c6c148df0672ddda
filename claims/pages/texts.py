"""All texts that were captured of an article, and what its outlet changed from one to the next."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from accounts.models import Visitor
from claims.analysis.textdiff import Hunk, textdiff
from claims.pages.article import reading_rights
from claims.pages.sources import ArticleRef, articles
from ledger.asof import Reader, as_of
from ledger.tracking import history_of
from sources.ingestion.addresses import archived
from sources.models import Article, PassageCheck, Snapshot


@dataclass(frozen=True)
class Text:
    """One of them, as it stood then; `is_archived`: a web archive kept it. `url` is its own address, blank until its
    changeset is sealed; `copy` that of a web archive's copy of that time. `hunks` are shown to who sees the whole text;
    `paragraphs` and `passages` say in words what changed.
    """

    id: int
    number: int
    at: datetime
    by: str
    is_archived: bool
    sha256: str
    media_type: str
    url: str
    copy: str
    paragraphs: str
    passages: str
    hunks: list[Hunk]


@dataclass(frozen=True)
class TextsPage:
    """The last captured comes first."""

    ref: ArticleRef
    texts: list[Text]
    whole: bool


def texts_page(article: Article, user: Visitor) -> TextsPage:
    """A constant number of queries."""
    rows = list(article.snapshots.select_related("captured_by").defer("raw").order_by("id"))
    numbers, counts = _numbers(rows), _counts(rows)
    _, whole = reading_rights(article, user)
    made = []
    for at, row in enumerate(rows):
        hunks = textdiff(rows[at - 1].text, row.text) if at else []
        made.append(_text(article, row, at + 1, numbers.get(row.pk), hunks if whole else [], hunks, counts[row.pk]))
    return TextsPage(articles(Reader(), [article.pk])[article.pk], made[::-1], whole)


def text_as_of(article: Article, number: int) -> Snapshot | None:
    """The last that was captured by then."""
    then = as_of(Snapshot, number, article_id=article.pk).order_by("-id").first()
    return article.snapshots.select_related("captured_by").get(pk=then.id) if then else None


def _text(
    article: Article,
    row: Snapshot,
    number: int,
    sealed: int | None,
    shown: list[Hunk],
    hunks: list[Hunk],
    states: Counter[str],
) -> Text:
    return Text(
        id=row.pk,
        number=number,
        at=row.stood_at,
        by=str(row.captured_by),
        is_archived=row.archived_at is not None,
        sha256=row.text_sha256,
        media_type=row.media_type,
        url=reverse("text-as-of", args=[article.pk, sealed]) if sealed else "",
        copy=archived(article.url or article.canonical_url, row.stood_at),
        paragraphs=_in_words(hunks),
        passages=", ".join(f"{count} {PassageCheck.State(state).label.lower()}" for state, count in states.items()),
        hunks=shown,
    )


def _in_words(hunks: Iterable[Hunk]) -> str:
    counts = Counter(hunk.kind for hunk in hunks if hunk.kind != "same")
    return ", ".join(f"{count} {kind}" for kind, count in counts.items())


def _numbers(rows: list[Snapshot]) -> dict[int, int]:
    """The numbers of the changesets that captured them, once those are sealed."""
    written = history_of(Snapshot).objects.filter(pgh_obj_id__in=[row.pk for row in rows])
    return dict(written.filter(pgh_changeset__number__isnull=False).values_list("pgh_obj_id", "pgh_changeset__number"))


def _counts(rows: list[Snapshot]) -> dict[int, Counter[str]]:
    """How many passages of earlier texts are in each state in each of these."""
    found: dict[int, Counter[str]] = {row.pk: Counter() for row in rows}
    for text, state in PassageCheck.objects.filter(snapshot__in=rows).values_list("snapshot_id", "state"):
        found[text][state] += 1
    return found
