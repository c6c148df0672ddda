"""Fields that several forms ask for."""

import re
from typing import Any

from django import forms

from claims.models import Claim

_NUMBER = re.compile(r"(?:^|/c/|\bC-)(\d{1,18})(?:@\d+)?(?=/|$|\?|#)", re.IGNORECASE)


def reason(help_text: str = "Kept in the history, for everybody to read.", **options: Any) -> forms.CharField:
    """Why: the reason of the changeset."""
    return forms.CharField(
        label="Reason",
        max_length=1000,
        help_text=help_text,
        error_messages={"required": "Say why: it is kept in the history."},
        **{"widget": forms.TextInput({"dir": "auto"}), **options},
    )


def long_text(rows: int = 4) -> forms.Textarea:
    """A box for a few sentences."""
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class ReasonForm(forms.Form):
    """Asked before an act that needs nothing else."""

    reason = reason()


class ClaimNumberField(forms.CharField):
    """Another claim, by its number (C-12), or the address of its page. Cleans to a Claim that stands."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "Its number, such as C-12, or the address of its page.")
        super().__init__(max_length=500, **options)

    def clean(self, value: Any) -> Any:
        """Raises ValidationError when no such claim stands."""
        words = super().clean(value)
        if not words:
            return None
        named = _NUMBER.search(words)
        found = Claim.objects.standing().filter(pk=named[1]).first() if named else None
        if found is None:
            raise forms.ValidationError(f"There is no standing claim “{words[:80]}”. Give its number, such as C-12.")
        return found
