"""What Django's system checks say about the ledger."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DEFAULT_DB_ALIAS

from ledger.tracking import tracked_models


@register(Tags.security)
def two_roles(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """The owner of a table can switch its triggers off."""
    users = {alias: database.get("USER") for alias, database in settings.DATABASES.items()}
    if users.get("owner", users[DEFAULT_DB_ALIAS]) != users[DEFAULT_DB_ALIAS]:
        return []
    return [
        Warning(
            "The site runs as the role that owns its tables, so it could rewrite its history.",
            hint="Set DATABASE_OWNER_URL to another role for migrate, and DATABASE_URL to one that owns nothing.",
            id="ledger.W001",
        )
    ]


@register(Tags.models)
def no_hidden_tables(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """The table Django makes for a many-to-many field would have no history."""
    fields: list[Any] = [field for model in tracked_models() for field in model._meta.local_many_to_many]
    hidden = [field for field in fields if field.remote_field.through._meta.auto_created]
    return [Error(f"{field} needs a tracked model as its through.", obj=field, id="ledger.E001") for field in hidden]
