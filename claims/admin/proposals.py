"""What machines suggested, and what people decided on it: read here, decided on the site."""

from django.contrib import admin

from claims.models import Proposal
from ledger.admin import ReadOnlyAdmin


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "kind", "state", "score", "method", "decided_by"]
    list_filter = ["kind", "state"]
    search_fields = ["reason", "method", "id__exact"]
    date_hierarchy = "created_at"
    related = ("article", "claim", "other_article", "decided_by")
    fields = [
        ("kind", "state", "score"),
        ("article", "start", "end"),
        ("claim", "other_claim", "outlet", "other_outlet", "other_article"),
        "method",
        ("decided_by", "decided_at", "reason", "snoozed_until"),
        ("became_attribution", "became_reference"),
    ]
