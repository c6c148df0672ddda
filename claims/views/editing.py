"""Changing a row that somebody else may have changed meanwhile."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse

from claims.pages.conflict import Conflict, in_words, past, values
from claims.views.sheets import Done, Sheet
from claims.views.unfinished import keeping
from ledger.merging import Merged, merge
from sources.models.base import Stale

type Save = Callable[[dict[str, Any], int], Done]
"""Writes these changes over the version given. Raises Stale."""

TRIES = 10


@dataclass(frozen=True)
class Edit:
    """A form over a `row` that has a version."""

    row: Any
    form: forms.ModelForm
    save: Save

    @property
    def names(self) -> list[str]:
        """The fields of the row that the form changes, many-to-many ones aside."""
        own = {field.name for field in self.row._meta.local_concrete_fields}
        return [name for name in self.form.fields if name in own]


def edit(request: HttpRequest, asked: Edit, sheet: Sheet) -> HttpResponse:
    """Show the form; when it was sent, save it over the version it was filled in from.

    Somebody else's change of other fields stands beside mine; of the same fields, a page shows both (409), and so it
    does when the form has no version (428).
    """
    if request.method != "POST":
        return sheet.show(request, asked.form, version=asked.row.version)
    if kept := keeping(request, sheet.title):
        return kept
    version = request.POST.get("version", "")
    if not asked.form.is_valid():
        return sheet.show(request, asked.form, status=422, version=version)
    return _save(request, asked, sheet, int(version) if version.isdecimal() and len(version) < 10 else None)


def _save(request: HttpRequest, asked: Edit, sheet: Sheet, version: int | None) -> HttpResponse:
    """A few tries, since somebody may save between the look and the save."""
    for _ in range(TRIES):
        asked.row.refresh_from_db()
        merged = _merged(asked, version, request)
        if merged.clashes:
            return _clash(request, asked, sheet, merged, 409 if version else 428)
        mine = {name: asked.form.cleaned_data[name] for name in merged.changes}
        try:
            act = partial(asked.save, mine, asked.row.version)
            return sheet.carry_out(request, asked.form, act, passing=(Stale,), version=version)
        except Stale:
            continue
    return _clash(request, asked, sheet, _merged(asked, None, request), 409)


def _merged(asked: Edit, version: int | None, request: HttpRequest) -> Merged:
    """Mine and theirs; for a field where theirs was chosen on the page of conflicts, theirs."""
    theirs = values(asked.row, asked.names)
    base: dict[str, Any] | None = theirs if version == asked.row.version else None
    if version is not None and base is None:
        found = past(asked.row, version, asked.names)
        base = found.values if found else None
    given = asked.form.cleaned_data
    mine = {name: _column(given[name]) for name in asked.names}
    chosen = {name: theirs[name] for name in asked.names if request.POST.get(f"keep-{name}") == "theirs"}
    return merge(base, theirs, mine | chosen)


def _column(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


def _clash(request: HttpRequest, asked: Edit, sheet: Sheet, merged: Merged, status: int) -> HttpResponse:
    """Both texts, side by side, above the form with mine; saving again has seen theirs."""
    row, form = asked.row, asked.form
    labels = {name: str(form[name].label) for name in asked.names}
    sides = [in_words(type(row), clash, labels) for clash in merged.clashes]
    latest = past(row, row.version, []) if status == 409 else None
    conflict = Conflict(latest, sides, [labels[name] for name in merged.theirs])
    _take(form, {name: row.serializable_value(name) for name in merged.theirs})
    return sheet.show(request, form, status=status, version=row.version, conflict=conflict)


def _take(form: forms.ModelForm, theirs: dict[str, Any]) -> None:
    """Let the form show these values in place of what was sent."""
    data: Any = copy(form.data)
    for name, value in theirs.items():
        field, key = form.fields[name], form.add_prefix(name)
        shown = field.widget.format_value(field.prepare_value(value))
        if isinstance(field.widget, forms.CheckboxInput):
            data.setlist(key, ["on"] if value else [])
        elif isinstance(shown, list | tuple):
            data.setlist(key, list(shown))
        else:
            data[key] = "" if shown is None else shown
    form.data = data
