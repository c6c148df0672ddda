"""How an outlet words what it reports: counts, never a score."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from claims.models import Attribution, AttributionLink, Claim, Mark
from sources.models import Outlet

ENOUGH = 10  # below this a share says more than it knows


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """None where the numbers are too small for a share."""
        return round(100 * self.count / self.of) if self.of >= ENOUGH else None


@dataclass(frozen=True)
class Habits:
    """Of its reports of published claims: how many name a source, weaken what they say, or hold a loaded word."""

    reports: int
    claims: int
    named: Share
    own_voice: Share
    hedged: Share
    loaded: Share


def habits(outlet: Outlet) -> Habits:
    """One query, whatever the number of reports."""
    return _counted(Attribution.objects.filter(article__outlet=outlet))


def _counted(rows: QuerySet[Attribution]) -> Habits:
    links = AttributionLink.objects.filter(attribution=OuterRef("pk"))
    marks = Mark.objects.filter(attribution=OuterRef("pk"))
    counted = (
        rows.filter(withdrawn_reason="", claim__status=Claim.Status.PUBLISHED)
        .annotate(
            is_named=Exists(links),
            is_hedged=Exists(marks.filter(kind=Mark.Kind.HEDGE)),
            is_loaded=Exists(marks.filter(kind=Mark.Kind.LOADED)),
        )
        .aggregate(
            reports=Count("pk"),
            claims=Count("claim", distinct=True),
            named=Count("pk", filter=Q(is_named=True)),
            own=Count("pk", filter=Q(voice=Attribution.Voice.OWN)),
            hedged=Count("pk", filter=Q(is_hedged=True)),
            loaded=Count("pk", filter=Q(is_loaded=True)),
        )
    )
    total = counted["reports"]
    return Habits(
        total, counted["claims"], *(Share(counted[name], total) for name in ("named", "own", "hedged", "loaded"))
    )
