"""The first page, and lists of disputes, articles, outlets, speakers and topics."""

from dataclasses import dataclass
from urllib.parse import urlencode

from claims.forms.article_filter import ArticleFilter
from claims.forms.dispute_filter import DisputeFilter
from claims.models import Claim, Dispute, Topic
from claims.pages.claim_list import ClaimRow, claim_rows
from claims.pages.disputes import DisputeCard, disputes
from claims.pages.paging import Page, keyset_page
from claims.pages.sources import ArticleRef, articles
from ledger.asof import Reader
from sources.models import Article

ROWS = 8


@dataclass(frozen=True)
class HomePage:
    """What is new, what is repeated most, what is in dispute."""

    changed: list[ClaimRow]
    repeated: list[ClaimRow]
    disputes: list[DisputeCard]
    topics: list[Topic]
    claims: int
    reports: int
    articles: int


def home_page() -> HomePage:
    """Constant queries."""
    listed = Claim.objects.published().select_related("counts")
    return HomePage(
        changed=claim_rows(listed.order_by("-counts__changed_at", "-id")[:ROWS]),
        repeated=claim_rows(listed.filter(counts__reports__gt=1).order_by("-counts__reports", "-id")[:ROWS]),
        disputes=disputes(Reader(), Dispute.objects.public().open().order_by("-id")[:ROWS]),
        topics=list(Topic.objects.with_claims()),
        claims=listed.count(),
        reports=sum(listed.values_list("counts__reports", flat=True)),
        articles=Article.objects.count(),
    )


def dispute_list(form: DisputeFilter, *, after: str = "", before: str = "") -> Page[DisputeCard]:
    """Disputes under filters, newest first; none when these are not valid. Raises BadCursor."""
    asked = form.cleaned_data if form.is_valid() else {}
    rows = Dispute.objects.public().in_state(asked.get("state", "")).on_ground(asked.get("ground", ""))
    page = keyset_page(rows if form.is_valid() else rows.none(), "id", after=after, before=before)
    cards = {card.id: card for card in disputes(Reader(), page.rows)}
    query = urlencode({name: value for name, value in asked.items() if value})
    return Page([cards[row.pk] for row in page.rows], page.after, page.before, query)


def article_list(form: ArticleFilter, *, after: str = "", before: str = "") -> Page[ArticleRef]:
    """Articles under filters, the last recorded first; none when these are not valid. Raises BadCursor."""
    asked = form.cleaned_data if form.is_valid() else {}
    rows = Article.objects.sought(asked.get("q", "")) if form.is_valid() else Article.objects.none()
    if outlet := asked.get("outlet"):
        rows = rows.filter(outlet=outlet)
    if asked.get("texts"):
        rows = rows.changed()
    page = keyset_page(rows, "id", after=after, before=before)
    refs = articles(Reader(), [row.pk for row in page.rows])
    query = urlencode({name: getattr(value, "pk", value) for name, value in asked.items() if value})
    return Page([refs[row.pk] for row in page.rows], page.after, page.before, query)
