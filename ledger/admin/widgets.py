"""A search field in place of a list of all rows."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models


class Autocomplete(AutocompleteSelect):
    """Names the chosen row without a query when that row was `known` before: many rows on a page, one query."""

    known: models.Model | None = None

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """The chosen row only; the others are searched for."""
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = self.choices.field.label_from_instance(self.known)
        return [(None, [*empty, self.create_option(name, self.known.pk, label, True, len(empty))], 0)]


def name_known(form: forms.ModelForm) -> None:
    """Give the search fields of a form the rows that came with its own."""
    for name, field in form.fields.items():
        widget = field.widget.widget if isinstance(field.widget, RelatedFieldWidgetWrapper) else field.widget
        if isinstance(widget, Autocomplete):
            widget.known = form.instance._state.fields_cache.get(name)
