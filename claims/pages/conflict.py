"""What somebody else saved while a form was being filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from claims.pages.changes import value_in_words
from claims.pages.people import editors
from ledger.merging import Clash
from ledger.tracking import history_of

SITE = "Claimline"


@dataclass(frozen=True)
class Version:
    """An earlier or later state of a row: its `values` by name of field, and who made it, when and why."""

    values: dict[str, Any]
    actor: str
    at: datetime | None
    reason: str


@dataclass(frozen=True)
class Side:
    """One clash in words; the three are blank where the field is empty."""

    name: str
    label: str
    base: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Conflict:
    """Who saved what meanwhile. `latest` is None when the form only lacked its version."""

    latest: Version | None
    sides: list[Side]
    theirs: list[str]


def past(row: models.Model, version: int, names: Sequence[str]) -> Version | None:
    """The row as of a version of its own; None when it never had that one."""
    rows = history_of(type(row))._default_manager.select_related("pgh_changeset")
    found = rows.filter(pgh_obj_id=row.pk, version=version).order_by("pgh_id").last()
    if found is None:
        return None
    made = found.pgh_changeset
    actor = editors([made.actor_id]).get(made.actor_id, SITE)
    return Version(values(found, names), actor, made.sealed_at, made.reason)


def values(row: models.Model, names: Sequence[str]) -> dict[str, Any]:
    """The columns of these fields; a key stands for the row it points to."""
    return {name: row.serializable_value(name) for name in names}


def in_words(model: type[models.Model], clash: Clash, labels: Mapping[str, str]) -> Side:
    """The three sides of a clash as a person reads them."""
    base, theirs, mine = (value_in_words(model, clash.name, value) for value in (clash.base, clash.theirs, clash.mine))
    return Side(clash.name, labels[clash.name], base, theirs, mine)
