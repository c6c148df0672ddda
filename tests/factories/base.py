"""How rows of tests come about."""

from typing import Any

from django.db import models
from factory.django import DjangoModelFactory

from accounts.models import User
from ledger.changesets import changeset
from tests.factories.people import edith


class RecordFactory(DjangoModelFactory):
    """Makes a row as an act of `by`, who is edith when nobody is named."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: type[models.Model], *args: Any, by: User | None = None, **given: Any) -> models.Model:
        columns = {field.name for field in model_class._meta.fields}
        row = model_class(**{name: value for name, value in given.items() if name in columns})
        return cls.act(row, by or edith(), **{name: value for name, value in given.items() if name not in columns})

    @classmethod
    def act(cls, row: Any, by: User, **aside: Any) -> models.Model:
        """For rows that have no method of their own to come about. `aside` is what was given besides columns."""
        with changeset(by, "Made for a test"):
            row.save(force_insert=True)
        return row
