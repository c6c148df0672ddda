"""Sets of disputes, in the words of the pages that ask for them."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from claims.models.claim import Claim
from claims.models.hearing import DisputeEvent

if TYPE_CHECKING:
    from claims.models.dispute import Dispute  # noqa: F401  (it names what the sets are of)

Kind = DisputeEvent.Kind
TURNS = (Kind.ASKED, Kind.ANSWERED, Kind.RULED, Kind.WITHDRAWN, Kind.REOPENED)  # after which the asked one is free


class DisputeQuerySet(models.QuerySet["Dispute"]):
    """Sets of disputes."""

    def open(self) -> Self:
        """Those that wait for a ruling."""
        return self.filter(state__in=self.model.OPEN_STATES)

    def closed(self) -> Self:
        """Those ruled on or withdrawn."""
        return self.exclude(state__in=self.model.OPEN_STATES)

    def in_state(self, state: str) -> Self:
        """``open``, ``closed`` or one state; all when it is blank."""
        sets = {"": self, "open": self.open(), "closed": self.closed()}
        return sets[state] if state in sets else self.filter(state=state)

    def on_ground(self, ground: str) -> Self:
        """Those of one ground; all when it is blank."""
        return self.filter(ground=ground) if ground else self

    def awaiting_ruling(self) -> Self:
        """Open ones that wait for nobody who was asked."""
        return self.open().alias(asked=_last_step(*TURNS)).exclude(asked=Kind.ASKED)

    def replied(self) -> Self:
        """Open ones in which somebody spoke last: what was said waits for an answer."""
        return self.open().alias(last=_last_step(*Kind.values)).filter(last__in=[Kind.SAID, Kind.ANSWERED])

    def for_page(self) -> Self:
        """With what they object to."""
        links = ("cross_reference__from_claim", "cross_reference__to_claim")
        return self.select_related("claim", "attribution__claim", *links).order_by("id")

    def public(self) -> Self:
        """Those about claims that readers may read."""
        draft = Claim.Status.DRAFT
        return (
            self.exclude(claim__status=draft)
            .exclude(attribution__claim__status=draft)
            .exclude(cross_reference__from_claim__status=draft)
            .exclude(cross_reference__to_claim__status=draft)
        )


def _last_step(*kinds: str) -> Coalesce:
    """The kind of the last step among those of these kinds; blank when there is none."""
    steps = DisputeEvent.objects.filter(dispute=OuterRef("pk"), kind__in=kinds).order_by("-id")
    return Coalesce(Subquery(steps.values("kind")[:1]), models.Value(""))
