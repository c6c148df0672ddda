"""Evidence, on the page of what it speaks for or against."""

from ledger.admin import LedgerInline
from claims.models import Evidence


class EvidenceInline(LedgerInline):
    """Added and corrected, never taken away."""

    model = Evidence
    author = "added_by"
    related = ("passage", "article", "position")
    fields = ["direction", "kind", "passage", "article", "url", "note", "seen"]
    can_delete = False
    show_change_link = False
