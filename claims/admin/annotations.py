"""Editors' notes and translations of passages."""

from typing import Any

from django.contrib import admin

from accounts.models import User
from claims.models import Annotation, Translation
from ledger.admin import LedgerAdmin, act


def resolve(note: Annotation, by: User, asked: dict[str, Any]) -> None:
    note.resolve(by=by)


def reopen(note: Annotation, by: User, asked: dict[str, Any]) -> None:
    note.reopen(by=by)


@admin.register(Annotation)
class AnnotationAdmin(LedgerAdmin):
    list_display = ["__str__", "motivation", "on", "visibility", "author", "created_at", "resolved"]
    list_filter = ["motivation", "visibility", "resolved"]
    search_fields = ["body", "claim__statement", "passage__exact", "id__exact"]
    date_hierarchy = "created_at"
    related = ("claim", "attribution__article", "attribution__claim", "passage", "author", "reply_to")
    fields = [
        "body", "motivation", "visibility", "claim", "attribution", "passage", "reply_to",
        "author", "created_at", "resolved",
    ]  # fmt: skip
    readonly_fields = ["author", "created_at", "resolved"]
    actions = [act("resolve", "Resolve", resolve), act("reopen", "Reopen", reopen)]

    def on(self, row: Annotation) -> str:
        """What it is on."""
        return str(row.target)

    def add(self, row: Annotation, by: User) -> None:
        """Signed."""
        row.add(by=by)


@admin.register(Translation)
class TranslationAdmin(LedgerAdmin):
    list_display = ["__str__", "language", "method", "passage", "translator"]
    list_filter = ["method"]
    search_fields = ["text", "passage__exact", "id__exact"]
    related = ("passage", "translator")
    fields = ["passage", "language", "text", "method", "translator"]
    readonly_fields = ["translator"]

    def add(self, row: Translation, by: User) -> None:
        """Signed."""
        row.add(by=by)
