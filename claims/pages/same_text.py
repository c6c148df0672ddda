"""Articles that have words in common, and the words."""

from dataclasses import dataclass

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.analysis.worddiff import Piece, worddiff
from claims.models import SameText
from claims.pages.sources import ArticleRef, articles
from ledger.asof import Reader
from sources.models import Article


@dataclass(frozen=True)
class Overlap:
    """A stretch of words that both texts have, small edits shown: what the later one made of the earlier."""

    words: int
    pieces: list[Piece]


@dataclass(frozen=True)
class Elsewhere:
    """Another article with the same text. It `waits` for an editor to say what the two are."""

    id: int
    ref: ArticleRef
    words: int
    percent: int
    waits: bool


def overlaps(pair: SameText) -> list[Overlap]:
    """In the order of the later text."""
    one, other = pair.text.text, pair.other_text.text
    return [
        Overlap(o.words, worddiff(other[o.other.start : o.other.end], one[o.one.start : o.one.end]))
        for o in pair.overlaps()
    ]


def elsewhere(article: Article, user: Visitor) -> list[Elsewhere]:
    """What shares passages with an article; for editors also what waits. Reprints have a place of their own."""
    states = [SameText.State.SHARED, *([SameText.State.WAITING] if may(user, Act.EDIT) else [])]
    pairs = list(SameText.objects.of(article).filter(state__in=states))
    refs = articles(Reader(), {pk for pair in pairs for pk in (pair.article_id, pair.other_id)})
    return [
        Elsewhere(
            id=pair.pk,
            ref=refs[pair.other_id if pair.article_id == article.pk else pair.article_id],
            words=pair.words,
            percent=pair.percent,
            waits=pair.state == SameText.State.WAITING,
        )
        for pair in pairs
    ]
