"""Checkable passages of a text, each with its parts: suggestions, which a person accepts or not."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from claims.analysis.figures import Figure, parse
from claims.analysis.proposals.attributed import Said, frames_of, said
from claims.analysis.proposals.dates import Dated
from claims.analysis.proposals.reading import Reading, read
from claims.analysis.proposals.sentences import Span
from claims.analysis.proposals.speakers import Names, Speaker
from claims.analysis.proposals.speech import Frame
from claims.analysis.terms import Term, terms

VERSION = "rules-2"
STATEMENT = 500
MARKS = 60
EVENT = 3  # words, besides the date, that tell of an event
# KYIV, Nov 26 (Reuters) – and the like, before a sentence that begins anew.
_UP = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐĄĆĘŁŃŚŹŻ"
_DATELINE = re.compile(
    rf"[{_UP}][{_UP}'’./ -]{{2,40}}(?:, [^()–—]{{2,30}})?(?: \([^()]{{2,60}}\))?"
    rf" (?:[–—]|--?) (?=[{_UP}\"“«])(?!.* (?:[–—]|--?) )"
)
_HELD_BACK = ("alleged", "reported")


@dataclass(frozen=True)
class Candidate:
    """One passage that can be checked; ``text[start:end]``, code points, as are all spans.

    `kinds`: figure, quotation, reported, dated, superlative. `inner`: of a quotation, without its marks. `speaker` and
    `cue` are whose word it is and the verb. `marks`: hedges, loaded words and verbs of saying of its sentence.
    `statement`, `stance` and `voice` are suggestions for the claim and its report. `score`: 0 to 1, how likely an
    editor wants it.
    """

    kinds: tuple[str, ...]
    start: int
    end: int
    sentence: Span
    statement: str
    score: float
    figure: Figure | None = None
    inner: Span | None = None
    speaker: Speaker | None = None
    cue: Span | None = None
    dates: tuple[Dated, ...] = ()
    superlatives: tuple[Span, ...] = ()
    marks: tuple[Term, ...] = ()
    stance: str = "asserts"
    voice: str = "own"
    source: str = field(default=VERSION)


def propose(text: str, language: str, *, published: date | None = None) -> list[Candidate]:
    """The checkable passages of a text, in order. `published`: what relative dates are told from."""
    reading = read(text, language, published)
    names = Names(reading)
    quoted = said(reading, names)
    marks = terms(text, language)
    found = [_quotation(reading, one) for one in quoted]
    found += _stated(reading, quoted, names)
    around = sorted(found, key=lambda one: one.start)
    found += [_of_figure(reading, figure, around) for figure in parse(text, language)]
    places = [mark.start for mark in marks]
    held = [_with_marks(text, one, _marks_in(one.sentence, marks, places)) for one in found]
    return sorted(held, key=lambda one: (one.start, -one.end, one.kinds))


def _quotation(reading: Reading, one: Said) -> Candidate:
    words = reading.text[one.inner.start : one.inner.end].strip(" ,;")
    name = one.speaker.name if one.speaker else ""
    speech = f"{name[:1].upper()}{name[1:]}: “{words}”" if name else words
    known = 0.25 if one.speaker and not one.speaker.guess else 0.15 if one.speaker else 0
    return Candidate(
        ("quotation",),
        one.start,
        one.end,
        one.sentence,
        speech if len(speech) <= STATEMENT else f"{speech[: STATEMENT - 1]}…",
        round((0.4 if one.partial else 0.7) + known - (0 if one.closed else 0.2), 2),
        inner=one.inner,
        speaker=one.speaker,
        cue=one.frame.cue if one.frame else None,
        dates=_within(reading.dates, one.sentence),
        stance="quotes",
        voice="attributed" if one.speaker else "unattributed",
    )


def _stated(reading: Reading, quoted: list[Said], names: Names) -> Iterator[Candidate]:
    """Sentences with reported speech, or a date or superlative that is not in a quotation, one candidate each."""
    taken = frames_of(quoted)
    for at, sentence in enumerate(reading.sentences):
        if _holding(quoted, sentence):
            continue
        frame = next(
            (one for one in reading.frames[at] if one not in taken and one.speaker and _reports(reading, one)), None
        )
        when = tuple(one for one in _within(reading.dates, sentence) if not _holding(quoted, Span(one.start, one.end)))
        most = tuple(one for one in _superlatives(reading, sentence) if not _holding(quoted, one))
        if frame or most or (when and _says_more(reading.text, sentence, when)):
            yield _sentence(reading, sentence, frame, when, most, names)


def _reports(reading: Reading, frame: Frame) -> bool:
    """Whether a verb reports without a quotation: one of saying, or any before “that”."""
    return frame.group != "beside" or bool(reading.words.that.at(reading.text[frame.cue.end :].lstrip(" ,"), 0))


def _says_more(text: str, sentence: Span, when: tuple[Dated, ...]) -> bool:
    """Whether a sentence says anything of its dates: a dateline does not."""
    dates = sum(_words(text, one) for one in when)
    return _words(text, sentence) - dates >= EVENT


def _words(text: str, span: Span | Dated) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", text[span.start : span.end]))


def _holding[P: (Said, Candidate)](passages: Sequence[P], span: Span) -> P | None:
    """The last of the passages, in order, that begin before a span, if it holds it; or one of the two before that."""
    at = bisect_right(passages, span.start, key=lambda one: one.start)
    return next((one for one in reversed(passages[max(0, at - 3) : at]) if span.end <= one.end), None)


def _sentence(
    reading: Reading, sentence: Span, frame: Frame | None, when: tuple[Dated, ...], most: tuple[Span, ...], names: Names
) -> Candidate:
    held = (("reported", frame), ("dated", when), ("superlative", most))
    content = frame.content if frame and frame.content else sentence
    speaker = names.speaker(frame.speaker) if frame and frame.speaker else None
    return Candidate(
        tuple(kind for kind, there in held if there),
        sentence.start,
        sentence.end,
        sentence,
        neutral(reading.text[content.start : content.end]),
        _worth(frame, when, most),
        speaker=speaker,
        cue=frame.cue if frame else None,
        dates=when,
        superlatives=most,
        stance=_stance(frame),
        voice="attributed" if speaker else "own",
    )


def _worth(frame: Frame | None, when: tuple[Dated, ...], most: tuple[Span, ...]) -> float:
    told = 0.2 if frame and frame.content else 0.05 if frame else 0
    full = 0.15 if any(len(one.edtf) >= 10 for one in when) else 0
    return round(0.4 + told + (0.2 if most else 0) + full, 2)


def _stance(frame: Frame | None) -> str:
    if not frame:
        return "asserts"
    return "denies" if frame.group == "denying" else "reports"


def _superlatives(reading: Reading, sentence: Span) -> Iterator[Span]:
    held = reading.text[sentence.start : sentence.end]
    for group, start, end in reading.words.superlatives.all(held):
        if group != "not":
            yield Span(sentence.start + start, sentence.start + end)


def _of_figure(reading: Reading, figure: Figure, found: Sequence[Candidate]) -> Candidate:
    """A figure has the speaker of the quotation or reported sentence that it stands in."""
    sentence = reading.sentences[reading.sentence_at(figure.start)]
    around = _holding(found, Span(figure.start, figure.end))
    end = max(figure.end, (figure.denominator_start or 0) + len(figure.denominator))
    known = figure.unit != "1"
    return Candidate(
        ("figure",),
        figure.start,
        end,
        sentence,
        around.statement
        if around and "reported" in around.kinds
        else neutral(reading.text[sentence.start : sentence.end]),
        round(0.6 + (0.25 if known else 0) + (0.1 if figure.denominator else 0), 2),
        figure=figure,
        speaker=around.speaker if around else None,
        cue=around.cue if around else None,
        dates=_within(reading.dates, sentence),
        stance=around.stance if around else "asserts",
        voice=around.voice if around else "own",
    )


def _within(when: list[Dated], span: Span) -> tuple[Dated, ...]:
    first = bisect_left(when, span.start, key=lambda one: one.start)
    last = bisect_left(when, span.end, key=lambda one: one.start)
    return tuple(when[first:last])


def _marks_in(sentence: Span, marks: list[Term], places: list[int]) -> tuple[Term, ...]:
    """The first marks of a sentence; a text made of nothing else shall not cost the square of its length."""
    first = bisect_left(places, sentence.start)
    last = bisect_left(places, sentence.end)
    return tuple(mark for mark in marks[first : min(last, first + MARKS)] if mark.end <= sentence.end)


def _with_marks(text: str, one: Candidate, held: tuple[Term, ...]) -> Candidate:
    hedged = one.voice == "own" and any(mark.kind == "hedge" and mark.group in _HELD_BACK for mark in held)
    statement = one.statement if "quotation" in one.kinds else _unhedged(one.statement, text, held)
    voice, stance = ("unattributed", "reports") if hedged else (one.voice, one.stance)
    return replace(one, marks=held, statement=statement, voice=voice, stance=stance)


def _unhedged(statement: str, text: str, marks: Iterable[Term]) -> str:
    """A claim is recorded without “allegedly”; which reports say it is what is compared."""
    for mark in marks:
        word = text[mark.start : mark.end]
        if mark.kind == "hedge" and mark.group in _HELD_BACK and re.fullmatch(r"\w+(?:ly|то|to|бы)", word):
            statement = re.sub(rf"\s?,?\b{re.escape(word)}\b,?", "", statement, count=1, flags=re.IGNORECASE).strip()
    return statement[:1].upper() + statement[1:]


def neutral(words: str) -> str:
    """A clause as a sentence of its own: no dateline, capital first, full stop last, at most 500 characters."""
    held = re.sub(r"\s+", " ", words).strip(" ,;:–—-")
    if dateline := _DATELINE.match(held):
        held = held[dateline.end() :]
    if not held:
        return ""
    whole = held[0].upper() + held[1:]
    whole = whole if whole[-1] in '.!?…”»"' else f"{whole}."
    return whole if len(whole) <= STATEMENT else f"{whole[: STATEMENT - 1]}…"
