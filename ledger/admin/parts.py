"""Rows that belong to another and are edited on its page."""

import hashlib
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from ledger.admin.forms import accept
from ledger.admin.widgets import Autocomplete, name_known


class PartForm(forms.ModelForm):
    """`seen` is a digest of the row as it was when the page was made, since not every part has a version."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_known(self)
        if self.instance.pk:
            columns = forms.model_to_dict(self.instance)
            self.initial["seen"] = hashlib.sha256(repr(sorted(columns.items())).encode()).hexdigest()[:16]

    def clean(self) -> dict[str, Any] | None:
        """Refuse a change of a row that somebody changed meanwhile."""
        cleaned = super().clean()
        if self.instance.pk and self.cleaned_data.get("seen") != self.initial["seen"]:
            self.add_error(
                None, f"This was changed meanwhile; it reads “{self.instance}” now. Save again to replace it."
            )
            accept(self)
        return cleaned


class PartFormSet(BaseInlineFormSet):
    """`author` names the column of a new row for whoever adds it, who is `by`."""

    author: ClassVar[str] = ""
    by: ClassVar[Any] = None

    def save_new(self, form: Any, commit: bool = True) -> Any:
        """Sign it."""
        if self.author:
            setattr(form.instance, self.author, self.by)
        return super().save_new(form, commit)


class LedgerInline(admin.TabularInline):
    """`related`: what a row's text and its links need, so that a page asks once for all rows."""

    related: ClassVar[tuple[str, ...]] = ()
    author: ClassVar[str] = ""
    form: type[forms.ModelForm] = PartForm
    formset: type[BaseInlineFormSet] = PartFormSet
    extra = 0
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With what it takes to name each row."""
        rows = super().get_queryset(request)
        return rows.select_related(*self.related) if self.related else rows

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Searched, never a list of everything."""
        kwargs.setdefault("widget", Autocomplete(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Tell it who is at work."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.author, formset.by = self.author, request.user
        return formset


class WideInline(LedgerInline):
    """One below the other, where a line is too short for a row."""

    template = "admin/edit_inline/stacked.html"


class ReadOnlyInline(LedgerInline):
    """What is only ever added to, elsewhere."""

    form = forms.ModelForm
    formset: type[BaseInlineFormSet] = BaseInlineFormSet
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False
