"""What all versioned rows share."""

import pgtrigger
from django.db import models


class Versioned(models.Model):
    """A row edited by compare-and-set. A trigger raises `version` with each change, whoever makes it."""

    version = models.PositiveIntegerField(db_default=1, default=1, editable=False)

    class Meta:
        abstract = True


class Stale(Exception):
    """Somebody changed the row since it was read."""

    def __init__(self, row: models.Model) -> None:
        super().__init__(f"{row} was changed by somebody else meanwhile.")
        self.row = row


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
