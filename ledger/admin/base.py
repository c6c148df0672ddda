"""The base of every page of the administration."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import DatabaseError, models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from ledger.admin.changes import acts_of
from ledger.admin.forms import ReasonedForm, ReasonForm, versioned
from ledger.admin.refusals import in_words
from ledger.admin.widgets import Autocomplete
from ledger.changesets import changeset, seal_now
from ledger.models import Changeset

REFUSED = "claimline.refused"
ASKED = ("why", "seen")
ACTS_A_PAGE = 50


class LedgerAdmin(admin.ModelAdmin):
    """Each save is one act for a typed reason, with its parts; what the database refuses comes back as the form.

    `related`: what a row's text and its columns in the list need.
    """

    related: ClassVar[tuple[str, ...]] = ()
    form = ReasonedForm
    list_per_page = 50
    save_on_top = True
    show_full_result_count = False
    delete_confirmation_template = "admin/claimline/delete_confirmation.html"

    def add(self, row: Any, by: Any) -> None:
        """Make a new row, within an open changeset."""
        row.save(force_insert=True)

    def names(self, request: HttpRequest, model: type[models.Model], keys: set[int]) -> dict[int, str]:
        """What rows of any model are called, by their keys, in one query."""
        rows: Any = model._default_manager.all()
        if self.admin_site.is_registered(model):
            rows = self.admin_site.get_model_admin(model).get_queryset(request)
        return {row.pk: str(row) for row in rows.filter(pk__in=keys)}

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
        """One changeset; then the rules over several rows, before anybody is told that it was saved."""
        with changeset(request.user, form.cleaned_data["why"], tool=Changeset.Tool.ADMIN):
            if change:
                form.instance.save()
            else:
                self.add(form.instance, request.user)
            super().save_related(request, form, formsets, change)
        seal_now()

    # Deleting

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing public is deleted."""
        return False

    def get_actions(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Without deletion by the dozen."""
        found = super().get_actions(request, *args, **kwargs)
        return {name: action for name, action in found.items() if name != "delete_selected"}

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Asks for the reason, and goes on when it has one."""
        asked = ReasonForm(request.POST or None)
        if request.POST and not asked.is_valid():
            request.POST = QueryDict()  # what makes Django's view ask again
        return super().delete_view(request, object_id, {"form": asked, **(extra_context or {})})

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """One changeset."""
        with changeset(request.user, request.POST["why"], tool=Changeset.Tool.ADMIN):
            obj.delete()
        seal_now()

    # History

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Who changed what, when and why: the row and its parts, newest first."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        acts = acts_of(row, self.parts(), lambda model, keys: self.names(request, model, keys))
        context = {
            **self.admin_site.each_context(request),
            "title": f"History: {row}",
            "opts": self.opts,
            "object": row,
            "page": Paginator(acts, ACTS_A_PAGE).get_page(request.GET.get("p")),
        }
        return TemplateResponse(request, "admin/claimline/history.html", context)

    def parts(self) -> list[tuple[type[models.Model], str]]:
        """The models of the rows edited on the same page, each with the name of its key to this one."""
        made = [inline(self.model, self.admin_site) for inline in self.inlines]
        return [(inline.model, inline.fk_name or _key_to(inline.model, self.model)) for inline in made]

    # Django's own log would be a second history, and one that keeps names of people for ever.

    def log_addition(self, *_: Any) -> None:
        """The ledger has it."""

    def log_change(self, *_: Any) -> None:
        """The ledger has it."""

    def log_deletions(self, *_: Any) -> None:
        """The ledger has it."""


def _key_to(model: type[models.Model], parent: type[models.Model]) -> str:
    keys = [field.name for field in model._meta.local_fields if field.related_model is parent]
    return keys[0]


class ReadOnlyAdmin(LedgerAdmin):
    """What is only ever added to, and not here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False
