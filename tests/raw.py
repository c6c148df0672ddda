"""Writing past the forms and methods, to see what the database itself refuses."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from ledger.changesets import changeset, seal_now
from tests.factories import edith


@contextmanager
def refused(constraint: str) -> Iterator[None]:
    """The database refuses what is written here, now or at commit, and names `constraint`."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():  # noqa: PT012
        yield
        seal_now()
    named = caught.value.__cause__.diag.constraint_name
    assert named == constraint, f"refused by {named}, not by {constraint}: {caught.value}"


def write(row: models.Model) -> None:
    """Insert a row that no form has seen."""
    with changeset(edith(), "Written past the forms"):
        row.save(force_insert=True)


def alter(row: models.Model, **columns: Any) -> None:
    """Update a row that exists, past its methods."""
    with changeset(edith(), "Altered past the forms"):
        type(row)._base_manager.filter(pk=row.pk).update(**columns)


def remove(row: models.Model) -> None:
    """Delete a row."""
    with changeset(edith(), "Removed past the forms"):
        type(row)._base_manager.filter(pk=row.pk).delete()
