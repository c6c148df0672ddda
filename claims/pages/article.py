"""The article page."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.models import Proposal
from claims.pages.article_marks import Card, Earlier, Marked, Row, marked_text, rows
from claims.pages.habits import Habits, habits
from claims.pages.report import Words
from claims.pages.same_text import Elsewhere, elsewhere
from claims.pages.sources import ArticleRef, articles
from claims.pages.suggestions import suggestions, waiting_in
from ledger.asof import Reader
from sources.models import Article, Credit, Outlet, Snapshot

OPEN_CARDS = 20  # more would tear the text apart, so that each is one line until it is opened


@dataclass(frozen=True)
class CreditLine:
    """Whom the article credits; `quote` shows it."""

    kind: str
    name: str
    quote: str


@dataclass(frozen=True)
class Captured:
    """The text shown, and how it can be checked. `texts` counts all captured; `again` is when a later one was."""

    id: int
    at: datetime
    by: str
    sha256: str
    texts: int
    again: datetime | None


@dataclass(frozen=True)
class InText:
    """What was found in the text. `named` counts the reports that say on whose word, as do the others."""

    claims: int
    notes: int
    named: int
    hedged: int
    loaded: int


@dataclass(frozen=True)
class ArticlePage:
    """All that the page shows. `whole`: this visitor sees every word. `earlier`: cards whose words stand only in a text
    captured before this one. `is_past`: one text was asked for, be it the last or not.
    """

    ref: ArticleRef
    original: str
    byline: str
    published_note: str
    note: str
    rights: str
    whole: bool
    captured: Captured | None
    credits: list[CreditLine]
    republishes: ArticleRef | None
    republishes_quote: str
    reprints: list[ArticleRef]
    rows: list[Row]
    cards: list[Card]
    earlier: list[Earlier]
    found: InText
    habits: Habits | None
    elsewhere: list[Elsewhere]
    is_past: bool = False

    @property
    def compared(self) -> list[Card]:
        """Cards of claims that somebody else reports too."""
        return [card for card in self.cards if card.closest]

    @property
    def edited(self) -> list[Words]:
        """Words that claims rest on, each once, that the outlet changed."""
        words = {one.passage_id: one for card in self.cards for one in card.report.words if one.edits}
        return list(words.values())

    @property
    def folds(self) -> bool:
        """Whether the cards beside the text are one line each."""
        return len(self.cards) > OPEN_CARDS

    @property
    def has_gaps(self) -> bool:
        """Whether anything of the text is not shown."""
        return any(row.line.hidden or row.line.starts_cut or row.line.ends_cut for row in self.rows)


def article_page(article: Article, user: Visitor, *, at: datetime, text: Snapshot | None = None) -> ArticlePage:
    """The page as this visitor may see it, with this `text` of it, or the one that reports rest on. The number of
    queries does not depend on the number of rows.
    """
    reader = Reader()
    marked = marked_text(reader, article, user, text)
    page = _page(article, reader, marked, user, [] if text else waiting_in(article, user, at))
    return replace(page, is_past=True, earlier=[]) if text else page


def reading_rights(article: Article, user: Visitor) -> tuple[str, bool]:
    """How much of its text its outlet lets readers see, and whether this visitor sees all of it."""
    rights = article.outlet.rights if article.outlet else Outlet.Rights.EXCERPT
    return rights, rights == Outlet.Rights.FULL or may(user, Act.READ_DRAFTS)


def _page(article: Article, reader: Reader, marked: Marked, user: Visitor, waiting: list[Proposal]) -> ArticlePage:
    rights, whole = reading_rights(article, user)
    reprints = list(article.reprints.values_list("pk", flat=True))
    refs = articles(reader, [article.pk, *reprints, *([article.republishes_id] if article.republishes_id else [])])
    return ArticlePage(
        ref=refs[article.pk],
        original=article.url or article.canonical_url,
        byline=article.byline,
        published_note=article.published_note,
        note=article.note,
        rights=rights,
        whole=whole,
        captured=_captured(article, marked.snapshot),
        credits=_credits(article),
        republishes=refs.get(article.republishes_id or 0),
        republishes_quote=article.republishes_evidence.exact if article.republishes_evidence else "",
        reprints=[refs[pk] for pk in reprints],
        rows=rows(article, marked, rights, whole, suggestions(waiting, marked.snapshot)),
        cards=marked.cards,
        earlier=marked.earlier,
        found=_found(marked),
        habits=habits(article.outlet) if article.outlet else None,
        elsewhere=elsewhere(article, user),
    )


def _found(marked: Marked) -> InText:
    own = [card.report for card in marked.cards]
    return InText(
        claims=len(own),
        notes=len(marked.notes),
        named=sum(bool(row.chain) for row in own),
        hedged=sum(row.hedge.differs for row in own),
        loaded=sum(bool(row.loaded) for row in own),
    )


def _captured(article: Article, snapshot: Snapshot | None) -> Captured | None:
    if snapshot is None:
        return None
    times = list(article.snapshots.values_list("captured_at", flat=True))
    again = times[0] if times[0] != snapshot.captured_at else None
    return Captured(
        snapshot.pk, snapshot.captured_at, str(snapshot.captured_by), snapshot.text_sha256, len(times), again
    )


def _credits(article: Article) -> list[CreditLine]:
    rows: Any = Credit.objects.filter(article=article).select_related("passage")
    return [CreditLine(row.get_kind_display(), row.name, row.passage.exact if row.passage else "") for row in rows]
