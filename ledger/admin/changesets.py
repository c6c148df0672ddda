"""The ledger itself: to be read and searched."""

from functools import cache
from typing import Any, NoReturn

from django.apps import apps
from django.contrib import admin
from django.http import Http404, HttpRequest

from ledger.admin.base import ReadOnlyAdmin
from ledger.models import Changeset, Schema


class OwnAdmin(ReadOnlyAdmin):
    """The ledger is the history, and has none."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> NoReturn:
        """Not found."""
        raise Http404


@admin.register(Changeset)
class ChangesetAdmin(OwnAdmin):
    list_display = ["number", "sealed_at", "actor", "reason", "tool", "wrote"]
    list_display_links = ["number", "reason"]
    list_filter = ["tool"]
    search_fields = ["number__exact", "reason", "actor__username", "actor__name"]
    search_help_text = "A number, words of the reason, or who."
    date_hierarchy = "sealed_at"
    related = ("actor", "schema")
    fields = [
        "number", "actor", "reason", "tool", "opened_at", "sealed_at", "wrote",
        "schema", "content_digest", "previous_digest", "digest",
    ]  # fmt: skip

    @admin.display(description="rows written")
    def wrote(self, row: Changeset) -> str:
        """``claim 1, report 3``, from what was hashed."""
        contents: dict[str, Any] = row.contents or {}
        return ", ".join(f"{_called(table)} {count}" for table, (count, _) in sorted(contents.items()))


@admin.register(Schema)
class SchemaAdmin(OwnAdmin):
    list_display = ["version", "created_at"]
    search_fields = ["version__exact"]
    fields = ["version", "created_at", "tables"]


@cache
def _called(table: str) -> str:
    """The model whose history a table holds; its name when that model is gone."""
    found = [model for model in apps.get_models() if model._meta.db_table == table]
    tracked = getattr(found[0], "pgh_tracked_model", None) if found else None
    return str(tracked._meta.verbose_name) if tracked else table
