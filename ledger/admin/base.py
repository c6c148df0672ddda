"""The base of every page of the administration."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models
from django.http import HttpRequest, QueryDict

from ledger.admin.acts import acting
from ledger.admin.forms import ReasonedForm, ReasonForm, versioned
from ledger.admin.history import HistoryAdmin
from ledger.admin.widgets import Autocomplete
from ledger.refusals import in_words

REFUSED = "claimline.refused"
ASKED = ("why", "seen")


class LedgerAdmin(HistoryAdmin):
    """Each save is one act for a typed reason, with its parts; what the database refuses comes back as the form.

    `related`: what a row's text and its columns in the list need.
    """

    related: ClassVar[tuple[str, ...]] = ()
    form = ReasonedForm
    list_per_page = 50
    save_on_top = True
    show_full_result_count = False
    change_form_template = "admin/claimline/change_form.html"
    delete_confirmation_template = "admin/claimline/delete_confirmation.html"

    def add(self, row: Any, by: Any) -> None:
        """Make a new row, within an open changeset."""
        row.save(force_insert=True)

    def change(self, row: Any, by: Any) -> None:
        """Save a row that was there, within an open changeset."""
        row.save()

    # Lists and fields

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With what it takes to name each row."""
        rows = super().get_queryset(request)
        return rows.select_related(*self.related) if self.related else rows

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Locked while it is being changed, so that the version compared is the version replaced."""
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST" and versioned(self.model) and self.has_change_permission(request, found):
            found.refresh_from_db(from_queryset=self.get_queryset(request).select_for_update(of=("self",)))
        return found

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Those of the row; what the form asks besides stands apart."""
        return [name for name in super().get_fields(request, obj) if name not in ASKED]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ask for the reason last, next to the button."""
        own = list(super().get_fieldsets(request, obj))
        may_save = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return [*own, ("This change", {"fields": ASKED})] if may_save else own

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Tell it who is at work, and what the database said when this is the second try."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.by, form.refusal = request.user, request.META.get(REFUSED, "")
        return form

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Searched, never a list of everything."""
        kwargs.setdefault("widget", Autocomplete(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    # Writing

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A save that the database refuses is rolled back and shown again as a form with an error."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (DatabaseError, ValidationError) as error:
            request.META[REFUSED] = in_words(error)
        return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Not yet: save_related saves the row with its parts."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """One changeset for the row and its parts."""
        with acting(request, form.cleaned_data["why"]):
            if change:
                self.change(form.instance, request.user)
            else:
                self.add(form.instance, request.user)
            super().save_related(request, form, formsets, change)

    # Deleting

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing public is deleted, and nothing by the dozen."""
        return False

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Asks for the reason, and goes on when it has one."""
        asked = ReasonForm(request.POST or None)
        if request.POST and not asked.is_valid():
            request.POST = QueryDict()  # what makes Django's view ask again
        return super().delete_view(request, object_id, {"form": asked, **(extra_context or {})})

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """One changeset."""
        with acting(request, request.POST["why"]):
            obj.delete()


class ReadOnlyAdmin(LedgerAdmin):
    """What is only ever added to, and not here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False
