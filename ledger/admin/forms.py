"""A form that says why, and knows the version it was filled in from."""

from copy import copy
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db import models

from ledger.models import History
from ledger.tracking import history_of

GONE_ON = "This was changed meanwhile{by}. Below is what you typed; save again to put it in place of theirs."


def versioned(model: type[models.Model]) -> bool:
    """Whether rows of `model` count their changes."""
    return any(field.name == "version" and not field.primary_key for field in model._meta.local_fields)


def plain(figure: Decimal) -> Decimal:
    """Without the zeros of its column."""
    return Decimal(f"{figure.normalize():f}")


class ReasonForm(forms.Form):
    """Asked before an act that needs nothing else."""

    why = forms.CharField(
        label="Reason",
        max_length=1000,
        widget=AdminTextInputWidget,
        help_text="Kept in the history.",
        error_messages={"required": "Say why: it is kept in the history."},
    )


class ReasonedForm(forms.ModelForm):
    """`by` and `refusal` are set by LedgerAdmin: who saves, and what the database said to a first try."""

    by: ClassVar[Any] = None
    refusal: ClassVar[str] = ""

    why = ReasonForm.base_fields["why"]
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and versioned(type(self.instance)):
            self.initial["seen"] = self.instance.version
        figures = {name: plain(value) for name, value in self.initial.items() if isinstance(value, Decimal)}
        self.initial.update(figures)

    def clean(self) -> dict[str, Any] | None:
        """Refuse a change of a version that is not the latest, saying what became of it."""
        cleaned = super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        if "seen" in self.initial and self.cleaned_data.get("seen") != self.initial["seen"]:
            self._refuse_stale(self.cleaned_data.get("seen"))
        return cleaned

    def _refuse_stale(self, seen: int | None) -> None:
        past: Any = history_of(type(self.instance))._default_manager.filter(pgh_obj_id=self.instance.pk)
        last = past.select_related("pgh_changeset__actor").last()
        by = f" by {last.pgh_changeset.actor}: “{last.pgh_changeset.reason}”" if last else ""
        self.add_error(None, GONE_ON.format(by=by))
        base = past.filter(version=seen).last()
        for name in self._changed_since(base) if base else ():
            self.add_error(name, f"It reads “{_value(self.instance, name)}” now.")
        # Whoever saves again has seen this.
        accept(self)

    def _changed_since(self, base: History) -> list[str]:
        shared = {field.name for field in base._meta.local_fields} & self.fields.keys()
        return [name for name in shared if _raw(base, name) != _raw(self.instance, name)]


def accept(form: forms.ModelForm) -> None:
    """Let the form, when it is shown again, start from the row as it is now."""
    typed: Any = copy(form.data)
    typed[form.add_prefix("seen")] = str(form.initial["seen"])
    form.data = typed


def _raw(row: models.Model, name: str) -> object:
    return row.serializable_value(name)


def _value(row: models.Model, name: str) -> object:
    display = getattr(row, f"get_{name}_display", None)
    return display() if display else getattr(row, name)
