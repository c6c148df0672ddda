"""A report on record: what it says, its words and its marks. Its chain has a page of its own."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from django import forms

from accounts.models import User
from claims.analysis.passage_reading import read_passage
from claims.analysis.segments import MarkSpan
from claims.forms.fields import reason
from claims.forms.report import ReportForm
from claims.forms.words import marks_in, offered, sent_as, words_form
from claims.models import Attribution
from sources.anchoring import Span


class ReportEditForm(ReportForm):
    """With its words, a row a passage. `seen` tells which words and marks were read."""

    reason = reason()

    def __init__(self, data: Mapping[str, Any] | None, report: Attribution) -> None:
        held = [word.passage for word in report.words.all()]
        self.snapshot = held[0].snapshot
        spans = [Span(passage.start, passage.end) for passage in held if passage.snapshot_id == self.snapshot.pk]
        marks = list(_marks_of(report))
        super().__init__(data, prefix="r", instance=report, initial={"marks": [sent_as(mark) for mark in marks]})
        self.words = words_form(data, self.snapshot, spans)
        self.offered = offered(self.snapshot.text, dict.fromkeys([*marks, *self._found(report, spans)]))
        self.now = report.words_version()
        self.seen = (data or {}).get("seen", self.now)

    def _found(self, report: Attribution, spans: Iterable[Span]) -> Iterator[MarkSpan]:
        """Marks that could be ticked besides."""
        for span in spans:
            read = read_passage(self.snapshot.text, span.start, span.end, report.article.language)
            yield from (*read.marks, *read.others)

    @property
    def parts(self) -> list[forms.BaseForm]:
        """The forms that are sent with it."""
        return [self.words.management_form, *self.words.forms]

    def __iter__(self) -> Iterator[forms.BoundField]:
        yield from super().__iter__()
        for part in self.parts:
            yield from part

    def hidden_fields(self) -> list[forms.BoundField]:
        """Of all parts."""
        return [*super().hidden_fields(), *(field for part in self.parts for field in part.hidden_fields())]

    def is_valid(self) -> bool:
        """Once all is valid: whether it has words, and every pasted mark stands in them."""
        if False in [super().is_valid(), *(part.is_valid() for part in self.parts)]:
            return False
        if not self.spans:
            self.words.forms[0].add_error("exact", "Give the words in the text that carry this report.")
        self.marked(self.snapshot.text, self.spans)
        return bool(self.spans) and not self.errors

    @cached_property
    def spans(self) -> list[Span]:
        """Where its words stand."""
        return list(self.words.spans())

    def reword(self, report: Attribution, *, by: User) -> None:
        """Put its words and marks on record, within an open changeset. Raises Stale."""
        passages = [self.snapshot.passage(span, by=by) for span in self.spans]
        marks = marks_in(self.spans, passages, self.marked(self.snapshot.text, self.spans))
        report.reword(passages, marks, by=by, reason=self.cleaned_data["reason"], version=self.seen)


def _marks_of(report: Attribution) -> Iterator[MarkSpan]:
    for mark in report.marks.select_related("passage"):
        start = mark.passage.start
        yield MarkSpan(start + mark.start, start + mark.end, mark.kind)
