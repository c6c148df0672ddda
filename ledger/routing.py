"""Which database a query goes to."""

from django.conf import settings
from django.db import models


class Migrations:
    """Migrations move data as the role that owns the tables, also those of packages that do not say where."""

    def db_for_read(self, model: type[models.Model], **_: object) -> str | None:
        """Models as they were at some migration are made for migrations only."""
        return "owner" if model.__module__ == "__fake__" and "owner" in settings.DATABASES else None

    db_for_write = db_for_read
