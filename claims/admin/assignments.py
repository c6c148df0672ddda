"""Who takes care of what: given and handed over at the desk."""

from django.contrib import admin

from claims.models import Assignment
from claims.models.assignment import TARGETS
from ledger.admin import ReadOnlyAdmin


@admin.register(Assignment)
class AssignmentAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "due", "note", "assigned_by", "assigned_at"]
    list_filter = ["assignee"]
    search_fields = ["note", "id__exact"]
    date_hierarchy = "assigned_at"
    related = ("assignee", "assigned_by")
    fields = [TARGETS, ("assignee", "due"), "note", ("assigned_by", "assigned_at")]
