"""What needs another look: raised by changes to claims, confirmed by an act."""

from typing import Any

from django.contrib import admin

from accounts.models import User
from claims.models import Look
from claims.models.proposed import NotWaiting
from ledger.admin import ReadOnlyAdmin, act


def confirm(look: Look, by: User, asked: dict[str, Any]) -> None:
    look.confirm(by=by)


@admin.register(Look)
class LookAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "claim", "raised_at", "confirmed_by", "confirmed_at"]
    list_filter = [("confirmed_at", admin.EmptyFieldListFilter)]
    search_fields = ["claim__statement", "because", "id__exact"]
    date_hierarchy = "raised_at"
    related = ("claim", "confirmed_by", "passage_check__passage")
    fields = [
        "claim",
        ("attribution", "cross_reference", "dispute"),
        "because",
        "passage_check",
        "raised_at",
        "confirmed_by",
        "confirmed_at",
    ]
    actions = [act("confirm", "Confirm", confirm, refuses=(NotWaiting,))]
