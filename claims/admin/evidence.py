"""Evidence, on the page of what it speaks for or against."""

from claims.models import Evidence
from ledger.admin import WideInline


class EvidenceInline(WideInline):
    """Added and corrected, never taken away."""

    model = Evidence
    author = "added_by"
    related = ("passage", "article", "position")
    fields = [("direction", "kind"), "passage", "article", "url", "note", "seen"]
    can_delete = False
    show_change_link = False
