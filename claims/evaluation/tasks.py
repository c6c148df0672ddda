"""What can be measured: each task with the rows it takes and the lines it gives."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.analysis.figure_scores import Scores, scores
from claims.analysis.labelled import Labelled, read_labelled, recognized
from claims.analysis.speech_scores import SpeechScores, read_speech, speech_scores
from claims.evaluation.anchors import anchor_lines, is_anchor
from claims.evaluation.files import Row
from claims.evaluation.lines import Line, summed
from claims.evaluation.pages import is_page, page_lines
from claims.evaluation.pairs import is_pair, pair_lines
from claims.evaluation.paraphrases import is_paraphrase, paraphrase_lines
from claims.evaluation.passages import has_passages, passage_lines
from claims.evaluation.quotes import is_quote, quote_lines

FIGURES = {
    "value": "figure: value",
    "unit": "figure: value and unit",
    "comparator": "figure: value and comparator",
    "compared": "figure: those compared",
}
SPEECH = {"spans": "quotation: span", "speakers": "quotation: speaker", "hedges": "hedged sentence"}


@dataclass(frozen=True)
class Task:
    """`fits`: whether a row is labelled for it. `lines` may raise ValueError, KeyError or TypeError for a row that is
    not of the shape.
    """

    fits: Callable[[Row], bool]
    lines: Callable[[Sequence[Row]], Iterator[Line]]


def _figure_lines(rows: Sequence[Row]) -> Iterator[Line]:
    yield from _of_figures(read_labelled(rows), FIGURES)


def _recognizers_lines(rows: Sequence[Row]) -> Iterator[Line]:
    """Comparators are not labelled there."""
    yield from _of_figures(recognized(rows), ("value", "unit"))


def _of_figures(labelled: list[Labelled], names: Iterable[str]) -> Iterator[Line]:
    held: dict[str, Scores] = scores(labelled)
    for name in names:
        yield from summed(FIGURES[name], [(language, getattr(one, name)) for language, one in held.items() if language])


def _speech_lines(rows: Sequence[Row]) -> Iterator[Line]:
    held: dict[str, SpeechScores] = speech_scores(read_speech(rows))
    for name, what in SPEECH.items():
        yield from summed(what, [(language, getattr(one, name)) for language, one in held.items() if language])


TASKS = (
    Task(lambda row: {"text", "figures"} <= row.keys(), _figure_lines),
    Task(lambda row: {"Input", "Results"} <= row.keys(), _recognizers_lines),
    Task(lambda row: "text" in row and not {"quotations", "hedged"}.isdisjoint(row), _speech_lines),
    Task(is_page, page_lines),
    Task(is_pair, pair_lines),
    Task(is_anchor, anchor_lines),
    Task(is_quote, quote_lines),
    Task(is_paraphrase, paraphrase_lines),
    Task(has_passages, passage_lines),
)


def measure(rows: Sequence[Row]) -> Iterator[Line]:
    """Everything that the rows are labelled for."""
    for task in TASKS:
        if fitting := [row for row in rows if task.fits(row)]:
            yield from task.lines(fitting)
