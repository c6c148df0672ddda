"""The article page."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.analysis.segments import MarkSpan
from claims.models import Attribution, Claim, Mark
from claims.pages.article_text import Line, Span, lines, shown_ranges
from claims.pages.claims import ClaimRef, claim_refs
from claims.pages.notes import Note, notes
from claims.pages.reports import Report, reports
from claims.pages.sources import ArticleRef, PassageRef, articles, passages
from ledger.asof import Reader
from sources.models import Article, Credit, Outlet, Passage, Snapshot


@dataclass(frozen=True)
class Card:
    """A claim found in the text, beside its words."""

    number: int
    claim: ClaimRef
    report: Report
    others: int

    @property
    def differences(self) -> list[tuple[str, str]]:
        """Slots that differ from the claim as recorded: name and words."""
        slots = [
            ("Value", self.report.value),
            ("Of what", self.report.denominator),
            ("Hedge", self.report.hedge),
            ("Loaded word", self.report.verb),
        ]
        return [(name, slot.text) for name, slot in slots if slot.differs]


@dataclass(frozen=True)
class CreditLine:
    """Whom the article credits; `quote` shows it."""

    kind: str
    name: str
    quote: str


@dataclass(frozen=True)
class Captured:
    """The text shown, and how it can be checked."""

    id: int
    at: datetime
    by: str
    sha256: str
    texts: int


@dataclass(frozen=True)
class ArticlePage:
    """All that the page shows. `outlet_note` is what readers should know of the outlet."""

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
    lines: list[Line]
    cards: dict[int, Card]
    notes: dict[int, list[Note]]
    named: int


def article_page(article: Article, user: Visitor) -> ArticlePage:
    """The page as this visitor may see it. The number of queries does not depend on the number of rows."""
    reader = Reader()
    snapshot = article.snapshots.select_related("captured_by").first()
    cards, marked, own = _cards(reader, article, user)
    held = passages(Passage.objects.filter(snapshot=snapshot).values_list("pk", flat=True)) if snapshot else {}
    noted = _noted(reader, user, held)
    rights = article.outlet.rights if article.outlet else Outlet.Rights.EXCERPT
    whole = may(user, Act.READ_DRAFTS)
    spans = _spans(held, cards, noted)
    text = snapshot.text if snapshot else ""
    shown = shown_ranges(text, rights, [(s.start, s.end) for s in spans], whole)
    return _page(article, reader, snapshot, rights, whole, own, cards, noted, lines(text, shown, spans, marked))


def _cards(reader: Reader, article: Article, user: Visitor) -> tuple[dict[int, Card], list[MarkSpan], list[Report]]:
    """Margin cards by number, in the order of the text; the wording marks as offsets of the text; the reports."""
    ids = Attribution.objects.standing().filter(article=article).values("claim_id")
    claims = list(Claim.objects.visible_to(user).filter(pk__in=ids))
    every, _ = reports(reader, claims, user)
    own = [row for row in every if row.article.id == article.pk]
    held = passages(words.passage_id for row in own for words in row.words)
    own.sort(key=lambda row: min(held[words.passage_id].start for words in row.words))
    refs = claim_refs(reader, [claim.pk for claim in claims], user)
    counted: dict[int, int] = defaultdict(int)
    for row in every:
        counted[row.claim_id] += 1
    cards = {
        number: Card(number, refs[row.claim_id], row, counted[row.claim_id] - 1) for number, row in enumerate(own, 1)
    }
    return cards, _marked(own, held), own


def _marked(own: list[Report], held: dict[int, PassageRef]) -> list[MarkSpan]:
    rows = Mark.objects.filter(attribution_id__in=[row.id for row in own])
    return [
        MarkSpan(held[row.passage_id].start + row.start, held[row.passage_id].start + row.end, row.kind)
        for row in rows
        if row.passage_id in held
    ]


def _noted(reader: Reader, user: Visitor, held: dict[int, PassageRef]) -> dict[int, list[Note]]:
    found: dict[int, list[Note]] = defaultdict(list)
    for note in notes(reader, user, words=list(held)):
        if note.passage_id:
            found[note.passage_id].append(note)
    return found


def _spans(held: dict[int, PassageRef], cards: dict[int, Card], noted: dict[int, list[Note]]) -> list[Span]:
    spans = [
        Span(held[words.passage_id].start, held[words.passage_id].end, words.passage_id, number)
        for number, card in cards.items()
        for words in card.report.words
        if words.passage_id in held
    ]
    return spans + [Span(held[pk].start, held[pk].end, pk, 0) for pk in noted]


def _page(
    article: Article,
    reader: Reader,
    snapshot: Snapshot | None,
    rights: str,
    whole: bool,
    own: list[Report],
    cards: dict[int, Card],
    noted: dict[int, list[Note]],
    shown: list[Line],
) -> ArticlePage:
    reprints = list(article.reprints.values_list("pk", flat=True))
    refs = articles(reader, [article.pk, *reprints, *([article.republishes_id] if article.republishes_id else [])])
    return ArticlePage(
        ref=refs[article.pk],
        original=article.url or article.canonical_url,
        byline=article.byline,
        published_note=article.published_note,
        note=article.note,
        rights=rights,
        whole=whole or rights == Outlet.Rights.FULL,
        captured=_captured(article, snapshot),
        credits=_credits(article),
        republishes=refs.get(article.republishes_id or 0),
        republishes_quote=article.republishes_evidence.exact if article.republishes_evidence else "",
        reprints=[refs[pk] for pk in reprints],
        lines=shown,
        cards=cards,
        notes=dict(noted),
        named=sum(bool(row.chain) for row in own),
    )


def _captured(article: Article, snapshot: Snapshot | None) -> Captured | None:
    if snapshot is None:
        return None
    texts = article.snapshots.count()
    return Captured(snapshot.pk, snapshot.captured_at, str(snapshot.captured_by), snapshot.text_sha256, texts)


def _credits(article: Article) -> list[CreditLine]:
    rows: Any = Credit.objects.filter(article=article).select_related("passage")
    return [CreditLine(row.get_kind_display(), row.name, row.passage.exact if row.passage else "") for row in rows]
