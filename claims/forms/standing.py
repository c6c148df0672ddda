"""What one person proposes of a claim and another approves."""

from typing import Any

from django import forms

from claims.forms.fields import ClaimNumberField, long_text, reason
from claims.models import AssessmentValue, Attribution, Claim


class DefinedValue(forms.ModelChoiceField):
    """Values with their public definitions."""

    def label_from_instance(self, obj: Any) -> str:
        """What it means stands beside it."""
        return f"{obj.label}: {obj.definition}"


class AssessmentForm(forms.Form):
    """A reasoned view, and what it rests on."""

    value = DefinedValue(AssessmentValue.objects.all(), label="Assessment", widget=forms.RadioSelect, empty_label=None)
    rationale = forms.CharField(
        widget=long_text(), label="Reasons", help_text="What the evidence shows. Public, once somebody else approves."
    )
    url = forms.URLField(label="Address of evidence", required=False, max_length=2000, assume_scheme="https")
    direction = forms.ChoiceField(
        label="It speaks", choices=[("for", "for the claim"), ("against", "against the claim")], initial="for"
    )


class MergerForm(forms.Form):
    """Another claim that is the same proposition, and which of the two stays."""

    STAYS = (("fuller", "The fuller record"), ("other", "The other claim"), ("this", "This claim"))

    other = ClaimNumberField(label="The other claim")
    stays = forms.ChoiceField(
        label="Which stays",
        choices=STAYS,
        initial="fuller",
        widget=forms.RadioSelect,
        help_text="Reports, disputes, notes and links move there, and the address of the other leads there.",
    )
    reason = reason()

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim

    def clean_other(self) -> Claim:
        """Two claims."""
        other: Claim = self.cleaned_data["other"]
        if other == self.claim:
            raise forms.ValidationError("That is this claim itself.")
        return other


class ReportChoice(forms.ModelMultipleChoiceField):
    """Reports to tick."""

    def label_from_instance(self, obj: Any) -> str:
        """By number, outlet and headline."""
        return f"R-{obj.pk}: {obj.article.outlet or 'outlet not stated'}, {obj.article}"


class SplitForm(forms.Form):
    """Which reports move, and to which claim: one that is there, or a new one."""

    reports = ReportChoice(Attribution.objects.none(), label="Reports that move", widget=forms.CheckboxSelectMultiple)
    other = ClaimNumberField(label="To the claim", required=False)
    statement = forms.CharField(
        label="Or to a new claim, worded",
        required=False,
        max_length=500,
        widget=long_text(2),
        help_text="It starts as a draft with the measure, unit and kind of this one.",
    )
    reason = reason()

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim
        choice: Any = self.fields["reports"]
        choice.queryset = claim.attributions.standing().select_related("article__outlet").order_by("id")

    def clean(self) -> dict[str, Any]:
        """One claim to move to, and not this one."""
        given = super().clean() or {}
        other = given.get("other")
        if not self.errors and bool(other) == bool(given.get("statement")):
            raise forms.ValidationError("Name the claim that the reports move to, or word a new one: one of the two.")
        if other == self.claim:
            self.add_error("other", "That is this claim itself.")
        return given
