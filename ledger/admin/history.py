"""The page that shows the history of a row."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from ledger.admin.changes import acts_of

ACTS_A_PAGE = 50


class HistoryAdmin(admin.ModelAdmin):
    """History comes from the ledger. Django's own log would be a second one, which keeps names of people for ever."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Who changed what, when and why: the row and its parts, newest first."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
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

    def names(self, request: HttpRequest, model: type[models.Model], keys: set[int]) -> dict[int, str]:
        """What rows of any model are called, by their keys, in one query."""
        rows: Any = model._default_manager.all()
        if self.admin_site.is_registered(model):
            rows = self.admin_site.get_model_admin(model).get_queryset(request)
        return {row.pk: str(row) for row in rows.filter(pk__in=keys)}

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The ledger has it."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The ledger has it."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """The ledger has it."""


def _key_to(model: type[models.Model], parent: type[models.Model]) -> str:
    return next(field.name for field in model._meta.local_fields if field.related_model is parent)
