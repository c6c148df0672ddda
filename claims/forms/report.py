"""What one article says of one claim: stance, voice, value, words, marks, and on whose word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from claims.analysis.passage_reading import PassageReading, read_passage
from claims.analysis.segments import MarkSpan
from claims.forms.chain import chain_form, suggested_steps
from claims.forms.fields import long_text
from claims.forms.together import Together
from claims.forms.words import MarksField, Offered, marks_in, offered, pasted, sent_as, words_form
from claims.models import Attribution, Claim, Mark
from ledger.changesets import changeset
from sources.anchoring import Span
from sources.models import Snapshot

VALUE = ("low", "high", "unit", "comparator", "denominator")


class ReportForm(forms.ModelForm):
    """A report apart from its words and its chain. Two equal figures are one figure."""

    marks = MarksField(required=False)

    class Meta:
        model = Attribution
        fields = ("stance", "voice", "verb", *VALUE, "as_of", "note")
        widgets = {"note": long_text(2)}
        labels = {"low": "Figure as stated", "high": "Upper figure", "denominator": "Of what, as stated"}
        help_texts = {"verb": "The outlet’s own verb: “had voted for”.", "as_of": "2014-03-16, 2014-03 or 2014."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, label in Mark.Kind.choices:
            self.fields[f"mark_{kind}"] = forms.CharField(
                label=label, required=False, max_length=2000, widget=forms.Textarea({"rows": 1, "dir": "auto"})
            )

    @property
    def more_marks(self) -> list[forms.BoundField]:
        """Boxes for words that no list has."""
        return [self[f"mark_{kind}"] for kind in Mark.Kind.values]

    @property
    def has_more_marks(self) -> bool:
        """Whether anything was pasted there."""
        return any(box.value() or box.errors for box in self.more_marks)

    def clean_high(self) -> Any:
        """One figure is both ends of its range."""
        low, high = self.cleaned_data.get("low"), self.cleaned_data["high"]
        return low if high is None else high

    def marked(self, text: str, spans: Sequence[Span]) -> list[MarkSpan]:
        """All marks: those ticked, and those whose words were pasted. Faults are told at their box."""
        made = list(self.cleaned_data["marks"])
        for kind in Mark.Kind.values:
            try:
                made += pasted(text, spans, self.cleaned_data.get(f"mark_{kind}", ""), kind)
            except ValidationError as error:
                self.add_error(f"mark_{kind}", error)
        return made


def value_of(reading: PassageReading) -> dict[str, Any]:
    """The value of a passage, as the fields of a form have it."""
    figure = reading.figure
    if figure is None:
        return {}
    high = figure.high if figure.high != figure.low else None
    of_what = figure.denominator.removeprefix("of ")
    return dict(zip(VALUE, (figure.low, high, figure.unit, figure.comparator, of_what), strict=True))


@dataclass
class Report:
    """A report as a form: its parts, and what they come to."""

    snapshot: Snapshot
    form: ReportForm
    words: Any
    chain: Any
    offered: list[Offered]

    def whole(self, *before: forms.BaseForm) -> Together:
        """Everything that is sent, as one form, after others."""
        rows = [*self.words.forms, *self.chain.forms]
        managed = [self.words.management_form, self.chain.management_form]
        return Together(*before, self.form, *managed, *rows, rule=self.is_whole)

    @cached_property
    def spans(self) -> list[Span]:
        """Where its words stand."""
        return self.words.spans()

    @property
    def words_are_many(self) -> bool:
        """Whether it rests on more than one passage, or its words are not right."""
        return len(self.words.forms) > 2 or any(row.errors for row in self.words.forms)

    def is_whole(self) -> bool:
        """Once the parts are valid: whether it has words, and every mark stands in them."""
        if not self.spans:
            self.words.forms[0].add_error("exact", "Give the words in the text that carry this report.")
        self.form.marked(self.snapshot.text, self.spans)
        return bool(self.spans) and not self.form.errors

    def record(self, claim: Claim, *, by: User) -> Attribution:
        """Put it on record, of `claim`. Raises ValidationError."""
        row: Attribution = self.form.save(commit=False)
        row.claim, row.article = claim, self.snapshot.article
        with changeset(by, f"Report of C-{claim.pk} in A-{row.article_id}"):
            passages = [self.snapshot.passage(span, by=by) for span in self.spans]
            marks = marks_in(self.spans, passages, self.form.marked(self.snapshot.text, self.spans))
            return row.record(passages, by=by, marks=marks, chain=self.chain.links(by))


def report_of(
    data: Mapping[str, Any] | None, snapshot: Snapshot, span: Span, figure: int | None = None
) -> tuple[PassageReading, Report]:
    """What the words at `span` seem to say, and their report filled in with it. `figure`: where the one begins that is
    meant.
    """
    article, text = snapshot.article, snapshot.text
    published = article.published_from
    reading = read_passage(text, span.start, span.end, article.language, published=published, figure=figure)
    steps = suggested_steps(reading.speaker, text[span.start : span.end])
    return reading, new_report(data, snapshot, span, reading, steps)


def new_report(
    data: Mapping[str, Any] | None, snapshot: Snapshot, span: Span, reading: PassageReading, steps: Iterable[Any] = ()
) -> Report:
    """A report of the words at `span`, filled in as far as they were read."""
    told = {"stance": reading.stance, "voice": reading.voice, "verb": reading.verb, **value_of(reading)}
    told["marks"] = [sent_as(mark) for mark in reading.marks]
    form = ReportForm(data, prefix="r", initial=told)
    words = words_form(data, snapshot, [span])
    chain = chain_form(data, snapshot, steps, within=span)
    return Report(snapshot, form, words, chain, offered(snapshot.text, [*reading.marks, *reading.others]))
