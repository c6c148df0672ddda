"""Cross-references between claims."""

from typing import Any

from django.contrib import admin

from accounts.models import User
from claims.admin.evidence import EvidenceInline
from claims.models import CrossReference
from ledger.admin import LedgerAdmin, act


def withdraw(reference: CrossReference, by: User, asked: dict[str, Any]) -> None:
    reference.withdraw(reason=asked["why"], by=by)


@admin.register(CrossReference)
class CrossReferenceAdmin(LedgerAdmin):
    list_display = ["__str__", "from_claim", "relation", "to_claim", "withdrawn"]
    list_filter = ["relation", ("withdrawn_reason", admin.EmptyFieldListFilter)]
    search_fields = ["from_claim__statement", "to_claim__statement", "rationale", "id__exact"]
    search_help_text = "Words of either claim, or of the rationale."
    related = ("from_claim", "to_claim")
    fields = ["from_claim", "relation", "to_claim", "rationale", "withdrawn_reason"]
    readonly_fields = ["withdrawn_reason"]
    inlines = [EvidenceInline]
    actions = [act("withdraw", "Withdraw", withdraw)]

    @admin.display(boolean=True)
    def withdrawn(self, row: CrossReference) -> bool:
        """Off the record."""
        return bool(row.withdrawn_reason)
