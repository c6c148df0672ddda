"""What all versioned rows share."""

from typing import Any, Self

import pgtrigger
from django.db import models

from accounts.models import User
from accounts.roles import Act
from ledger.changesets import changeset
from ledger.refusals import Refused


class Stale(Refused):
    """Somebody changed the row since it was read."""

    def __init__(self, row: models.Model) -> None:
        super().__init__(f"{row} was changed by somebody else meanwhile.")
        self.row = row


class Versioned(models.Model):
    """A row edited by compare-and-set. A trigger raises `version` with each change, whoever makes it."""

    version = models.PositiveIntegerField(db_default=1, default=1, editable=False)

    class Meta:
        abstract = True

    def enter(self, *, by: User, reason: str) -> Self:
        """Put a new row on the record. Raises ValidationError."""
        by.must(Act.EDIT)
        self.full_clean()
        with changeset(by, reason):
            self.save(force_insert=True)
        return self

    def revise(self, *, by: User, reason: str, version: int, **fields: object) -> None:
        """Change some fields, from the `version` that was read; with none, hold the row for what goes with it.

        Raises Stale, ValidationError.
        """
        by.must(Act.EDIT)
        for name, value in fields.items():
            setattr(self, name, value)
        self.full_clean()
        rows: Any = type(self)._default_manager
        with changeset(by, reason):
            held = rows.filter(pk=self.pk, version=version)
            if not (held.update(**fields) if fields else held.select_for_update().exists()):
                raise Stale(self)
        self.refresh_from_db()


def no_circle(table: str, column: str) -> pgtrigger.Trigger:
    """A column that points into its own table never leads back to where it began: checked at commit, under the
    ledger's lock. `column` is the database's name, with ``_id``.
    """
    return pgtrigger.Trigger(
        name=f"no_circle_{column}",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(column),
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        func=f"PERFORM refuse_circle('{table}', '{column}', NEW.id); RETURN NULL;",
    )


def choices_held[M: type[models.Model]](model: M) -> M:
    """The database, too, refuses a value that is not among a column's choices.

    Each gets a constraint ``<model>_<column>_known``. A decorator, since a model's own choices cannot be named inside
    its Meta.
    """
    options = model._meta
    for field in options.local_concrete_fields:
        name = f"{options.model_name}_{field.name}_known"
        if field.choices and name not in {constraint.name for constraint in options.constraints}:
            known = [value for value, _ in field.flatchoices] + ([""] if field.blank else [])
            held = models.CheckConstraint(condition=models.Q(**{f"{field.name}__in": known}), name=name)
            options.constraints = [*options.constraints, held]
    options.original_attrs.setdefault("constraints", options.constraints)
    return model
