"""Whom a report leads to, by name or number: somebody on record, or somebody new."""

import re

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.models import User
from claims.models import Attribution
from sources.models import Outlet, Speaker
from sources.slugs import free_slug

OUTLET = "outlet"
KINDS = [("", "on record already"), *Speaker.Kind.choices, (OUTLET, "Outlet")]

type Party = Speaker | Outlet | Attribution

_NUMBERED = re.compile(r"([PORpor])-?(\d{1,9})")


def party(words: str, *, outlets_first: bool = False) -> Party | None:
    """Who is meant by a name, another spelling, or P-12, O-3, R-7; None when nobody is.

    Raises ValidationError when several go by the name.
    """
    if numbered := _NUMBERED.fullmatch(words):
        return _numbered(numbered[1].upper(), int(numbered[2]))
    kinds: list[QuerySet] = [Speaker.objects.going_by(words), Outlet.objects.going_by(words)]
    for rows in reversed(kinds) if outlets_first else kinds:
        found = list(rows.order_by("id")[:5])
        if len(found) > 1:
            raise ValidationError(f"Several go by this name: write {_choice(found)}.")
        if found:
            return found[0]
    return None


def _numbered(letter: str, pk: int) -> Party | None:
    if letter == "R":
        return Attribution.objects.standing().filter(pk=pk).first()
    rows: QuerySet = Speaker.objects.all() if letter == "P" else Outlet.objects.standing()
    return rows.filter(pk=pk).first()


def _choice(found: list[Speaker] | list[Outlet]) -> str:
    named = [f"{number_of(row)} ({row.get_kind_display().lower()})" for row in found]
    return " or ".join(named)


def number_of(row: Party) -> str:
    """``P-12``: how somebody is named without doubt."""
    letter = {Speaker: "P", Outlet: "O", Attribution: "R"}[type(row)]
    return f"{letter}-{row.pk}"


def new_party(name: str, kind: str, *, description: str = "") -> Speaker | Outlet:
    """Somebody not on record yet; a description makes a speaker confidential. Not saved."""
    if kind == OUTLET:
        return Outlet(name=name, slug=free_slug(Outlet, name))
    return Speaker(name=name, kind=kind, description=description, confidential=bool(description))


def known(row: Party, by: User) -> Party:
    """The same, on record."""
    if not isinstance(row, Attribution) and row._state.adding:
        row.enter(by=by, reason="Add speaker" if isinstance(row, Speaker) else "Add outlet")
    return row
