"""Outlets."""

from typing import Any

from django import forms
from django.contrib import admin

from accounts.models import User
from ledger.admin import LedgerAdmin, ReasonForm, act
from ledger.admin.widgets import Autocomplete
from sources.models import Outlet


class MergeForm(ReasonForm):
    """Into which outlet."""

    field_order = ("into", "why")
    into = forms.ModelChoiceField(
        Outlet.objects.standing(),
        label="Merge into",
        widget=Autocomplete(Outlet._meta.get_field("merged_into"), admin.site),
    )


def merge(outlet: Outlet, by: User, asked: dict[str, Any]) -> None:
    outlet.merge(asked["into"], reason=asked["why"], by=by)


@admin.register(Outlet)
class OutletAdmin(LedgerAdmin):
    list_display = ["name", "kind", "control", "rights", "country", "parent", "merged_into"]
    list_filter = ["kind", "control", "rights", ("merged_into", admin.EmptyFieldListFilter)]
    search_fields = ["name", "slug", "aliases", "domains", "id__exact"]
    search_help_text = "A name, another spelling or a domain."
    related = ("parent", "merged_into")
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["merged_into", "merge_reason"]
    actions = [act("merge", "Merge into another outlet", merge, form=MergeForm)]
    fieldsets = (
        (None, {"fields": ["name", "slug", "kind", "control", "rights", "parent"]}),
        ("Where", {"fields": ["country", "languages", "homepage", "domains"]}),
        ("Also known as", {"fields": ["aliases", "wikidata_id", "note"]}),
        ("Merged", {"fields": ["merged_into", "merge_reason"]}),
    )
