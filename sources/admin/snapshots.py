"""Texts and passages: captured and marked elsewhere, never changed."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from ledger.admin import ReadOnlyAdmin
from sources.models import Passage, PassageCheck, Snapshot


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "captured_at", "captured_by", "media_type", "extractor"]
    search_fields = ["article__title", "article__url", "text_sha256__exact", "id__exact"]
    search_help_text = "Words of the headline, an address or a hash."
    date_hierarchy = "captured_at"
    related = ("article", "captured_by", "previous__article")
    fields = [
        "article", "captured_at", "archived_at", "captured_by", "media_type", "extractor", "previous",
        "text", "text_sha256", "raw_sha256", "raw_is_whole",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the texts, which the page of one loads."""
        return super().get_queryset(request).defer("text", "raw", "previous__text", "previous__raw")

    @admin.display(description="raw bytes match their hash", boolean=True)
    def raw_is_whole(self, row: Snapshot) -> bool:
        """See the model."""
        return row.raw_is_whole


@admin.register(Passage)
class PassageAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "snapshot", "start", "end"]
    search_fields = ["exact"]
    search_help_text = "Words of the passage."
    related = ("snapshot__article",)
    fields = ["snapshot", "start", "end", "prefix", "exact", "suffix"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the texts around."""
        return super().get_queryset(request).defer("snapshot__text", "snapshot__raw")


@admin.register(PassageCheck)
class PassageCheckAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "state", "snapshot", "decision", "decided_by"]
    list_filter = ["state", "decision"]
    search_fields = ["passage__exact"]
    search_help_text = "Words of the passage."
    related = ("passage", "snapshot__article", "decided_by")
    fields = [
        "passage", "snapshot", "state", ("start", "end"), "alike",
        "method", "checked_at", "checked_by", "decision", "decided_by", "decided_at",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the texts around."""
        return super().get_queryset(request).defer("snapshot__text", "snapshot__raw")
