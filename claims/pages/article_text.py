"""The text of an article with its passages marked, as far as rights allow."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis.excerpts import Paragraph, Range, around, paragraphs
from claims.analysis.segments import MarkSpan, segments
from claims.pages.pieces import LETTERS
from sources.models import Outlet

MARGIN = 160  # characters of context that an excerpt may hold on each side of a passage


@dataclass(frozen=True)
class Span:
    """What is marked: `passage_id` begins and ends there; `number` is that of its margin card, 0 for a note."""

    start: int
    end: int
    passage_id: int
    number: int


@dataclass(frozen=True)
class TextPiece:
    """Words under the same marks. `anchors` are ids of passages that begin here, `numbers` those of cards whose
    passage ends here; `card` is the card to go to from these words, 0 for none.
    """

    text: str
    kinds: str
    letters: str
    card: int
    noted: bool
    anchors: list[int]
    numbers: list[int]


@dataclass(frozen=True)
class Line:
    """A paragraph as shown; `hidden` paragraphs up to `last` are summed up in one line. `excerpts` has a list of pieces
    for each part shown, with a gap between; `starts_cut` and `ends_cut` say whether words are missing at its ends.
    """

    number: int
    last: int
    hidden: bool
    excerpts: list[list[TextPiece]]
    starts_cut: bool
    ends_cut: bool
    cards: list[int]
    noted: list[int]


def shown_ranges(text: str, rights: str, quoted: Sequence[Range], whole: bool) -> list[Range]:
    """What a reader may see of a text; all of it where `whole`."""
    if whole or rights == Outlet.Rights.FULL:
        return [(0, len(text))]
    return around(text, quoted, MARGIN if rights == Outlet.Rights.EXCERPT else 0)


def lines(text: str, shown: Sequence[Range], spans: Sequence[Span], words: Sequence[MarkSpan]) -> list[Line]:
    """The article, paragraph by paragraph. `words` are the wording marks, as offsets of the whole text."""
    made: list[Line] = []
    for paragraph in paragraphs(text, shown):
        if paragraph.shown:
            made.append(_line(text, paragraph, spans, words))
        elif made and made[-1].hidden:
            made[-1] = _gap(made[-1].number, paragraph.number)
        else:
            made.append(_gap(paragraph.number, paragraph.number))
    return made


def _gap(first: int, last: int) -> Line:
    return Line(first, last, hidden=True, excerpts=[], starts_cut=True, ends_cut=True, cards=[], noted=[])


def _line(text: str, paragraph: Paragraph, spans: Sequence[Span], words: Sequence[MarkSpan]) -> Line:
    here = [s for s in spans if paragraph.start <= s.start < paragraph.end]
    return Line(
        number=paragraph.number,
        last=paragraph.number,
        hidden=False,
        excerpts=[_pieces(text, part, spans, words) for part in paragraph.shown],
        starts_cut=paragraph.shown[0][0] > paragraph.start,
        ends_cut=paragraph.shown[-1][1] < paragraph.end,
        cards=list(dict.fromkeys(s.number for s in here if s.number)),
        noted=list(dict.fromkeys(s.passage_id for s in here if not s.number)),
    )


def _pieces(text: str, part: Range, spans: Sequence[Span], words: Sequence[MarkSpan]) -> list[TextPiece]:
    start, end = part
    by_name = {f"{s.passage_id}/{s.number}": s for s in spans if s.start < end and s.end > start}
    marks = [MarkSpan(s.start - start, s.end - start, name) for name, s in by_name.items()]
    marks += [MarkSpan(w.start - start, w.end - start, w.name) for w in words if w.start < end and w.end > start]
    return [
        _piece(piece.text, *(_split(names, by_name) for names in (piece.names, piece.begins, piece.ends)), start)
        for piece in segments(text[start:end], marks)
    ]


type _Split = tuple[list[Span], list[str]]


def _split(names: Sequence[str], by_name: dict[str, Span]) -> _Split:
    return [by_name[n] for n in names if n in by_name], [n for n in names if n not in by_name]


def _piece(text: str, over: _Split, begins: _Split, ends: _Split, start: int) -> TextPiece:
    inner = sorted((s for s in over[0] if s.number), key=lambda s: s.end - s.start)
    return TextPiece(
        text=text,
        kinds=" ".join(over[1]),
        letters="".join(LETTERS[name] for name in ends[1]),  # type: ignore[index]
        card=inner[0].number if inner else 0,
        noted=any(not s.number for s in over[0]),
        anchors=list(dict.fromkeys(s.passage_id for s in begins[0] if s.start >= start)),
        numbers=sorted({s.number for s in ends[0] if s.number}),
    )
