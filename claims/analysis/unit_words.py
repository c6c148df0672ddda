"""What a number is a number of: the unit, currency or noun that stands beside it."""

import re
from dataclasses import dataclass, replace

from claims.analysis.lexicon import Lexicon
from claims.analysis.numerals import Numeral
from claims.analysis.printed import SPACES
from claims.analysis.tokens import gap_before

_GAP = re.compile(rf"[{SPACES}]*[-‑]?[{SPACES}]*")
_BRACKET = re.compile(rf"[{SPACES}]?[(\[{{<]([^()\[\]{{}}<>]{{1,6}})[)\]}}>]")
_MILLIONS = re.compile(r"m(?=\s)")
_SPACE = re.compile(rf"[{SPACES}]+")
_NOUN = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
LONGEST = 40


@dataclass(frozen=True)
class Named:
    """A unit beside a number, and how far both reach. `millions`: a currency before it made “m” a million."""

    unit: str
    start: int
    end: int
    counted: bool = False
    millions: bool = False


def named(text: str, numeral: Numeral, words: Lexicon) -> Named | None:
    """The unit of a number: a currency before it, a unit or currency after it, or the noun it counts."""
    start = gap_before(text, numeral.start)
    if money := words.money_signs.before(text, start) or words.money_words.before(text, start):
        millions = re.match(r"m(?!\w)", text[numeral.end : numeral.end + 2]) is not None
        return Named(money[0], money[1], numeral.end + millions, millions=millions)
    if words.words("articles") and _MILLIONS.match(text, numeral.end):
        noun = _counted(text, numeral, numeral.end + 1, words)
        if noun:
            return replace(noun, millions=True)
    gap = _GAP.match(text, numeral.end)
    after = gap.end() if gap else numeral.end
    for terms in (words.units, words.money_words, words.money_signs, words.signs):
        if found := terms.at(text, after) or terms.at(text, numeral.end):
            return Named(found[0], numeral.start, found[1])
    bracket = _BRACKET.match(text, numeral.end)
    if bracket and (found := words.signs.at(bracket[1], 0)):
        return Named(found[0], numeral.start, bracket.end())
    return _counted(text, numeral, numeral.end + (text[numeral.end : numeral.end + 1] == "+"), words)


def _counted(text: str, numeral: Numeral, at: int, words: Lexicon) -> Named | None:
    """The noun that is counted, with up to two adjectives: “80 settlements”, «80 населених пунктів».

    Where only adjectives follow, the last is taken for a noun: «7000 військових».
    """
    first, last = None, at
    for _ in range(1 + words.lists.get("counted", {}).get("adjectives", 0)):
        space = _SPACE.match(text, last)
        noun = _NOUN.match(text, space.end()) if space else None
        if noun is None or _stops(noun[0].lower(), words):
            break
        first, last = noun.start() if first is None else first, noun.end()
        if _is_counted(noun[0], words):
            return _noun(text, numeral, first, last)
    adjective = first is not None and not words.words("articles") and text[first].islower()
    return _noun(text, numeral, first, last) if first is not None and adjective else None


def _noun(text: str, numeral: Numeral, start: int, end: int) -> Named | None:
    name = re.sub(r"\s+", " ", text[start:end]).lower()
    return Named(f"{{{name}}}", numeral.start, end, counted=True) if 3 <= len(name) <= LONGEST else None


def _stops(word: str, words: Lexicon) -> bool:
    return (
        word in words.words("stop", "words")
        or word in words.numbers
        or word in words.scales
        or words.stop_verbs.at(word, 0) is not None
        or words.comparators_after.at(word, 0) is not None
    )


def _is_counted(noun: str, words: Lexicon) -> bool:
    """English: a plural. The other languages: a word in lower case that is not an adjective in the plural."""
    word = noun.lower()
    if word in words.words("counted", "nouns"):
        return True
    if words.words("articles"):
        plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
        return plural and word not in words.words("counted", "never")
    return noun == word and len(word) > 2 and not word.endswith(words.words("counted", "adjectives_only"))
