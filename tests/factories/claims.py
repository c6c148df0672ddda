"""Topics, measures, claims and reports."""

from decimal import Decimal
from typing import Any

import factory

from accounts.models import User
from claims.models import Attribution, AttributionLink, Claim, Mark, Measure, Topic
from sources.models import Outlet, Passage, Speaker
from tests.factories.base import RecordFactory
from tests.factories.sources import ArticleFactory, SnapshotFactory


class TopicFactory(RecordFactory):
    class Meta:
        model = Topic

    name = factory.Sequence("Topic {}".format)
    slug = factory.Sequence("topic-{}".format)


class MeasureFactory(RecordFactory):
    class Meta:
        model = Measure

    name = factory.Sequence("share for joining, referendum {}".format)
    counted = "votes"
    dimension = Measure.Dimension.SHARE
    unit = "%"


class ClaimFactory(RecordFactory):
    """A draft; a claim that readers see with ``published=True``."""

    class Meta:
        model = Claim

    statement = factory.Sequence("The council met for the {}th time.".format)
    kind = Claim.Kind.EVENT

    @classmethod
    def act(cls, row: Claim, by: User, *, published: bool = False, topics: Any = (), **_: Any) -> Claim:
        row.draft(by=by, topics=list(topics))
        if published:
            row.publish(by=by)
        return row


class QuantityFactory(ClaimFactory):
    statement = factory.Sequence("96.77% voted for joining, says count {}.".format)
    kind = Claim.Kind.QUANTITY
    measure = factory.SubFactory(MeasureFactory)
    low = high = Decimal("96.77")
    unit = "%"
    comparator = "exactly"
    denominator = "votes cast"


class AttributionFactory(RecordFactory):
    """A report of the words `quote`, in a text of the article that holds them.

    `marks` gives words of the quote and their kind; `chain` whom it leads to, nearest first.
    """

    class Meta:
        model = Attribution

    claim = factory.SubFactory(ClaimFactory, published=True)
    article = factory.SubFactory(ArticleFactory)
    stance = Attribution.Stance.REPORTS
    voice = Attribution.Voice.OWN
    quote = "The council allegedly met on Monday"

    @classmethod
    def act(cls, row: Attribution, by: User, *, quote: str = "", marks: Any = None, chain: Any = (), **_: Any) -> Any:
        text = f"KYIV. {quote}, it said."
        snapshot = row.article.snapshots.first() or SnapshotFactory(article=row.article, text=text, by=by)
        passage = snapshot.quote(quote, by=by)
        marked = [mark(passage, words, kind) for words, kind in (marks or {}).items()]
        return row.record([passage], by=by, marks=marked, chain=[link_to(target) for target in chain])


def mark(passage: Passage, words: str, kind: str) -> Mark:
    """An unsaved mark on these words of a passage."""
    start = passage.exact.index(words)
    return Mark(passage=passage, start=start, end=start + len(words), kind=kind)


def link_to(target: Speaker | Outlet | Attribution) -> AttributionLink:
    """An unsaved step of a chain."""
    if isinstance(target, Speaker):
        return AttributionLink(relation="said_by", speaker=target)
    if isinstance(target, Outlet):
        return AttributionLink(relation="citing", outlet=target)
    return AttributionLink(relation="republished_from", source=target)
