"""Passages of a text that are worth a claim, as an editor is shown them: suggestions, public nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.analysis.passage_reading import candidates
from claims.analysis.proposals import Candidate
from claims.models import AttributionPassage
from claims.models.quantity import value_in_words
from sources.models import Article, Snapshot

LEAST = 0.5
KINDS = {"figure": "Figure", "quotation": "Quotation", "reported": "Reported speech", "superlative": "Superlative"}


@dataclass(frozen=True)
class Suggestion:
    """``text[start:end]`` in code points. `figure` is where its figure begins, None without one."""

    number: int
    start: int
    end: int
    statement: str
    kind: str
    value: str
    speaker: str
    figure: int | None
    score: float


def suggestions(article: Article, snapshot: Snapshot) -> list[Suggestion]:
    """In the order of the text, each words once; none that a report rests on already. One query."""
    used = AttributionPassage.objects.filter(passage__snapshot=snapshot, attribution__withdrawn_reason="")
    taken = list(used.values_list("passage__start", "passage__end", "attribution__low"))
    found = candidates(snapshot.text, article.language, article.published_from)
    kept = [one for one in _distinct(found) if one.score >= LEAST and not _is_taken(one, taken)]
    return [_suggestion(number, one) for number, one in enumerate(kept, 1)]


def _distinct(found: Iterable[Candidate]) -> list[Candidate]:
    """Figures stand for their sentence, which is not told again."""
    held = list(found)
    stated = {(one.start, one.end) for one in held if one.figure}
    return [one for one in held if one.figure or (one.start, one.end) not in stated]


def _is_taken(one: Candidate, taken: Sequence[tuple[int, int, Decimal | None]]) -> bool:
    """Whether a report, of this figure where there is one, rests on most of its words."""
    alike = [(start, end) for start, end, low in taken if one.figure is None or one.figure.low == low]
    shared = max((min(one.end, end) - max(one.start, start) for start, end in alike), default=0)
    return shared * 2 > one.end - one.start


def _suggestion(number: int, one: Candidate) -> Suggestion:
    figure = one.figure
    return Suggestion(
        number=number,
        start=one.start,
        end=one.end,
        statement=one.statement,
        kind=next((KINDS[kind] for kind in one.kinds if kind in KINDS), "Dated"),
        value=value_in_words(figure.low, figure.high, figure.unit, figure.comparator) if figure else "",
        speaker=one.speaker.name if one.speaker else "",
        figure=figure.start if figure else None,
        score=one.score,
    )
