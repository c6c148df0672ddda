"""Deciding on what was suggested."""

from django import forms

REASONS = ("Not checkable", "Opinion", "Not about the subject", "Said better elsewhere in the text", "Misread")


class RejectForm(forms.Form):
    """Why it is turned down."""

    reason = forms.CharField(
        max_length=1000,
        help_text="It is not suggested again, also when the article is captured again.",
        error_messages={"required": "Say why: it is not suggested again."},
        widget=forms.TextInput({"list": "reject-reasons"}),
    )


class LaterForm(forms.Form):
    """How long it is put off."""

    days = forms.TypedChoiceField(
        label="Until",
        coerce=int,
        required=False,
        choices=[(1, "tomorrow"), (7, "in a week"), (30, "in a month")],
    )

    def clean_days(self) -> int:
        """A day when nothing is said."""
        return self.cleaned_data["days"] or 1
