"""Feeds of outlets."""

from typing import Any

from django.contrib import admin

from ledger.admin import LedgerAdmin
from sources.models import Feed


@admin.register(Feed)
class FeedAdmin(LedgerAdmin):
    list_display = ["url", "outlet", "every", "is_on", "polled_at", "said"]
    list_filter = ["is_on", "every"]
    search_fields = ["url", "outlet__name"]
    search_help_text = "An address, or the name of an outlet."
    related = ("outlet", "added_by")
    fields = ["url", "outlet", "every", "is_on", "added_by", "polled_at", "said"]
    readonly_fields = ["added_by", "polled_at", "said"]

    def add(self, row: Any, by: Any) -> None:
        """What it names is taken in as an act of whoever adds it."""
        row.add(by=by)
