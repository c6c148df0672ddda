"""Articles that an editor may want to name beside a claim."""

from claims.models import Attribution, Claim
from claims.pages.sources import ArticleRef, articles
from ledger.asof import Reader

MOST = 50


def reporting(claim: Claim) -> list[ArticleRef]:
    """Those that report it, the last recorded first."""
    ids = (
        Attribution.objects.standing().filter(claim=claim).order_by("-article_id").values_list("article_id", flat=True)
    )
    found = articles(Reader(), ids.distinct()[:MOST])
    return [found[pk] for pk in sorted(found, reverse=True)]
