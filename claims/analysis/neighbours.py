"""What numbers beside each other tell: lists share a unit (“6, 9 and 14 years”), scores are no quantities (3-1)."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.analysis.lexicon import Lexicon
from claims.analysis.printed import SPACES
from claims.analysis.spans import Span
from claims.analysis.tokens import around

DASHES = ("-", "–", "‑")
HIGHEST_SCORE = 20


def listed(found: Sequence[Span], text: str, words: Lexicon) -> list[Span]:
    """Bare digits that a comma, or a word such as and, joins to a figure with a unit have that unit too."""
    after: list[Span] = []
    for span in reversed(found):
        after.append(_with_unit_of(after[-1:], span, text, words))
    both: list[Span] = []
    for span in reversed(after):
        both.append(_aged_as(both[-1:], span, text, words))
    return both


def _with_unit_of(after: Sequence[Span], span: Span, text: str, words: Lexicon) -> Span:
    """“6” and “9” of “6, 9 and 14 years”: a comma joins them only where it leads to an and."""
    for other in after:
        between = text[span.end : other.start].strip(SPACES)
        joined = between in words.words("enumerates") or (between == "," and other.joined)
        if joined and _is_bare(span) and other.unit and other.pair is None and not other.share:
            return replace(span, unit=other.unit, counted=other.counted, joined=True)
    return span


def _aged_as(before: Sequence[Span], span: Span, text: str, words: Lexicon) -> Span:
    """“9” and “14” of “aged 6, 9 and 14”."""
    for other in before:
        aged = other.unit == "a" and other.end == other.numeral.end
        if aged and _is_bare(span) and text[other.end : span.start].strip(SPACES) in (",", *words.words("enumerates")):
            return replace(span, unit="a")
    return span


def _is_bare(span: Span) -> bool:
    year = 1500 <= span.high <= 2100 and span.numeral.end - span.numeral.start == 4
    return not span.unit and span.numeral.plain and not year


def without_scores(found: Sequence[Span], text: str, words: Lexicon) -> list[Span]:
    """Small numbers with a hyphen between them, the first not less, or with a word of winning and losing near."""
    scores = set()
    for one, other in pairwise(found):
        if _may_score(one) and _may_score(other) and text[one.end : other.start] in DASHES:
            scores |= {one, other}
    ranges = [span for span in found if span.low != span.high and _may_score(span)]
    scores |= {span for span in ranges if words.scores.all(around(text, span.start, span.end))}
    return [span for span in found if span not in scores]


def _may_score(span: Span) -> bool:
    return not span.unit and not span.share and span.numeral.plain and span.low >= 0 and span.high < HIGHEST_SCORE
