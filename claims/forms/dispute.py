"""Raising disputes, speaking in them and ruling on them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from accounts.models import User
from claims.forms.evidence import EvidenceForm
from claims.forms.fields import long_text
from claims.models import Dispute, Position

QUESTION = "What is in doubt, as a question somebody else can answer: “What is 96.77% a share of?”"
LETTERS = "abcd"


def _holds(letter: str, **options: Any) -> forms.CharField:
    label = f"Position {letter.upper()}"
    return forms.CharField(label=label, max_length=1000, widget=forms.TextInput({"dir": "auto"}), **options)


class RaiseForm(EvidenceForm):
    """A question, what each side holds, and a first piece of evidence where there is one."""

    statement = forms.CharField(
        label="Question",
        max_length=500,
        help_text=QUESTION,
        widget=forms.TextInput({"dir": "auto", "autofocus": True}),
    )
    ground = forms.ChoiceField(label="Ground", choices=Dispute.Ground.choices)
    a = _holds("a", help_text="What one side holds.")
    b = _holds("b", help_text="What another holds.")
    c = _holds("c", required=False)
    d = _holds("d", required=False)
    side = forms.ChoiceField(
        label="What it is about",
        choices=[("1", "A"), ("2", "B"), ("3", "C"), ("4", "D"), ("", "The question as a whole")],
        initial="1",
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = False

    @property
    def positions(self) -> list[str]:
        """What each side holds, in order."""
        return [text for letter in LETTERS if (text := self.cleaned_data.get(letter, ""))]

    def clean(self) -> None:
        """Evidence is about a position that somebody holds."""
        super().clean()
        if self.has_evidence and int(self.cleaned_data.get("side") or 0) > len(self.positions):
            self.add_error("side", ValidationError("Nobody holds this position."))

    def open(self, target: str, on: models.Model, *, by: User) -> Dispute:
        """Raise it. Raises what `Dispute.open` raises."""
        given = self.cleaned_data
        evidence, side = (self.evidence(), int(given["side"] or 0)) if self.has_evidence else (None, 0)
        row = Dispute(**{target: on}, statement=given["statement"], ground=given["ground"])
        return row.open(by=by, positions=self.positions, evidence=evidence, side=side)


class SpeakForm(forms.Form):
    """Something said, noted or ruled."""

    text = forms.CharField(max_length=5000, widget=long_text(4), help_text="For everybody to read.")

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label


class AskForm(SpeakForm):
    """Whom, and what."""

    whom = forms.CharField(
        label="Whom", max_length=200, help_text="An outlet, an office, a person: for everybody to read."
    )
    field_order = ("whom", "text")


class RulingForm(SpeakForm):
    """How it ends, and why."""

    state = forms.ChoiceField(
        label="Outcome",
        choices=[(state.value, state.label) for state in Dispute.RULINGS],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose an outcome."},
    )
    field_order = ("state", "text")


class PositionForm(forms.ModelForm):
    """What another side holds."""

    class Meta:
        model = Position
        fields = ("text",)
        labels = {"text": "What this side holds"}
        widgets = {"text": long_text(3)}
