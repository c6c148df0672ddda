"""What is to be done about words that an outlet changed, and about articles with words in common."""

from typing import Any

from django import forms

from accounts.models import User
from claims import anchors
from claims.forms.passage import PassageForm
from claims.forms.words import in_figures
from claims.models import SameText
from sources.anchoring import Span
from sources.models import PassageCheck

Decision = PassageCheck.Decision
CHOICES = [
    (Decision.ACCEPTED, "Rest on the words of the later text"),
    (Decision.KEPT, "Keep the words of the earlier text: that is what was reported then"),
    (Decision.DROPPED, "Withdraw the reports that rest on them"),
]


class DecisionForm(PassageForm):
    """The words of the later text can be put right; those that stand in several places are asked for again."""

    go = None  # type: ignore[assignment]
    claim = None  # type: ignore[assignment]
    decision = forms.ChoiceField(label="What is to be done?", choices=CHOICES, widget=forms.RadioSelect)
    reason = forms.CharField(label="Reason", required=False, max_length=1000, help_text="To withdraw reports.")
    field_order = ("decision", "words", "at", "reason")

    def __init__(self, *args: Any, check: PassageCheck, **kwargs: Any) -> None:
        super().__init__(*args, snapshot=check.snapshot, **kwargs)
        self.check = check
        words = self.fields["words"]
        words.required, words.label = False, "Words of the later text"
        words.help_text = "To rest on these: put them right where the wrong ones, or too few, were found."
        self.initial["words"] = check.words
        if check.start is not None and check.end is not None:
            self.initial["at"] = in_figures(Span(check.start, check.end))

    def clean(self) -> None:
        """Words are needed to rest on them, and a reason to withdraw."""
        decision = self.cleaned_data.get("decision")
        if decision == Decision.ACCEPTED:
            super().clean()
            if not self.span and not self.errors:
                self.add_error("words", "Give the words of the later text.")
        if decision == Decision.DROPPED and not self.cleaned_data.get("reason"):
            self.add_error("reason", "Say why: it is kept in the history.")

    def decide(self, *, by: User) -> str:
        """Do it; answers what is said of it. Raises Refused."""
        match self.cleaned_data["decision"], self.span:
            case Decision.ACCEPTED, Span() as span:
                anchors.accept(self.check, span, by=by)
            case Decision.DROPPED, _:
                anchors.drop(self.check, reason=self.cleaned_data["reason"], by=by)
            case _:
                anchors.keep(self.check, by=by)
        return f"{self.check.get_decision_display()}."


LATER, EARLIER = "later", "earlier"


class SameTextForm(forms.Form):
    """What two articles are. Which of them reprints the other is for a person to say."""

    decision = forms.ChoiceField(label="What are they?", widget=forms.RadioSelect)
    reason = forms.CharField(required=False, max_length=1000, help_text="Kept in the history, for everybody to read.")

    def __init__(self, *args: Any, pair: SameText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pair = pair
        one, other = f"A-{pair.article_id}", f"A-{pair.other_id}"
        choices = [
            (LATER, f"{one} reprints {other}"),
            (EARLIER, f"{other} reprints {one}"),
            (SameText.State.SHARED, "They share passages, and neither reprints the other"),
            (SameText.State.REJECTED, "Not the same text"),
        ]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]

    def decide(self, *, by: User) -> str:
        """Do it; answers what is said of it. Raises Refused, ValidationError."""
        decision = self.cleaned_data["decision"]
        reprint = {LATER: self.pair.article, EARLIER: self.pair.other}.get(decision)
        state = SameText.State.REPRINT if reprint else decision
        reason = self.cleaned_data["reason"] or f"{self.pair.words} words in common"
        self.pair.decide(state, reprint=reprint, by=by, reason=reason)
        return f"{self.pair.get_state_display()}."
