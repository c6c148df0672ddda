"""Which words of a text an editor means."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from claims.forms.words import in_figures, span_of
from sources.anchoring import QuoteAmbiguous, Span, place
from sources.models import Snapshot

AROUND = 60

GOES = [("claim", "New claim"), ("link", "Link to claim")]
REPORT = "report"


class PassageForm(forms.Form):
    """Words pasted, or marked in the text: then `at` says where, in code points. Words that stand in several places
    are asked for again, with what stands around each.
    """

    words = forms.CharField(
        label="Words of the text",
        max_length=20_000,
        strip=False,
        help_text="Mark them in the text above, or paste them here.",
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    at = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    go = forms.ChoiceField(choices=[*GOES, (REPORT, "Report of the claim")], required=False)
    claim = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.snapshot = snapshot
        self.span: Span | None = None
        self.candidates: list[dict[str, str]] = []

    def clean(self) -> None:
        """Find them."""
        words = self.cleaned_data.get("words", "")
        try:
            if words:
                self.span = place(self.snapshot.text, words, at=span_of(self.cleaned_data.get("at", "")))
        except QuoteAmbiguous as error:
            self.candidates = [self._candidate(span) for span in error.candidates]
            self.add_error("words", ValidationError(f"These words stand {len(self.candidates)} times in the text."))
        except ValueError as error:
            self.add_error("words", str(error))

    @property
    def goes(self) -> list[tuple[str, str]]:
        """What can be done with the words: value and name of each button."""
        claim = self["claim"].value()
        return [(REPORT, f"Report of C-{claim}"), *GOES] if claim else GOES

    def _candidate(self, span: Span) -> dict[str, str]:
        text = self.snapshot.text
        return {
            "at": in_figures(span),
            "before": text[max(0, span.start - AROUND) : span.start],
            "words": text[span.start : span.end],
            "after": text[span.end : span.end + AROUND],
        }
