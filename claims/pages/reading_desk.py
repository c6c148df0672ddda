"""What an editor has on the page of an article besides what readers have: words to mark, and passages suggested."""

from dataclasses import dataclass

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.forms.passage import PassageForm
from claims.forms.suggestions import REASONS
from claims.models import Claim, Proposal
from claims.pages.article import ArticlePage
from sources.models import Article, Revisit, Snapshot


@dataclass(frozen=True)
class ReadingDesk:
    """`text` is the id of the snapshot shown, `next` the suggestion to go on with, 0 for none. `claim` is the one that
    words are sought for, None when any will do. `is_read`: passages were suggested once. `focus`: the page goes on
    from words that were worked on.
    """

    text: int
    form: PassageForm
    suggested: int
    next: int
    claim: Claim | None
    is_read: bool
    focus: bool
    revisit: Revisit | None = None
    reasons: tuple[str, ...] = REASONS


def reading_desk(
    article: Article, page: ArticlePage, user: Visitor, *, after: str = "", claim: str = "", words: str = ""
) -> ReadingDesk | None:
    """None for who may not edit, and where there is no text. `after`: the end of the words that were worked on last;
    `words`: those to begin with.
    """
    if page.captured is None or not may(user, Act.EDIT):
        return None
    snapshot = Snapshot.objects.defer("raw").get(pk=page.captured.id)
    found = [one for row in page.rows for one in row.suggestions]
    at = _number(after)
    following = [one.id for one in found if one.start >= at] + [one.id for one in found]
    sought = Claim.objects.standing().filter(pk=_number(claim)).first() if claim else None
    form = PassageForm(snapshot=snapshot, initial={"claim": sought and sought.pk, "words": words[:2000]})
    is_read = bool(found) or Proposal.objects.of_passages().filter(article=article).exists()
    visit = getattr(article, "revisit", None)
    return ReadingDesk(snapshot.pk, form, len(found), next(iter(following), 0), sought, is_read, bool(after), visit)


def _number(words: str) -> int:
    return int(words) if words.isdecimal() and len(words) < 10 else 0
