"""Names as this reader may see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User, Visitor, may
from accounts.roles import Act
from ledger.asof import Reader
from sources.models import Speaker
from sources.slugs import slug_of


@dataclass(frozen=True)
class Named:
    """Somebody or something with a page of its own; no address when it has none."""

    id: int
    name: str
    url: str


def speakers(reader: Reader, ids: Iterable[int], user: Visitor) -> dict[int, Named]:
    """Speakers by id. One who is confidential today is described, not named, on pages of the past too."""
    wanted = list(ids)
    hidden = {} if may(user, Act.NAME_CONFIDENTIAL) else _hidden(wanted)
    return {
        row.id: Named(row.id, name, reverse("speaker", args=[row.id, slug_of(name, "speaker")]))
        for row in reader.rows(Speaker, id__in=wanted)
        for name in [hidden.get(row.id, row.name)]
    }


def _hidden(ids: list[int]) -> dict[int, str]:
    return dict(Speaker.objects.filter(pk__in=ids, confidential=True).values_list("pk", "description"))


def editors(ids: Iterable[int | None]) -> dict[int | None, str]:
    """Names of people who wrote here. They stand outside the ledger, so they are today's."""
    return {user.pk: str(user) for user in User.objects.filter(pk__in=[pk for pk in ids if pk])}
