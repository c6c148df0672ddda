"""Soft rules and what they compare with."""

from django.contrib import admin

from claims.models import QualityReference, QualityRule
from ledger.admin import LedgerAdmin, plain


@admin.register(QualityRule)
class QualityRuleAdmin(LedgerAdmin):
    list_display = ["slug", "kind", "dimension", "message", "active"]
    list_filter = ["active", "kind"]
    search_fields = ["slug", "message"]
    fieldsets = (
        (None, {"fields": ["slug", "kind", "message", "active"]}),
        ("A figure", {"fields": ["dimension", ("low", "high", "unit"), "limit"]}),
        ("Two dates", {"fields": [("first", "second")]}),
    )


@admin.register(QualityReference)
class QualityReferenceAdmin(LedgerAdmin):
    list_display = ["limit", "places", "figure", "unit", "source"]
    list_filter = ["limit"]
    search_fields = ["limit", "places", "source"]

    @admin.display(ordering="value", description="value")
    def figure(self, reference: QualityReference) -> str:
        """As it was typed."""
        return f"{plain(reference.value):,f}"
