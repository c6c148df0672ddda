"""What readers tell us, and what we answer."""

from django import forms

from claims.forms.fields import long_text
from claims.models import Tip


class TipForm(forms.ModelForm):
    """What a reader tells us. `website` is there for machines to fill in."""

    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))

    class Meta:
        model = Tip
        fields = ("kind", "text", "url", "contact")
        widgets = {"kind": forms.RadioSelect, "text": long_text(6)}
        labels = {"kind": "What is it about?", "text": "What should we know?", "contact": "Your mail address"}
        help_texts = {
            "text": "Say which words, and what is right. Only editors read it.",
            "url": "Where it can be seen.",
            "contact": "Only if you want an answer. It is shown to nobody but editors.",
        }

    def clean_website(self) -> str:
        """People do not see this field."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Leave this field empty.")
        return ""


class TipAnswerForm(forms.Form):
    """Words for the reader, or the reason for closing it."""

    state = forms.ChoiceField(
        label="What became of it",
        choices=[(Tip.State.ANSWERED, "Answered: it led to something"), (Tip.State.CLOSED, "Closed: nothing to do")],
        widget=forms.RadioSelect,
        initial=Tip.State.ANSWERED,
    )
    answer = forms.CharField(
        widget=long_text(), help_text="Kept with the tip, and sent to the reader where a mail address was given."
    )
