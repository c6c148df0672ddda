"""A text read once for all proposals: paragraphs, sentences, quotes, dates and frames of speech."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date

from claims.analysis.masking import BLANK
from claims.analysis.proposals.dates import Dated, dates
from claims.analysis.proposals.lists import Lists, lists
from claims.analysis.proposals.phrases import DATE
from claims.analysis.proposals.quotes import Quote, quotes
from claims.analysis.proposals.sentences import Span, paragraphs, sentences
from claims.analysis.proposals.speech import Frame, frames

_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*")
_SAID = re.compile(r"(?:,\s*|\s+)[—–-]\s+")
_ASIDE = re.compile(r"(?<=\w)[,!?…]*\s[—–-]\s(?=[^\W\d_])")
_ASIDE_ENDS = re.compile(r"[.,]\s[—–-]\s")
LONGEST_ASIDE = 160
_SMALL = 4


@dataclass(frozen=True)
class Reading:
    """What was found, each in the order of the text. `frames` of a sentence stand under its index."""

    text: str
    words: Lists
    paragraphs: list[Span]
    sentences: list[Span]
    quotes: list[Quote]
    dates: list[Dated]
    frames: list[list[Frame]]
    masked: str

    def sentence_at(self, place: int) -> int:
        """The index of the sentence that holds a place, or of the one before it."""
        return max(0, bisect_right(self.sentences, place, key=lambda span: span.start) - 1)

    def paragraph_at(self, place: int) -> int:
        """The index of the paragraph that holds a place, or of the one before it."""
        return max(0, bisect_right(self.paragraphs, place, key=lambda span: span.start) - 1)


def read(text: str, language: str, published: date | None = None) -> Reading:
    """Read a text. `published`: what relative dates are told from."""
    words = lists(language)
    lines = paragraphs(text)
    held = [sentence for line in lines for sentence in sentences(text, line, words)]
    quoted = [part for quote in quotes(text, lines) for part in _parted(text, quote, words)]
    when = dates(text, language, published)
    masked = _masked(text, quoted, when, words)
    return Reading(text, words, lines, held, quoted, when, [frames(masked, one, words) for one in held], masked)


def _parted(text: str, quote: Quote, words: Lists) -> list[Quote]:
    """«Цены вырастут, – сказал аналитик. – Вопрос, насколько»: two quotations with what stands between them."""
    found, rest, at = [], quote, quote.inner_start + 1
    while opened := _ASIDE.search(text, at, quote.inner_end):
        at = opened.end()
        verb = words.cues.at(text, at)
        closed = _ASIDE_ENDS.search(text, verb[1], min(quote.inner_end, verb[1] + LONGEST_ASIDE)) if verb else None
        if closed:
            found.append(replace(rest, end=opened.start(), inner_end=opened.start()))
            rest = replace(rest, start=closed.end(), inner_start=closed.end())
            at = max(at, closed.end())
    return [*found, rest]


def _masked(text: str, quoted: list[Quote], when: list[Dated], words: Lists) -> str:
    """The text with quoted words and dates blanked out, at the same offsets; the marks around names become spaces."""
    signs = list(text)
    for one in when:
        signs[one.start : one.end] = DATE * (one.end - one.start)
    for quote in quoted:
        if is_name(text, quote, words):
            signs[quote.start] = signs[quote.end - 1] = " "
        elif quote.depth == 0:
            signs[quote.start : quote.end] = BLANK * (quote.end - quote.start)
    return "".join(signs)


def is_name(text: str, quote: Quote, words: Lists) -> bool:
    """Whether quote marks hold a name or title: “The Washington Post”, «Азов»."""
    inner = text[quote.inner_start : quote.inner_end]
    if len(inner) > 60 or not quote.closed or quote.start == quote.inner_start or quote.end == quote.inner_end:
        return False
    if text[max(0, quote.start - 2) : quote.start].rstrip().endswith(":"):
        return False
    if inner[-1] in ".!?…" or _is_said(text, quote, words) or (inner[-1] == "," and not _of(text, quote, words)):
        return False
    found = _WORD.findall(inner)
    if _is_told_by(text, quote, words) and found and len(found) <= _SMALL and found[0][0].isupper():
        return True
    return bool(found) and len(found) <= 6 and all(word[0].isupper() or len(word) < _SMALL for word in found)


def _is_said(text: str, quote: Quote, words: Lists) -> bool:
    """Whether a sign and a verb of saying follow: «Буде», — відповів."""
    following = _SAID.match(text, quote.end)
    return following is not None and bool(words.cues.all(text[following.end() : following.end() + 40]))


def _is_told_by(text: str, quote: Quote, words: Lists) -> bool:
    """Whether a verb of saying stands right before it, where its subject may follow it: «повідомляє «Рідна земля»»."""
    if not words.speech("verb_first"):
        return False
    before = text[max(0, quote.start - 40) : quote.start].rstrip()
    found = words.cues.before(before, len(before))
    return found is not None and found[0] in ("plain", "announcing")


def _of(text: str, quote: Quote, words: Lists) -> bool:
    """Whether “as reported by” stands right before it."""
    before = text[: quote.start].rstrip() if quote.start < 60 else text[quote.start - 60 : quote.start].rstrip()
    found = words.cues.before(before, len(before))
    return found is not None and found[0] == "of"
