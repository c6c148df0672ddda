"""A claim made from a passage, with what is added in place: its measure and its topics."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from claims.analysis.passage_reading import PassageReading, dimension
from claims.forms.claim import ClaimForm
from claims.forms.report import value_of
from claims.models import Claim, Measure, Topic
from sources.dates import validate_edtf
from sources.slugs import free_slug

QUANTITY = Claim.Kind.QUANTITY


class NewClaimForm(ClaimForm):
    """Figures count only where the claim is a quantity."""

    measure_name = forms.CharField(
        label="Measure",
        required=False,
        max_length=300,
        help_text="What the figure is a figure of, with place and time. One on record, or a new one.",
        widget=forms.TextInput({"list": "measures", "autocomplete": "off", "dir": "auto"}),
    )
    counted = forms.CharField(label="What is counted", required=False, max_length=200)
    measure_place = forms.CharField(label="Place", required=False, max_length=200)
    measure_time = forms.CharField(label="Time", required=False, max_length=60, validators=[validate_edtf])
    dimension = forms.ChoiceField(
        label="Dimension", required=False, choices=[("", "as the unit says"), *Measure.Dimension.choices]
    )
    topics: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        Topic.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    new_topics = forms.CharField(
        required=False, max_length=500, help_text="One a line.", widget=forms.Textarea({"rows": 1, "dir": "auto"})
    )

    class Meta(ClaimForm.Meta):
        exclude = ("finding", "measure")

    def clean(self) -> dict[str, Any]:
        """Find the measure, or make it."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("kind") != QUANTITY:
            data.update(low=None, high=None, unit="", comparator="", denominator="")
            return data
        if data.get("low") is None and "low" not in self.errors:
            self.add_error("low", "A quantity has a figure.")
        self.instance.measure = self._measure(data)
        return data

    def _measure(self, data: dict[str, Any]) -> Measure | None:
        name, unit = data.get("measure_name", ""), data.get("unit", "")
        if not name:
            self.add_error("measure_name", "Say what the figure is a figure of.")
            return None
        held = Measure.objects.filter(name__iexact=name).first()
        return held or Measure(
            name=name,
            counted=data.get("counted") or name[:200],
            place=data.get("measure_place", ""),
            time=data.get("measure_time", ""),
            dimension=data.get("dimension") or dimension(unit),
            unit=unit,
        )

    def draft(self, *, by: User) -> Claim:
        """Put the claim on record, with its measure and topics, within an open changeset. Raises ValidationError."""
        claim: Claim = self.instance
        if claim.measure and claim.measure._state.adding:
            claim.measure = _entered(claim.measure, by)
        names = filter(None, map(str.strip, self.cleaned_data["new_topics"].splitlines()))
        added = [_topic(name, by) for name in names]
        return claim.draft(by=by, topics=list(dict.fromkeys([*self.cleaned_data["topics"], *added])))


def _entered(measure: Measure, by: User) -> Measure:
    try:
        return measure.enter(by=by, reason="Add measure")
    except ValidationError as error:
        raise ValidationError({"measure_name": error.messages}) from error


def _topic(name: str, by: User) -> Topic:
    held = Topic.objects.filter(name__iexact=name).first()
    return held or Topic(name=name, slug=free_slug(Topic, name)).enter(by=by, reason="Add topic")


def suggested(reading: PassageReading, language: str) -> dict[str, Any]:
    """What the form is filled in with."""
    told = {"statement": reading.statement, "kind": reading.kind, "language": language, "occurred": reading.occurred}
    return {**told, **value_of(reading), "measure_name": _new_name(reading), "topics": []}


def _new_name(reading: PassageReading) -> str:
    """A name for a measure, from its words; blank when it says too little, or another measure has it."""
    figure = reading.figure
    if figure is None:
        return ""
    of_what = figure.denominator or (f"of {figure.unit.strip('{}')}" if figure.unit.startswith("{") else "")
    name = f"{'Share' if dimension(figure.unit) == 'share' else 'Number'} {of_what}"[:300] if of_what else ""
    return "" if Measure.objects.filter(name__iexact=name).exists() else name
