"""Speakers and their offices."""

from django.contrib import admin

from ledger.admin import LedgerAdmin, LedgerInline
from sources.models import Speaker, SpeakerRole


class RoleInline(LedgerInline):
    model = SpeakerRole
    fields = ["title", "organisation", "held", "seen"]


@admin.register(Speaker)
class SpeakerAdmin(LedgerAdmin):
    list_display = ["name", "kind", "description", "confidential"]
    list_filter = ["kind", "confidential"]
    search_fields = ["name", "aliases", "description", "id__exact"]
    inlines = [RoleInline]
