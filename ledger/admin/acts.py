"""What can be done to chosen rows: a page asks for the reason, then a model's own method acts on each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ActionLocation
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from ledger.admin.forms import ReasonForm
from ledger.changesets import changeset, seal_now
from ledger.models import Changeset
from ledger.refusals import in_words

type Do = Callable[[Any, Any, dict[str, Any]], object]
"""Acts on a row for a person, with what the form asked: `why`, and more when the form asks more."""

KEPT = ("action", "CHANGE_FORM-action", "select_across", "CHANGE_FORM-select_across", "index", ACTION_CHECKBOX_NAME)
NAMED = 20  # rows listed by name on the page that asks


@contextmanager
def acting(request: HttpRequest, why: str) -> Iterator[None]:
    """A changeset of whoever is signed in. Rules over several rows are checked at its end, and not at the end of the
    transaction, when it has been said already that all went well.
    """
    assert request.user.is_authenticated
    with transaction.atomic():
        with changeset(request.user, why, tool=Changeset.Tool.ADMIN):
            yield
        seal_now()


def act(
    name: str, label: str, do: Do, *, form: type[ReasonForm] = ReasonForm, refuses: tuple[type[Exception], ...] = ()
) -> Callable[..., HttpResponse | None]:
    """An action of the admin. All rows or none: `refuses` are what `do` raises when a row cannot be acted on."""

    @admin.action(description=label, location=[ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM])
    def run(model_admin: admin.ModelAdmin, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        asked = form(request.POST if "confirmed" in request.POST else None)
        if not asked.is_valid():
            return _page(model_admin, request, rows, asked, label)
        try:
            count = _carry_out(do, list(rows), request, asked.cleaned_data)
        except (DatabaseError, ValidationError) as error:
            asked.add_error(None, in_words(error))
        except refuses as error:
            asked.add_error(None, str(error) or str(type(error).__doc__))
        else:
            messages.success(request, f"{label}: {count} done.")
            return None
        return _page(model_admin, request, rows, asked, label)

    run.__name__ = name
    return run


def _carry_out(do: Do, rows: list[Any], request: HttpRequest, asked: dict[str, Any]) -> int:
    """One changeset for all rows."""
    with acting(request, asked["why"]):
        for row in rows:
            do(row, request.user, asked)
    return len(rows)


def _page(
    model_admin: admin.ModelAdmin, request: HttpRequest, rows: QuerySet[Any], asked: ReasonForm, label: str
) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": label,
        "opts": model_admin.opts,
        "form": asked,
        "rows": rows[:NAMED],
        "more": max(0, rows.count() - NAMED),
        "kept": [(key, value) for key in KEPT for value in request.POST.getlist(key)],
        "media": model_admin.media + asked.media,
    }
    return TemplateResponse(request, "admin/claimline/act.html", context, status=422 if asked.errors else 200)
