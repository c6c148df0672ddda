"""Reports with their words, marks and chain."""

from typing import Any

from django.contrib import admin

from accounts.models import User
from claims.models import Attribution, AttributionLink, AttributionPassage, Mark
from ledger.admin import LedgerAdmin, LedgerInline, WideInline, act


class WordsInline(LedgerInline):
    model = AttributionPassage
    related = ("passage",)
    fields = ["position", "passage", "seen"]
    min_num = 1
    verbose_name = "passage"
    verbose_name_plural = "words"
    show_change_link = False


class MarkInline(LedgerInline):
    model = Mark
    related = ("passage",)
    fields = ["kind", "passage", "start", "end", "words", "seen"]
    readonly_fields = ["words"]
    show_change_link = False

    def words(self, row: Mark) -> str:
        """What is marked."""
        return row.passage.exact[row.start : row.end] if row.pk else ""


class LinkInline(WideInline):
    model = AttributionLink
    related = ("speaker", "outlet", "evidence", "source__article", "source__claim")
    fk_name = "attribution"
    fields = [("position", "relation"), ("speaker", "outlet"), "source", "evidence", "seen"]
    verbose_name = "step"
    verbose_name_plural = "on whose word, nearest first"
    show_change_link = False


def withdraw(report: Attribution, by: User, asked: dict[str, Any]) -> None:
    report.withdraw(reason=asked["why"], by=by)


@admin.register(Attribution)
class AttributionAdmin(LedgerAdmin):
    list_display = ["__str__", "stance", "voice", "value_in_words", "withdrawn"]
    list_filter = ["stance", "voice", ("withdrawn_reason", admin.EmptyFieldListFilter)]
    search_fields = ["claim__statement", "article__title", "note", "id__exact"]
    search_help_text = "Words of the claim or of the headline."
    related = ("article", "claim")
    readonly_fields = ["withdrawn_reason"]
    inlines = [WordsInline, MarkInline, LinkInline]
    actions = [act("withdraw", "Withdraw", withdraw)]
    fieldsets = (
        (None, {"fields": ["claim", "article", ("stance", "voice"), "verb"]}),
        ("Stated value", {"fields": [("low", "high"), ("unit", "comparator"), "denominator", "as_of"]}),
        (None, {"fields": ["note", "withdrawn_reason"]}),
    )

    @admin.display(boolean=True)
    def withdrawn(self, row: Attribution) -> bool:
        """Off the record."""
        return bool(row.withdrawn_reason)
