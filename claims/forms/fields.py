"""Fields that several forms ask for."""

from typing import Any

from django import forms


def reason(help_text: str = "Kept in the history, for everybody to read.", **options: Any) -> forms.CharField:
    """Why: the reason of the changeset."""
    return forms.CharField(
        label="Reason",
        max_length=1000,
        help_text=help_text,
        error_messages={"required": "Say why: it is kept in the history."},
        **options,
    )


def long_text(rows: int = 4) -> forms.Textarea:
    """A box for a few sentences."""
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class ReasonForm(forms.Form):
    """Asked before an act that needs nothing else."""

    reason = reason()
