"""Claims: drafted and worded here; their status changes by acts."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User
from claims.models import Claim, ClaimTopic
from claims.models.claim import NotDraft
from ledger.admin import LedgerAdmin, LedgerInline, act


class TopicInline(LedgerInline):
    model = ClaimTopic
    related = ("topic",)
    fields = ["topic", "seen"]
    show_change_link = False


def publish(claim: Claim, by: User, asked: dict[str, Any]) -> None:
    claim.publish(by=by, reason=asked["why"])


@admin.register(Claim)
class ClaimAdmin(LedgerAdmin):
    list_display = ["statement", "kind", "status", "value_in_words", "reports", "disputes"]
    list_filter = ["status", "kind", ("publish_at", admin.EmptyFieldListFilter)]
    search_fields = ["statement", "finding", "place", "id__exact"]
    search_help_text = "Words of the statement, or the number in the address."
    date_hierarchy = "occurred_from"
    related = ("measure", "merged_into", "counts")
    readonly_fields = ["status", "status_reason", "merged_into", "reports", "disputes"]
    inlines = [TopicInline]
    actions = [act("publish", "Publish", publish, refuses=(NotDraft,))]
    fieldsets = (
        (None, {"fields": ["statement", "kind", "language", "finding"]}),
        ("Value", {"fields": ["measure", ("low", "high"), ("unit", "comparator"), "denominator", "verb"]}),
        ("When and where", {"fields": ["occurred", "place"]}),
        ("Work", {"fields": ["publish_at"]}),
        ("Standing", {"fields": ["status", "status_reason", "merged_into", "reports", "disputes"]}),
    )

    @admin.display(ordering="counts__reports")
    def reports(self, row: Claim) -> int:
        """Not withdrawn."""
        return row.counts.reports if row.pk else 0

    @admin.display(description="open disputes", ordering="counts__disputes_open")
    def disputes(self, row: Claim) -> int:
        """On it, on a report of it or on a cross-reference."""
        return row.counts.disputes_open if row.pk else 0

    def add(self, row: Claim, by: User) -> None:
        """As a draft."""
        row.draft(by=by)

    def change(self, row: Claim, by: User) -> None:
        """What leaned on another proposition needs another look."""
        before = Claim.objects.get(pk=row.pk)
        super().change(row, by)
        row.looks.raise_after(before, row)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A draft that nothing refers to: the database holds on to what something refers to."""
        return obj is not None and obj.status == Claim.Status.DRAFT and super().has_change_permission(request, obj)
