"""Which claims belong to which topics."""

from django.db import models

from claims.models.topic import Topic
from ledger.tracking import track


@track()
class ClaimTopic(models.Model):
    """A claim belongs to a topic."""

    claim = models.ForeignKey("claims.Claim", models.CASCADE, related_name="claim_topics")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="claim_topics")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "topic"], name="claim_topic_once", violation_error_message="It has this topic already."
            )
        ]

    def __str__(self) -> str:
        return str(self.topic)
