"""Names that a form can offer while somebody types."""

from accounts.models import Visitor
from claims.models import Measure
from sources.models import Outlet, Speaker

MOST = 200


def party_names(user: Visitor) -> list[str]:
    """Speakers as this person may see them, then outlets."""
    speakers = [row.shown_to(user) for row in Speaker.objects.order_by("name", "id")[:MOST]]
    return list(dict.fromkeys([*speakers, *Outlet.objects.standing().values_list("name", flat=True)[:MOST]]))


def measure_names() -> list[str]:
    """Measures on record."""
    return list(Measure.objects.values_list("name", flat=True)[:MOST])
