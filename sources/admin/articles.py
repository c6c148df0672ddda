"""Articles and whom they credit."""

from django.contrib import admin

from ledger.admin import LedgerAdmin, LedgerInline
from sources.models import Article, Credit


class CreditInline(LedgerInline):
    model = Credit
    related = ("outlet", "passage")
    fields = ["kind", "name", "outlet", "passage", "seen"]


@admin.register(Article)
class ArticleAdmin(LedgerAdmin):
    list_display = ["headline", "outlet", "published_in_words", "language", "republishes"]
    list_filter = ["published_basis"]
    search_fields = ["title", "url", "byline", "outlet__name", "id__exact"]
    search_help_text = "Words of the headline, an address, an author or an outlet."
    date_hierarchy = "published_from"
    related = ("outlet", "republishes", "republishes_evidence")
    inlines = [CreditInline]
    fieldsets = (
        (None, {"fields": ["title", "outlet", "byline", "language"]}),
        ("Where", {"fields": ["url", "canonical_url"]}),
        ("When", {"fields": ["published", "published_basis", "published_note"]}),
        ("Taken over", {"fields": ["republishes", "republishes_evidence"]}),
        (None, {"fields": ["note"]}),
    )

    @admin.display(description="headline", ordering="title")
    def headline(self, row: Article) -> str:
        """Never blank, since it is the link."""
        return str(row)
