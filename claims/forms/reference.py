"""Relating claims to each other, and translating words."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.forms.evidence import EvidenceForm
from claims.forms.fields import long_text, reason
from claims.models import Claim, CrossReference, Translation
from claims.models.cross_reference import INVERSE, MEANING, SYMMETRIC, Relation


@dataclass(frozen=True)
class Choice:
    """A relation as it reads here and there, and what it means; `inverse` is the same for one that holds both ways."""

    value: str
    label: str
    inverse: str
    meaning: str

    @property
    def holds_both_ways(self) -> bool:
        """Whether it reads the same from either claim."""
        return self.value in SYMMETRIC


RELATIONS = [Choice(one.value, one.label, INVERSE[one], MEANING[one]) for one in Relation]


class RelateForm(EvidenceForm):
    """The other claim, how the two bear on each other, why, and what shows it."""

    to: forms.ModelChoiceField = forms.ModelChoiceField(
        Claim.objects.none(),
        label="The other claim",
        error_messages={"required": "Search, and choose the other claim."},
    )
    relation = forms.ChoiceField(
        choices=Relation.choices, error_messages={"required": "Choose how the two bear on each other."}
    )
    turned = forms.BooleanField(
        label="The other way round",
        required=False,
        help_text="That claim is the one that narrows, corrects … this one.",
    )
    rationale = forms.CharField(label="Why", max_length=2000, widget=long_text(3))

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim
        self.fields["source"].required = False
        self.fields["to"].queryset = Claim.objects.standing().exclude(pk=claim.pk)  # type: ignore[attr-defined]

    @property
    def ends(self) -> tuple[Claim, Claim]:
        """From which claim to which."""
        other: Claim = self.cleaned_data["to"]
        return (other, self.claim) if self.cleaned_data["turned"] else (self.claim, other)

    def clean(self) -> None:
        """What leads somewhere does not lead back."""
        super().clean()
        relation = self.cleaned_data.get("relation")
        if not relation or not self.cleaned_data.get("to"):
            return
        first, second = self.ends
        if there := CrossReference.objects.between(first, relation, second).first():
            self.add_error("relation", already(there))
        if back := CrossReference.objects.way(relation, second.pk, first.pk):
            self.add_error("relation", in_links(Relation(relation).label, [first.pk, *back]))


def in_links(label: str, way: list[int]) -> SafeString:
    """A way round, each claim on it a link."""
    links = format_html_join(f" {label} ", '<a href="/c/{}/">C-{}</a>', ((pk, pk) for pk in way))
    return format_html("That would go in a circle: {}.", links)


def already(link: CrossReference) -> SafeString:
    """That two claims are related so, with a link to where it stands."""
    return format_html('These claims have this cross-reference already: <a href="{}">{}</a>.', link.standing_url, link)


class RationaleForm(forms.ModelForm):
    """Why two claims are related, worded anew."""

    reason = reason()

    class Meta:
        model = CrossReference
        fields = ("rationale",)
        labels = {"rationale": "Why"}
        widgets = {"rationale": long_text(4)}


class TranslationForm(forms.ModelForm):
    """A passage in another language: ours, and marked so."""

    class Meta:
        model = Translation
        fields = ("text", "language", "method")
        labels = {"text": "Translation", "language": "Into", "method": "How it was made"}
        help_texts = {"language": "en, uk, ru, pl …"}
        widgets = {"text": long_text(4)}


class TranslationEditForm(TranslationForm):
    """Another wording of it, and why."""

    reason = reason()
