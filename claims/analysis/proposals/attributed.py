"""Which quotes are somebody's words, and whose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis.masking import BLANK
from claims.analysis.proposals.lists import plain
from claims.analysis.proposals.quotes import Quote
from claims.analysis.proposals.reading import Reading, is_name
from claims.analysis.proposals.sentences import Span
from claims.analysis.proposals.speakers import Names, Speaker, person
from claims.analysis.proposals.speech import Frame

_NEAR = re.compile(r"[\s,;:–—\-…]*")
_DASH_LINE = re.compile(r"[-–—−]\s*(?=\S)")
_DASH_END = re.compile(r"[,.!?…]*\s*[-–—]\s*$")
_NAMED = re.compile(r"(?P<who>[^\W\d_][^:.!?\n«“„\"]{1,60}):\s*")
FEW = 4


@dataclass(frozen=True)
class Said:
    """A quotation: the marks included in `start` and `end`, the words alone in `inner`.

    `partial`: a piece of a sentence, in the outlet's own sentence. `sentence` reaches over the frame.
    """

    start: int
    end: int
    inner: Span
    sentence: Span
    frame: Frame | None
    speaker: Speaker | None
    partial: bool
    closed: bool = True


def said(reading: Reading, names: Names) -> list[Said]:
    """The quotations of a text, in order. Names in quote marks and scare quotes are none."""
    found: list[Said] = []
    before: Said | None = None
    for quote in _spoken(reading):
        before = _said(reading, names, quote, before)
        if before:
            found.append(before)
    return found


def _spoken(reading: Reading) -> Iterator[Quote]:
    """Outermost quotes, and what is told behind a dash, in order."""
    outer = [quote for quote in reading.quotes if quote.depth == 0 and not is_name(reading.text, quote, reading.words)]
    dashed = [quote for line in reading.paragraphs for quote in _behind_dash(reading, line)]
    end = 0
    for quote in sorted([*dashed, *outer], key=lambda quote: (quote.start, -quote.end)):
        if quote.start >= end:
            yield quote
            end = quote.end


def _behind_dash(reading: Reading, line: Span) -> Iterator[Quote]:
    """“– We will not talk, – said Ushakov.”: the words between the dashes."""
    opened = _DASH_LINE.match(reading.text, line.start, line.end)
    if not opened:
        return
    start = opened.end()
    for at in range(reading.sentence_at(line.start), len(reading.sentences)):
        if reading.sentences[at].start >= line.end:
            break
        for frame in reading.frames[at]:
            ends = _DASH_END.search(reading.text, max(start, frame.start - 12), frame.start)
            if ends and ends.start() > start:
                yield Quote(start, ends.start(), start, ends.start())
                start = _resumes(reading, frame, line)
                if start == line.end:
                    return
    if start > opened.end():
        yield Quote(start, line.end, start, line.end)


def _resumes(reading: Reading, frame: Frame, line: Span) -> int:
    """Where the quotation goes on behind the frame: after a dash; at the end of the line when it does not."""
    dash = re.compile(r"[.,]?\s[-–—]\s").search(reading.text, frame.end, line.end)
    return dash.end() if dash else line.end


def _said(reading: Reading, names: Names, quote: Quote, before: Said | None) -> Said | None:
    frame = _frame(reading, quote)
    inner = reading.text[quote.inner_start : quote.inner_end]
    count = len(inner.split())
    partial = (count <= FEW or inner[0].islower()) and not _ended(inner)
    named = None if frame else _named_with_colon(reading, quote)
    if not named and _is_scare(reading, quote, inner, frame, count):
        return None
    sentence = _around(reading, quote, frame)
    speaker = named or _speaker(reading, names, quote, frame, before, partial)
    return Said(
        quote.start,
        quote.end,
        Span(quote.inner_start, quote.inner_end),
        sentence,
        frame,
        speaker,
        partial,
        quote.closed,
    )


def _named_with_colon(reading: Reading, quote: Quote) -> Speaker | None:
    """«Зеленський: «Ми не підемо»»: a name, with its titles, and nothing else before a colon."""
    start = reading.sentences[reading.sentence_at(quote.start)].start
    told = _NAMED.fullmatch(reading.text, start, quote.start)
    name = person(told["who"], reading.words) if told else ""
    if name.lower() in reading.words.speech("captions"):
        return None
    known = reading.words.speech("titles") | reading.words.speech("connects")
    if not told or not name or not all(word[0].isupper() or plain(word) in known for word in told["who"].split()):
        return None
    return Speaker(told.start("who"), told.end("who"), told["who"], name)


def _speaker(
    reading: Reading, names: Names, quote: Quote, frame: Frame | None, before: Said | None, partial: bool
) -> Speaker | None:
    if not frame:
        return _guessed(reading, names, quote, before, partial)
    return names.speaker(frame.speaker) if frame.speaker else names.last(frame.cue)


def _goes_on(quote: Quote) -> bool:
    """Whether no mark opens it: what is told behind a frame or a dash."""
    return quote.start == quote.inner_start


def _ended(inner: str) -> bool:
    return inner[-1] in ".!?…,"


def _is_scare(reading: Reading, quote: Quote, inner: str, frame: Frame | None, count: int) -> bool:
    """Words held at arm's length, a title, or marks that never close."""
    before = reading.text[max(0, quote.start - 40) : quote.start].rstrip()
    if not quote.closed and not frame:
        return True
    if _goes_on(quote):
        return False
    if reading.words.scare.before(before, len(before)) and not _ended(inner) and not _by_pronoun(reading, frame):
        return True
    return not frame and not _ended(inner) and (count <= FEW or (inner[0].islower() and count <= 2 * FEW))


def _by_pronoun(reading: Reading, frame: Frame | None) -> bool:
    """“what they called “half-truths””; not “a drone called”."""
    if frame is None or frame.speaker is None or reading.words.speech("verb_first"):
        return False
    spoken = plain(reading.text[frame.speaker.start : frame.speaker.end])
    return spoken in reading.words.speech("pronouns") | reading.words.speech("voices")


def _frame(reading: Reading, quote: Quote) -> Frame | None:
    """The frame that belongs to a quote: right after it, else before it, else after it, in its sentence."""
    last = reading.sentence_at(quote.end - 1)
    following = [frame for at in (last, last + 1) if at < len(reading.frames) for frame in reading.frames[at]]
    after = next((frame for frame in following if frame.start >= quote.end), None)
    if after and _adjoins(reading, quote.end, after.start, quote):
        return after
    first = reading.sentence_at(quote.start)
    ahead = [frame for frame in reading.frames[first] if frame.end <= quote.start]
    if not ahead and _leads_in(reading, first, quote):
        ahead = reading.frames[first - 1]
    if ahead:
        return ahead[-1]
    held = reading.sentences[last]
    return after if after and after.end <= held.end else None


def _adjoins(reading: Reading, end: int, start: int, quote: Quote) -> bool:
    """Whether only signs and white space lie between, within the paragraph."""
    between = reading.text[end:start]
    if "\n" in between or not _NEAR.fullmatch(between):
        return False
    if reading.text[quote.inner_end - 1] == "." and not between.strip():
        return reading.text[start : start + 1].islower()
    return True


def _leads_in(reading: Reading, first: int, quote: Quote) -> bool:
    """Whether the sentence before ends with a colon: the quote is what it announces."""
    if not first or reading.text[reading.sentences[first].start : quote.start].strip():
        return False
    before = reading.sentences[first - 1]
    return reading.text[before.end - 1] == ":"


def _around(reading: Reading, quote: Quote, frame: Frame | None) -> Span:
    """The sentences that hold quote and frame."""
    places = [quote.start, quote.end - 1]
    if frame and abs(frame.start - quote.end) < 2000:
        places += [frame.start, frame.end - 1]
    first, last = (reading.sentences[reading.sentence_at(place)] for place in (min(places), max(places)))
    return Span(min(first.start, quote.start), max(last.end, quote.end))


def _guessed(reading: Reading, names: Names, quote: Quote, before: Said | None, partial: bool) -> Speaker | None:
    """Whoever was quoted right before, or whose quotation goes on; else, for a quotation that begins a sentence,
    whoever was named last.
    """
    if partial and not _goes_on(quote):
        return None
    paragraph = reading.paragraph_at(quote.start)
    away = paragraph - reading.paragraph_at(before.end - 1) if before else 9
    if before and before.speaker and (away <= 1 or (not before.closed and away <= 3)):
        held = before.speaker
        return Speaker(held.start, held.end, held.words, held.name, guess=away > 0 or held.guess)
    alone = reading.sentences[reading.sentence_at(quote.start)].start == quote.start
    return names.last(Span(quote.inner_start, quote.inner_start)) if alone else None


def outside(reading: Reading, span: Span) -> bool:
    """Whether a place lies in no quotation."""
    return BLANK not in reading.masked[span.start : span.end]


def frames_of(found: Sequence[Said]) -> set[Frame]:
    """The frames that quotations have taken."""
    return {one.frame for one in found if one.frame}
