"""Topics and measures."""

from django.contrib import admin

from claims.models import Measure, Topic
from ledger.admin import LedgerAdmin


@admin.register(Topic)
class TopicAdmin(LedgerAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "summary", "id__exact"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Measure)
class MeasureAdmin(LedgerAdmin):
    list_display = ["name", "counted", "place", "time", "dimension", "unit"]
    list_filter = ["dimension"]
    search_fields = ["name", "counted", "place", "id__exact"]
