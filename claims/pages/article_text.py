"""The text of an article with its passages marked, as far as rights allow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.analysis.excerpts import Paragraph, Range, around, paragraphs
from claims.analysis.segments import MarkSpan, Segment, segments
from claims.models import Mark
from claims.pages.pieces import LETTERS
from sources.models import Outlet

SUGGESTED = "suggested"  # words that wait for an editor
MARGIN = 160  # characters of context that an excerpt may hold on each side of a passage


@dataclass(frozen=True)
class Span:
    """A passage in the text: `card` is the number of its margin card, `note` the id of a note on it, 0 for none.

    A passage that carries several claims has a span for each; one that is only linked to has neither.
    """

    start: int
    end: int
    passage_id: int
    card: int = 0
    note: int = 0

    @property
    def name(self) -> str:
        """Tells it apart from every other span."""
        return f"{self.passage_id}/{self.card}/{self.note}"


@dataclass(frozen=True)
class TextPiece:
    """Words under the same marks; `suggested` for editors only. `anchors` are passages that begin here, besides the
    `anchor` of their run.
    """

    text: str
    kinds: str
    letters: str
    noted: bool
    suggested: bool
    anchors: list[int]


@dataclass(frozen=True)
class Run:
    """Pieces that lead to the same card, 0 for none; a link cannot hold a link, so passages that overlap take turns.

    `anchor` is the card's passage that begins with the run, 0 for none; `ends` says whether it ends with the run.
    `others` are further cards, and `notes` notes, whose passages end here.
    """

    card: int
    anchor: int
    pieces: list[TextPiece]
    ends: bool
    others: list[int]
    notes: list[int]


@dataclass(frozen=True)
class Line:
    """A paragraph as shown, ``text[start:end]``; `hidden` paragraphs up to `last` are summed up in one line. `excerpts`
    has a list of runs for each part shown, with a gap between; `starts_cut` and `ends_cut` say whether words are
    missing at its ends. `cards` and `notes` are those whose first words stand here.
    """

    number: int
    last: int
    start: int
    end: int
    hidden: bool
    excerpts: list[list[Run]]
    starts_cut: bool
    ends_cut: bool
    cards: list[int]
    notes: list[int]


def shown_ranges(text: str, rights: str, quoted: Sequence[Range], whole: bool) -> list[Range]:
    """What a reader may see of a text; all of it where `whole`."""
    if whole or rights == Outlet.Rights.FULL:
        return [(0, len(text))]
    return around(text, quoted, MARGIN if rights == Outlet.Rights.EXCERPT else 0)


def lines(text: str, shown: Sequence[Range], spans: Sequence[Span], words: Sequence[MarkSpan]) -> list[Line]:
    """The article, paragraph by paragraph. `words` are the wording marks, as offsets of the whole text."""
    made: list[Line] = []
    margin = _margin(spans)
    for paragraph in paragraphs(text, shown):
        if paragraph.shown:
            beside = [s for s in margin if s.start < paragraph.end]
            margin = margin[len(beside) :]
            made.append(_line(text, paragraph, beside, spans, words))
        elif made and made[-1].hidden:
            made[-1] = replace(made[-1], last=paragraph.number, end=paragraph.end)
        else:
            made.append(_gap(paragraph))
    return made


def _margin(spans: Sequence[Span]) -> list[Span]:
    """The first passage of each card, and each note, in the order of the text."""
    ordered = sorted(spans, key=lambda s: (s.start, s.end))
    first = {s.card: s for s in reversed(ordered) if s.card}
    return [s for s in ordered if s.note or s is first.get(s.card)]


def _gap(paragraph: Paragraph) -> Line:
    number, start, end = paragraph.number, paragraph.start, paragraph.end
    return Line(
        number, number, start, end, hidden=True, excerpts=[], starts_cut=True, ends_cut=True, cards=[], notes=[]
    )


def _line(
    text: str, paragraph: Paragraph, beside: Sequence[Span], spans: Sequence[Span], words: Sequence[MarkSpan]
) -> Line:
    return Line(
        number=paragraph.number,
        last=paragraph.number,
        start=paragraph.start,
        end=paragraph.end,
        hidden=False,
        excerpts=[_runs(text, part, spans, words) for part in paragraph.shown],
        starts_cut=bool(text[paragraph.start : paragraph.shown[0][0]].strip()),
        ends_cut=bool(text[paragraph.shown[-1][1] : paragraph.end].strip()),
        cards=list(dict.fromkeys(s.card for s in beside if s.card)),
        notes=list(dict.fromkeys(s.note for s in beside if s.note)),
    )


@dataclass(frozen=True)
class _Cut:
    """A piece with the spans over it and those that begin or end with it; one that goes on in another part does not
    end here.
    """

    piece: TextPiece
    over: list[Span]
    begins: list[Span]
    ends: list[Span]

    @property
    def card(self) -> int:
        """That of the innermost passage."""
        inner = sorted((s for s in self.over if s.card), key=lambda s: (s.end - s.start, s.card))
        return inner[0].card if inner else 0

    def follows(self, before: "_Cut") -> bool:
        """Whether it belongs to the same run: no other card, no number or note to be shown in between."""
        closed = any(s.card or s.note for s in before.ends)
        return self.card == before.card and not closed and all(s.card != self.card or not s.card for s in self.begins)


def _runs(text: str, part: Range, spans: Sequence[Span], words: Sequence[MarkSpan]) -> list[Run]:
    start, end = part
    here = {s.name: s for s in spans if s.start < end and s.end > start}
    marks = [MarkSpan(s.start - start, s.end - start, name) for name, s in here.items()]
    marks += [MarkSpan(w.start - start, w.end - start, w.name) for w in words if w.start < end and w.end > start]
    runs: list[list[_Cut]] = []
    for segment in segments(text[start:end], marks):
        cut = _cut(segment, here, part)
        if runs and cut.follows(runs[-1][-1]):
            runs[-1].append(cut)
        else:
            runs.append([cut])
    return [_run(cuts) for cuts in runs]


def _cut(segment: Segment, here: dict[str, Span], part: Range) -> _Cut:
    over, begins, ends = (
        [here[name] for name in names if name in here] for names in (segment.names, segment.begins, segment.ends)
    )
    begins = [s for s in begins if s.start >= part[0]]
    others = {*here, SUGGESTED}
    piece = TextPiece(
        text=segment.text,
        kinds=" ".join(name for name in segment.names if name not in others),
        letters="".join(LETTERS[Mark.Kind(name)] for name in segment.ends if name not in others),
        noted=any(s.note for s in over),
        suggested=SUGGESTED in segment.names,
        anchors=list(dict.fromkeys(s.passage_id for s in begins)),
    )
    return _Cut(piece, over, begins, [s for s in ends if s.end <= part[1]])


def _run(cuts: Sequence[_Cut]) -> Run:
    card = cuts[0].card
    anchor = next((s.passage_id for s in cuts[0].begins if card and s.card == card), 0)
    first = cuts[0].piece
    ended = _distinct(s.card for s in cuts[-1].ends)
    return Run(
        card=card,
        anchor=anchor,
        pieces=[replace(first, anchors=[pk for pk in first.anchors if pk != anchor]), *(c.piece for c in cuts[1:])],
        ends=card in ended,
        others=[number for number in ended if number != card],
        notes=_distinct(s.note for s in cuts[-1].ends),
    )


def _distinct(numbers: Iterable[int]) -> list[int]:
    return sorted({number for number in numbers if number})
