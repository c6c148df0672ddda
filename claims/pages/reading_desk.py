"""What an editor has on the page of an article besides what readers have: words to mark, and passages suggested."""

from dataclasses import dataclass, replace

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.forms.passage import PassageForm
from claims.models import Claim
from claims.pages.article import ArticlePage
from claims.pages.article_marks import Row
from claims.pages.suggestions import Suggestion, suggestions
from sources.models import Article, Snapshot


@dataclass(frozen=True)
class ReadingDesk:
    """`text` is the id of the snapshot shown, `next` the number of the suggestion to go on with, 0 for none. `claim` is
    the one that words are sought for, None when any will do.
    """

    text: int
    form: PassageForm
    rows: list[Row]
    suggested: int
    next: int
    claim: Claim | None


def reading_desk(
    article: Article, page: ArticlePage, user: Visitor, *, after: str = "", claim: str = ""
) -> ReadingDesk | None:
    """None for who may not edit, and where there is no text. `after`: the end of the words that were worked on last."""
    if page.captured is None or not may(user, Act.EDIT):
        return None
    snapshot = Snapshot.objects.defer("raw").get(pk=page.captured.id)
    found = suggestions(article, snapshot)
    at = _number(after)
    following = [one.number for one in found if one.start >= at] + [one.number for one in found]
    rows = [_beside(row, found) for row in page.rows]
    sought = Claim.objects.standing().filter(pk=_number(claim)).first() if claim else None
    form = PassageForm(snapshot=snapshot, initial={"claim": sought and sought.pk})
    return ReadingDesk(snapshot.pk, form, rows, len(found), next(iter(following), 0), sought)


def _number(words: str) -> int:
    return int(words) if words.isdecimal() and len(words) < 10 else 0


def _beside(row: Row, found: list[Suggestion]) -> Row:
    here = [one for one in found if row.line.start <= one.start < row.line.end]
    return replace(row, suggestions=here) if here else row
