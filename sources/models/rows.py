"""Rows that belong to another one, changed as a whole."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from sources.models.base import Stale


def keys(rows: models.QuerySet) -> str:
    """Which rows there are: what is changed gets another key, so this tells whether anything was."""
    return ",".join(map(str, rows.order_by("pk").values_list("pk", flat=True)))


def replace(
    owner: Any, held: models.QuerySet, wanted: Iterable[Any], *, names: Iterable[str], seen: str | None = None
) -> None:
    """Let `owner` have the rows `wanted`, within an open changeset; those alike in `names` stay as they are.

    `seen`: the keys that were read. Raises Stale when there are others, ValidationError.
    """
    type(owner)._default_manager.select_for_update().get(pk=owner.pk)
    if seen is not None and seen != keys(held):
        raise Stale(owner)
    columns = list(names)
    kept = {_values(row, columns): row for row in held}
    new = {_values(row, columns): row for row in wanted}
    held.filter(pk__in=[row.pk for values, row in kept.items() if values not in new]).delete()
    for values, row in new.items():
        if values not in kept:
            row.full_clean()
            row.save(force_insert=True)


def _values(row: Any, names: list[str]) -> tuple[Any, ...]:
    return tuple(row.serializable_value(name) for name in names)
