"""Paging by key: a deep page costs what the first costs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet

SIZE = 25
CURSORS = Signer(salt="cursor")  # no time in it: one place, one address


class BadCursor(ValueError):
    """The address names no place in this list."""


@dataclass(frozen=True)
class Page[T]:
    """Rows of one page. `after` and `before` name the neighbours, blank where there is none; `query` is what else their
    addresses hold.
    """

    rows: list[T]
    after: str = ""
    before: str = ""
    query: str = ""

    @property
    def older(self) -> str:
        """The query string of the next page, blank on the last."""
        return self._neighbour("after", self.after)

    @property
    def newer(self) -> str:
        """The query string of the page before, blank on the first."""
        return self._neighbour("before", self.before)

    def _neighbour(self, name: str, cursor: str) -> str:
        return "&".join(filter(None, [self.query, urlencode({name: cursor})])) if cursor else ""


def keyset_page(rows: QuerySet[Any], *keys: str, after: str = "", before: str = "", size: int = SIZE) -> Page[Any]:
    """One page of `rows`, newest first by `keys`, each descending, the last of them unique. Raises BadCursor."""
    backwards = bool(before)
    cursor = _values(before or after, len(keys)) if before or after else None
    if cursor:
        rows = rows.filter(_beyond(keys, cursor, "gt" if backwards else "lt"))
    found = list(rows.order_by(*(key if backwards else f"-{key}" for key in keys))[: size + 1])
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    return Page(
        rows=found,
        after=_cursor(found[-1], keys) if found and (more or backwards) else "",
        before=_cursor(found[0], keys) if found and ((more and backwards) or after) else "",
    )


def _beyond(keys: tuple[str, ...], values: list[Any], lookup: str) -> Q:
    """The row comparison ``(a, b) < (x, y)`` in words that every key's index can serve."""
    found = Q()
    for at, key in enumerate(keys):
        found |= Q(**dict(zip(keys[:at], values[:at], strict=True)), **{f"{key}__{lookup}": values[at]})
    return found


def _cursor(row: Any, keys: tuple[str, ...]) -> str:
    values = []
    for key in keys:
        value = row
        for part in key.split("__"):
            value = getattr(value, part)
        values.append(value.isoformat() if isinstance(value, datetime) else value)
    return CURSORS.sign_object(values, compress=True)


def _values(cursor: str, wanted: int) -> list[Any]:
    try:
        values = CURSORS.unsign_object(cursor)
    except BadSignature as error:
        raise BadCursor from error
    if not isinstance(values, list) or len(values) != wanted:
        raise BadCursor
    return values
