"""Pages of topics."""

from dataclasses import dataclass

from claims.models import Claim, Topic
from claims.pages.claim_list import ClaimRow, recent_rows


@dataclass(frozen=True)
class TopicPage:
    """A topic and its claims, the last changed first."""

    topic: Topic
    url: str
    claims: list[ClaimRow]
    open_disputes: int


def topic_page(topic: Topic) -> TopicPage:
    """Constant queries."""
    rows = recent_rows(Claim.objects.published().about(topic))
    return TopicPage(topic, topic.get_absolute_url(), rows, sum(row.disputes_open for row in rows))
