"""Rows that belong to another one: the offices of a speaker, the credits of an article."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from claims.forms.fields import ReasonForm
from claims.forms.together import Together
from sources.models import Credit, Outlet, SpeakerRole
from sources.models.rows import keys

MOST = 30
WORDS = forms.TextInput({"dir": "auto"})


class RoleRow(forms.ModelForm):
    """One office; without a title the row counts for nothing."""

    title = forms.CharField(required=False, max_length=200, widget=WORDS)

    class Meta:
        model = SpeakerRole
        fields = ("title", "organisation", "held")
        widgets = {"organisation": WORDS}
        labels = {"held": "Held"}
        help_texts = {"held": "2020-03-04/2024-09-05, 2019/.."}

    @property
    def counts(self) -> bool:
        """Whether it says anything."""
        return bool(self.cleaned_data.get("title"))


class CreditRow(forms.ModelForm):
    """One credit; without a name the row counts for nothing."""

    name = forms.CharField(label="As printed", required=False, max_length=200, widget=WORDS)

    class Meta:
        model = Credit
        fields = ("kind", "name", "outlet")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outlets: Any = self.fields["outlet"]
        outlets.queryset = Outlet.objects.standing()

    @property
    def counts(self) -> bool:
        """Whether it names anybody."""
        return bool(self.cleaned_data.get("name"))


class RowsForm(Together):
    """The rows as they stand with two empty ones, and why they are changed. `seen` tells which were read."""

    def __init__(self, data: Mapping[str, Any] | None, row: type[forms.ModelForm], held: Any) -> None:
        names = row._meta.fields or ()
        initial = [{name: one.serializable_value(name) for name in names} for one in held.all()]
        made: Any = forms.formset_factory(row, extra=2, max_num=MOST, absolute_max=MOST)
        self.rows = made(data, prefix="rows", initial=initial)
        self.why = ReasonForm(data)
        self.now = keys(held)
        self.seen = (data or {}).get("seen", self.now)
        super().__init__(self.rows.management_form, *self.rows.forms, self.why, rule=lambda: True)

    @property
    def reason(self) -> str:
        """Why."""
        return str(self.why.cleaned_data["reason"])

    def wanted(self) -> Iterable[Any]:
        """The rows that say something, not saved."""
        return [row.instance for row in self.rows.forms if row.counts]
