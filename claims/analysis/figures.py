"""The quantities that a text states: value, unit, comparator, of what, and a second unit where one is printed."""

from dataclasses import dataclass, replace
from decimal import Decimal

from claims.analysis.compounds import with_compounds
from claims.analysis.conversions import agree
from claims.analysis.lexicon import Lexicon, lexicon
from claims.analysis.masking import masked
from claims.analysis.neighbours import listed, without_scores
from claims.analysis.printed import SPACES
from claims.analysis.readings import base, comparator, denominator, is_casualties, is_difference, is_subject
from claims.analysis.spans import Span, spans
from claims.analysis.tokens import gap_before

HYPHENS = ("-", "‑")
ALONE = f"{SPACES}\n.,;:"


@dataclass(frozen=True)
class Rendering:
    """The same value in another unit, as printed. `right` is None when the two cannot be compared."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    right: bool | None


@dataclass(frozen=True)
class Figure:
    """One quantity as stated; ``text[start:end]`` is figure and unit, in code points.

    `unit` is UCUM, ``{settlements}`` for a noun that is counted, ISO 4217 for money, ``1`` for a bare number.
    `denominator` is the words of what it is a part of, from `denominator_start`. `ambiguous`: another locale would read
    the sign in it otherwise. `difference`: between temperatures, not a temperature.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    comparator: str
    denominator: str = ""
    denominator_start: int | None = None
    also: Rendering | None = None
    ambiguous: bool = False
    difference: bool = False

    @property
    def wrong_conversion(self) -> bool:
        """Whether the value was printed in two units that do not agree."""
        return self.also is not None and self.also.right is False


def parse(text: str, language: str) -> list[Figure]:
    """The quantities in a text, in order; none overlap. Dates, years, times, ordinals and labels are not quantities."""
    words = lexicon(language)
    blanked = masked(text, language)
    found: list[Figure] = []
    after = 0
    for span in _spans(blanked, words):
        per = base(blanked, span, words, after=after)
        how = comparator(blanked, span, words, after=after)
        of = denominator(text, span, words)
        if per is not None and found and gap_before(text, per) == after:
            found[-1] = replace(found[-1], denominator=text[per : span.end], denominator_start=per)
        elif per is None and _is_quantity(blanked, span, words, how, of is not None):
            found.append(_figure(text, span, words, how, of))
            after = span.end
    return found


def _spans(text: str, words: Lexicon) -> list[Span]:
    found = with_compounds(spans(text, words), text, words)
    return without_scores(listed(found, text, words), text, words)


def _figure(text: str, span: Span, words: Lexicon, how: str, of: tuple[int, int] | None) -> Figure:
    difference = is_difference(text, span, words)
    return Figure(
        span.start,
        span.end,
        span.low,
        span.high,
        span.unit or "1",
        how,
        denominator=text[of[0] : of[1]] if of else "",
        denominator_start=of[0] if of else None,
        also=_rendering(span, difference) if span.pair else None,
        ambiguous=span.numeral.ambiguous,
        difference=difference,
    )


def _rendering(span: Span, difference: bool) -> Rendering | None:
    pair = span.pair
    if pair is None:
        return None
    ends = [
        agree((mine, span.unit), (its, pair.unit), difference=difference)
        for mine, its in ((span.low, pair.low), (span.high, pair.high))
    ]
    return Rendering(pair.start, pair.end, pair.low, pair.high, pair.unit, None if None in ends else all(ends))


def _is_quantity(text: str, span: Span, words: Lexicon, how: str, of: bool) -> bool:
    """A number with a unit is one; a bare or counted one unless it is a year, a name's part or a pronoun."""
    if span.unit and not span.counted:
        return True
    if span.numeral.part or span.share:
        return span.share or text[span.end : span.end + 1] not in HYPHENS
    if is_casualties(text, span, words) or text.strip(ALONE) == text[span.start : span.end]:
        return True
    if span.counted and span.unit.strip("{}") in words.words("counted", "nouns"):
        return span.low != 1 or not span.numeral.small_word
    if _is_year(text, span, words, how):
        return False
    if span.counted:
        return span.low != 1 or not span.numeral.small_word
    if span.numeral.small_word:
        return span.low != 1 and (of or is_subject(text, span, words))
    return not _is_name(text, span, words)


def _is_year(text: str, span: Span, words: Lexicon, how: str) -> bool:
    """Four digits from 1500 to 2100 after “in”, “since”, “the”, or with no noun that is counted."""
    if not span.numeral.plain or span.numeral.ambiguous or not 1500 <= span.high <= 2100 or span.high % 1:
        return False
    if "," in text[span.start : span.end] or "." in text[span.start : span.end]:
        return False
    before = words.before_years.before(text, gap_before(text, span.from_start))
    return before is not None or (not span.counted and how in ("exactly", "between"))


def _is_name(text: str, span: Span, words: Lexicon) -> bool:
    """A bare number after a word with a capital belongs to it: “Ukraine 24”."""
    end = gap_before(text, span.start)
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    word = text[start:end]
    if not word or not span.numeral.plain or not word[0].isupper() or end == span.start:
        return False
    return word.lower() not in words.words("stop", "words") and not words.comparators.before(text, end)
