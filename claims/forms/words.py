"""The words a report rests on, a row a passage, and the marks in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from claims.analysis.segments import MarkSpan
from claims.forms.fields import long_text
from claims.models import Mark
from sources.anchoring import Span, find, place
from sources.models import Passage, Snapshot

MOST = 12
_MARK = re.compile(rf"({'|'.join(Mark.Kind.values)}):(\d{{1,9}}):(\d{{1,9}})")
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


def span_of(words: str) -> Span | None:
    """``340-420`` as a span; None for anything else."""
    found = _SPAN.fullmatch(words)
    return Span(int(found[1]), int(found[2])) if found else None


def in_figures(span: Span) -> str:
    """The other way round."""
    return f"{span.start}-{span.end}"


class WordsRow(forms.Form):
    """One passage: its words as pasted, and where they were marked, in code points."""

    exact = forms.CharField(label="Exact words", required=False, max_length=20_000, strip=False, widget=long_text(2))
    at = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.snapshot = snapshot
        self.span: Span | None = None

    def clean(self) -> None:
        """Find the words in the text."""
        exact = self.cleaned_data.get("exact", "")
        if exact.strip():
            try:
                self.span = place(self.snapshot.text, exact, at=span_of(self.cleaned_data.get("at", "")))
            except ValueError as error:
                self.add_error("exact", str(error))


class BaseWords(forms.BaseFormSet):
    """The passages of a report in order; empty rows count for nothing."""

    def spans(self) -> list[Span]:
        """Where they stand, each once."""
        return list(dict.fromkeys(row.span for row in self.forms if row.span))


Words = forms.formset_factory(WordsRow, formset=BaseWords, extra=1, max_num=MOST, absolute_max=MOST)


def words_form(data: Mapping[str, Any] | None, snapshot: Snapshot, spans: Iterable[Span]) -> Any:
    """The rows as sent; otherwise these passages and an empty row."""
    initial = [{"exact": snapshot.text[span.start : span.end], "at": in_figures(span)} for span in spans]
    return Words(data, prefix="words", initial=initial, form_kwargs={"snapshot": snapshot})


@dataclass(frozen=True)
class Offered:
    """A mark that can be ticked; `value` is what is sent."""

    value: str
    kind: str
    kind_name: str
    words: str


def offered(text: str, marks: Iterable[MarkSpan]) -> list[Offered]:
    """Marks, as offsets of the whole text, ready to be ticked."""
    return [Offered(sent_as(m), m.name, Mark.Kind(m.name).label, text[m.start : m.end]) for m in marks]


def sent_as(mark: MarkSpan) -> str:
    """``hedge:340:349``"""
    return f"{mark.name}:{mark.start}:{mark.end}"


class TickedMarks(forms.Widget):
    """Checkboxes that the page draws itself."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Those ticked."""
        return data.getlist(name) if isinstance(data, MultiValueDict) else list(data.get(name, []))


class MarksField(forms.Field):
    """Ticked marks, as offsets of the whole text."""

    widget = TickedMarks

    def to_python(self, value: Any) -> list[MarkSpan]:
        """Raises ValidationError for what no page offered."""
        found = [_MARK.fullmatch(str(one)) for one in value or []]
        if None in found:
            raise ValidationError("Tick the marks on the page.")
        return [MarkSpan(int(one[2]), int(one[3]), one[1]) for one in found if one]


def pasted(text: str, spans: Sequence[Span], words: str, kind: str) -> list[MarkSpan]:
    """Marks on `words`, one a line, where they first stand in one of the passages. Raises ValidationError."""
    made = []
    for line in filter(None, map(str.strip, words.splitlines())):
        places = [
            Span(span.start + at.start, span.start + at.end)
            for span in spans
            for at in find(text[span.start : span.end], line)
        ]
        if not places:
            raise ValidationError(f"“{line[:80]}” is not in these words.")
        made.append(MarkSpan(places[0].start, places[0].end, kind))
    return made


def marks_in(spans: Sequence[Span], passages: Sequence[Passage], marks: Iterable[MarkSpan]) -> list[Mark]:
    """Marks as rows, each in the first passage that holds it whole; those in none are left out."""
    made: dict[tuple[object, ...], Mark] = {}
    for mark in marks:
        for span, passage in zip(spans, passages, strict=True):
            if span.start <= mark.start < mark.end <= span.end:
                row = Mark(passage=passage, start=mark.start - span.start, end=mark.end - span.start, kind=mark.name)
                made.setdefault((passage.pk, row.start, row.end, row.kind), row)
                break
    return list(made.values())
