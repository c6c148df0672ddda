"""Articles with the same text: found by a machine, decided on at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.models import SameText
from ledger.admin import ReadOnlyAdmin


@admin.register(SameText)
class SameTextAdmin(ReadOnlyAdmin):
    list_display = ["article", "other", "kind", "words", "share", "state", "decided_by"]
    list_filter = ["kind", "state"]
    search_fields = ["article__title", "other__title", "id__exact"]
    date_hierarchy = "found_at"
    related = ("article", "other", "text__article", "other_text__article", "decided_by")
    fields = [
        ("article", "other"), ("text", "other_text"), "kind", ("words", "share"), "places",
        "state", "found_at", ("decided_by", "decided_at"),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the texts."""
        bulky = [f"{text}__{column}" for text in ("text", "other_text") for column in ("text", "raw")]
        return super().get_queryset(request).defer(*bulky)
