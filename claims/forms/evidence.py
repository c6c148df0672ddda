"""Bringing evidence: words of an article held here, the article, or an address."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from claims.forms.fields import long_text, reason
from claims.models import Evidence, Position
from claims.quoting import Place, located
from ledger.refusals import Refused
from sources.ingestion.addresses import parts_of
from sources.models import Article, Passage

SOURCE = "A-12, the address of an article here, or any other address."
WORDS = "Exactly as they stand in an article held here. Leave empty to give the whole of it."
_NUMBER = re.compile(r"a-?(\d{1,9})", re.IGNORECASE)
_HERE = re.compile(r"/(?:a|articles)/(\d{1,9})(?:/.*)?")
_MARK = re.compile(r"m(\d{1,9})")


class EvidenceForm(forms.Form):
    """Where it stands, which words, and what it speaks for."""

    source = forms.CharField(
        label="Where it stands",
        max_length=2000,
        help_text=SOURCE,
        widget=forms.TextInput({"list": "articles", "autocomplete": "off", "dir": "auto"}),
    )
    words = forms.CharField(label="Its words", required=False, max_length=20_000, help_text=WORDS, widget=long_text(2))
    direction = forms.ChoiceField(
        label="It speaks", choices=Evidence.Direction.choices, initial="for", widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(label="What it is", choices=Evidence.Kind.choices, initial="report")
    note = forms.CharField(label="What it shows", required=False, max_length=2000, widget=long_text(2))

    def __init__(self, *args: Any, host: str, **kwargs: Any) -> None:
        """`host` is the site's own, so that the address of a page here names what is on it."""
        super().__init__(*args, **kwargs)
        self.host = host
        self.article: Article | None = None
        self.passage: Passage | None = None
        self.place: Place | None = None

    def clean_source(self) -> str:
        """An article that is held here, or an address; then that is left."""
        source = self.cleaned_data["source"].strip()
        if not source:
            return ""
        found = _NUMBER.fullmatch(source)
        there = parts_of(source)
        if not found and there.netloc in ("", self.host):
            found = _HERE.fullmatch(there.path)
        if not found:
            return self._address(source)
        self.article = Article.objects.filter(pk=found[1]).first()
        if self.article is None:
            raise ValidationError(f"There is no article A-{found[1]}.")
        if mark := _MARK.fullmatch(there.fragment):
            self.passage = Passage.objects.filter(pk=mark[1], snapshot__article=self.article).first()
        return ""

    def _address(self, source: str) -> str:
        url: str = forms.URLField(assume_scheme="https").clean(source)
        self.article = Article.objects.at(url)
        return "" if self.article else url

    def clean(self) -> None:
        """Words stand in an article."""
        words = self.cleaned_data.get("words", "").strip()
        if not words or self.errors:
            return
        if self.article is None:
            self.add_error("words", "Words can be checked only in an article held here: give it above.")
            return
        try:
            self.place = located(self.article, words)
        except Refused as error:
            self.add_error("words", str(error))

    @property
    def has_evidence(self) -> bool:
        """Whether a source was given."""
        return bool(self.article or self.cleaned_data.get("source"))

    def evidence(self, **owner: Any) -> Evidence:
        """What was given, not yet brought forward."""
        row = Evidence(
            passage=None if self.place else self.passage,
            article=None if self.place or self.passage else self.article,
            url=self.cleaned_data["source"] or None,
            **{name: self.cleaned_data[name] for name in ("direction", "kind", "note")},
            **owner,
        )
        row.place = self.place
        return row


def sides(positions: list[Position]) -> list[tuple[str, str]]:
    """What evidence in a dispute can be about."""
    return [
        ("", "The question as a whole"),
        *((str(one.position), format_html("{}: <bdi>{}</bdi>", one.letter, one.text)) for one in positions),
    ]


class HeardEvidenceForm(EvidenceForm):
    """For or against a position of a dispute, or on its question."""

    side = forms.ChoiceField(label="What it is about", required=False, widget=forms.RadioSelect)
    field_order = ("source", "words", "side", "direction", "kind", "note")

    def __init__(self, *args: Any, positions: list[Position], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.positions = positions
        self.fields["side"].choices = sides(positions)  # type: ignore[attr-defined]

    def position(self) -> Position | None:
        """The side that was chosen."""
        chosen = self.cleaned_data["side"]
        return next((one for one in self.positions if str(one.position) == chosen), None)


class EvidenceEditForm(forms.ModelForm):
    """What is said of evidence; what it is stays."""

    reason = reason()

    class Meta:
        model = Evidence
        fields = ("direction", "kind", "note")
        labels = {"direction": "It speaks", "kind": "What it is", "note": "What it shows"}
        widgets = {"direction": forms.RadioSelect, "note": long_text(2)}
