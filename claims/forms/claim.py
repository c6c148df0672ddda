"""Wording a claim, and publishing it."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from claims.forms.fields import long_text, reason
from claims.models import Claim, Topic

NEUTRAL = "One proposition in neutral words, never its negation; loaded words only in quotes."


class ClaimForm(forms.ModelForm):
    """What an editor says of a claim. Two equal figures are one figure."""

    class Meta:
        model = Claim
        fields = (
            *("statement", "kind", "language", "finding", "measure", "low", "high", "unit", "comparator"),
            *("denominator", "verb", "occurred", "place"),
        )
        widgets = {"statement": long_text(2), "finding": long_text(3)}
        help_texts = {
            "statement": NEUTRAL,
            "measure": "What a figure is a figure of. Only a quantity has one.",
            "high": "Only for “between”; otherwise the figure itself.",
            "unit": "UCUM: %, km2, d, {settlements}.",
            "occurred": "When it happened: 2014-03-16, 2014-03, 2014, or 2024-08-06/2024-08-12.",
        }

    def clean_high(self) -> Any:
        """One figure is both ends of its range."""
        low, high = self.cleaned_data.get("low"), self.cleaned_data["high"]
        return low if high is None else high


class ClaimEditForm(ClaimForm):
    """A claim that is there: with its topics, and a reason."""

    topics: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        Topic.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = reason()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("topics", [topic.pk for topic in self.instance.topics.all()])

    def chosen_topics(self) -> QuerySet[Topic]:
        """Those ticked."""
        return self.cleaned_data["topics"]


class PublishForm(forms.Form):
    """Now, or at a time."""

    publish_at = forms.DateTimeField(
        label="Not before",
        required=False,
        help_text="UTC. Leave empty to publish now.",
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
