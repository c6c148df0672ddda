"""How well quotations, their speakers and hedged sentences are found: against what people labelled. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.analysis.figure_scores import Score
from claims.analysis.proposals import Candidate, propose
from claims.analysis.terms import terms

MARKS = " \n\u00a0.,!?…“”„«»‘’'\"-–—"

type Proposer = Callable[[str, str], Iterable[Candidate]]


@dataclass(frozen=True)
class LabelledQuotation:
    """Where a quotation stands, and each way in which a reader would name who speaks; none when nobody is named."""

    start: int
    end: int
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True)
class LabelledText:
    """A text with all its quotations (None: they are not labelled), and whether it hedges (None: not labelled)."""

    text: str
    language: str
    quotations: tuple[LabelledQuotation, ...] | None = None
    hedged: bool | None = None


_NONE = Score()


@dataclass(frozen=True)
class SpeechScores:
    """Spans of quotations; speakers, of all quotations that have one; hedged texts."""

    spans: Score = _NONE
    speakers: Score = _NONE
    hedges: Score = _NONE

    def __add__(self, other: "SpeechScores") -> "SpeechScores":
        return SpeechScores(self.spans + other.spans, self.speakers + other.speakers, self.hedges + other.hedges)


def read_speech(rows: Iterable[Mapping[str, Any]]) -> list[LabelledText]:
    """Rows of plain data, as from JSON or TOML::

        {"text": "“No,” said Bob Low.", "language": "en", "hedged": false,
         "quotations": [{"exact": "“No,”", "speaker": ["Bob Low"]}]}

    A quotation has `exact` words, or `start` and `end` (code points, `end` exclusive); `speaker` is one name or several
    that are all right. Raises ValueError for a row that is not of this shape.
    """
    return [_text(row) for row in rows]


def _text(row: Mapping[str, Any]) -> LabelledText:
    try:
        text = str(row["text"])
        held = row.get("quotations")
        quotations = None if held is None else tuple(_quotation(text, one) for one in held)
    except (KeyError, TypeError) as error:
        raise ValueError(f"This row is not a text with labelled quotations: {row!r:.200}") from error
    return LabelledText(text, str(row.get("language", "en")), quotations, row.get("hedged"))


def _quotation(text: str, row: Mapping[str, Any]) -> LabelledQuotation:
    speaker = row.get("speaker", ())
    speakers = (speaker,) if isinstance(speaker, str) else tuple(speaker)
    start = row["start"] if "start" in row else text.index(row["exact"])
    return LabelledQuotation(start, row["end"] if "end" in row else start + len(row["exact"]), speakers)


def speech_scores(texts: Iterable[LabelledText], proposer: Proposer = propose) -> dict[str, SpeechScores]:
    """Scores by language, and under ``""`` for all."""
    by_language: dict[str, SpeechScores] = {}
    for one in texts:
        by_language[one.language] = by_language.get(one.language, SpeechScores()) + _scores(one, proposer)
    return by_language | {"": sum(by_language.values(), SpeechScores())}


def _scores(one: LabelledText, proposer: Proposer) -> SpeechScores:
    held = SpeechScores()
    if one.quotations is not None:
        found = [candidate for candidate in proposer(one.text, one.language) if "quotation" in candidate.kinds]
        held += _of_quotations(one.text, found, one.quotations)
    if one.hedged is not None:
        hedged = any(term.kind == "hedge" for term in terms(one.text, one.language))
        held += SpeechScores(hedges=Score(int(hedged and one.hedged), int(hedged), int(one.hedged)))
    return held


def _of_quotations(text: str, found: Sequence[Candidate], labelled: Sequence[LabelledQuotation]) -> SpeechScores:
    places = {_bare(text, one.start, one.end): one for one in found}
    met = [(one, places.pop(_bare(text, one.start, one.end), None)) for one in labelled]
    spans = sum(candidate is not None for _, candidate in met)
    named = [(one, candidate) for one, candidate in met if one.speakers]
    right = sum(candidate is not None and is_named(candidate, one.speakers) for one, candidate in named)
    with_speaker = sum(candidate is not None and candidate.speaker is not None for _, candidate in named)
    return SpeechScores(Score(spans, len(found), len(labelled)), Score(right, with_speaker, len(named)))


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A quotation without its marks and the signs beside them: what people label differs in these."""
    while start < end and text[start] in MARKS:
        start += 1
    while start < end and text[end - 1] in MARKS:
        end -= 1
    return start, end


def is_named(candidate: Candidate, speakers: Sequence[str]) -> bool:
    """Whether the speaker is one of these: the same words, or the same last name."""
    if candidate.speaker is None:
        return False
    words, name = candidate.speaker.words.casefold(), candidate.speaker.name.casefold()
    held = {*words.split(), *name.split()}
    return any(one.casefold() in (words, name) or one.casefold().split()[-1] in held for one in speakers)
