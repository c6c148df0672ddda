"""Looking through acts, and taking one back."""

from django import forms

from accounts.models import User
from claims.forms.fields import reason
from ledger.models import Changeset


class ActivityForm(forms.Form):
    """Whose acts, by what means, and with which words in the reason."""

    by = forms.ModelChoiceField(
        User.objects.exclude(role="reader").order_by("username"), required=False, label="By", empty_label="Everybody"
    )
    tool = forms.ChoiceField(choices=[("", "Any"), *Changeset.Tool.choices], required=False, label="By means of")
    q = forms.CharField(required=False, max_length=200, label="Words of the reason")


class UndoForm(forms.Form):
    """Why, and where the person was."""

    reason = reason()
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
