"""Outlets, speakers, topics, measures and articles as editors change them."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from claims.forms.addresses import AddressField
from claims.forms.fields import long_text, reason
from claims.models import Measure, Topic
from sources.anchoring import Span, anchor
from sources.models import Article, Outlet, Snapshot, Speaker

_NUMBER = re.compile(r"(?:^|/a/|\bA-)(\d{1,9})(?=/|$|\?|#)", re.IGNORECASE)
WORDS = forms.TextInput({"dir": "auto"})


class OutletForm(forms.ModelForm):
    """An outlet."""

    reason = reason()

    class Meta:
        model = Outlet
        fields = (
            *("name", "kind", "control", "country", "languages", "rights", "homepage", "domains", "aliases", "parent"),
            *("wikidata_id", "note"),
        )
        widgets = {"name": WORDS, "note": long_text(3)}
        labels = {"rights": "What readers see of its texts", "wikidata_id": "Wikidata id"}


class SpeakerForm(forms.ModelForm):
    """A speaker; what a confidential one is called is for the newsroom only."""

    reason = reason()

    class Meta:
        model = Speaker
        fields = ("name", "kind", "aliases", "description", "confidential", "wikidata_id")
        widgets = {"name": WORDS, "description": WORDS}
        labels = {"wikidata_id": "Wikidata id"}
        help_texts = {"confidential": "Readers see the description only, on every page, also of the past."}


class TopicForm(forms.ModelForm):
    """A topic."""

    reason = reason()

    class Meta:
        model = Topic
        fields = ("name", "summary")
        widgets = {"name": WORDS, "summary": long_text(3)}


class MeasureForm(forms.ModelForm):
    """What figures are figures of."""

    reason = reason()

    class Meta:
        model = Measure
        fields = ("name", "counted", "place", "time", "dimension", "unit")
        help_texts = {"name": "With place and time: “Share for joining Russia, referendum of March 2014”."}


class ArticleNumberField(forms.CharField):
    """Another article, by its number (A-12) or the address of its page. Cleans to an Article."""

    def prepare_value(self, value: Any) -> Any:
        """``A-12``"""
        return f"A-{value}" if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Raises ValidationError when there is no such article."""
        words = super().clean(value)
        if not words:
            return None
        named = _NUMBER.search(words)
        found = Article.objects.filter(pk=named[1]).first() if named else None
        if found is None:
            raise ValidationError(f"There is no article “{words[:80]}”. Give its number, such as A-12.")
        return found


class ArticleForm(forms.ModelForm):
    """What is known of an article besides its text."""

    url = AddressField(label="Address", required=False, empty_value=None)
    canonical_url = AddressField(label="Canonical address", required=False)
    republishes = ArticleNumberField(
        label="Reprints", required=False, max_length=500, help_text="The article it reprints: A-12, or its address."
    )
    shown_by = forms.CharField(
        label="Words that show it",
        required=False,
        max_length=2000,
        help_text="As they stand in the text.",
        widget=WORDS,
    )
    reason = reason()

    class Meta:
        model = Article
        fields = (
            *("title", "byline", "outlet", "published", "published_basis", "published_note", "language"),
            *("url", "canonical_url", "republishes", "shown_by", "note"),
        )
        widgets = {"title": WORDS, "byline": WORDS, "note": long_text(3)}
        help_texts = {"published": "2014-03-16, 2014-03, 2014; 2018-08-07? when it is inferred."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found: tuple[Snapshot, Span] | None = None
        evidence = self.instance.republishes_evidence
        self.initial["shown_by"] = evidence.exact if evidence else ""
        outlets: Any = self.fields["outlet"]
        outlets.queryset, outlets.empty_label = Outlet.objects.standing(), "not stated"

    def clean_shown_by(self) -> str:
        """They stand in its text, once, or are those recorded already."""
        words: str = self.cleaned_data["shown_by"]
        if words and words != self.initial["shown_by"]:
            snapshot = self.instance.snapshots.first()
            if snapshot is None:
                raise ValidationError("No text of this article is held.")
            try:
                self.found = (snapshot, anchor(snapshot.text, words))
            except ValueError as error:
                raise ValidationError(str(error)) from error
        return words

    def evidence(self, *, by: User) -> dict[str, Any]:
        """The passage that shows what it reprints, as a change; none when nothing was said anew."""
        words = self.cleaned_data["shown_by"]
        if words == self.initial["shown_by"]:
            return {}
        snapshot, span = self.found or (None, None)
        return {"republishes_evidence": snapshot.passage(span, by=by) if snapshot and span else None}
