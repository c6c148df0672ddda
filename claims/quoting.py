"""Finding words in the texts held of an article."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from claims.models import Annotation, AttributionPassage
from ledger.changesets import changeset
from ledger.refusals import Refused
from sources.anchoring import QuoteNotFound, Span, anchor
from sources.models import Article, Passage, Snapshot

type Place = tuple[Snapshot, Span]


class NoText(Refused):
    """No text of this article is held, so no words of it can be found."""


def texts(article: Article) -> QuerySet[Snapshot]:
    """All that were captured, the one on the article's page first: the last that reports rest on, else the last."""
    used = AttributionPassage.objects.filter(attribution__withdrawn_reason="", passage__snapshot=OuterRef("pk"))
    return article.snapshots.alias(used=Exists(used)).order_by("-used", "-captured_at", "-id")


def located(article: Article, words: str) -> Place:
    """The first text that holds these words, and where. Raises NoText, QuoteNotFound, QuoteAmbiguous."""
    refusal: Refused = NoText()
    for text in texts(article):
        try:
            return text, anchor(text.text, words)
        except QuoteNotFound as error:
            refusal = error
    raise refusal


def quoted(article: Article, words: str, *, by: User) -> Passage:
    """The passage of these words. Raises NoText, QuoteNotFound, QuoteAmbiguous."""
    text, span = located(article, words)
    return text.passage(span, by=by)


def annotate(note: Annotation, text: Snapshot, span: Span, *, by: User) -> Annotation:
    """Put a note on words of a text, in one changeset. Raises ValidationError."""
    with changeset(by, "Add note"):
        note.passage = text.passage(span, by=by)
        return note.add(by=by)
