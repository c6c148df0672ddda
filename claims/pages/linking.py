"""Claims that an editor may link words of a text to, and articles in which to find some."""

from accounts.models import Visitor
from claims.models import Claim
from claims.pages.sources import ArticleRef, article_ref
from sources.models import Article

MOST = 20


def searched(words: str, user: Visitor) -> list[Claim]:
    """Those that hold the words, or have the number, such as C-12."""
    rows = Claim.objects.standing().visible_to(user)
    number = words.strip().upper().removeprefix("C-")
    if number.isdecimal() and len(number) < 10:
        return list(rows.filter(pk=number))
    return list(rows.worded(words).order_by("-id")[:MOST])


def articles_sought(words: str) -> list[ArticleRef]:
    """Articles with the words in headline, outlet or address, or of the number, such as A-12; the newest first."""
    return [article_ref(row, row.outlet) for row in Article.objects.sought(words).for_list()[:MOST]]
