"""What a number is a number of: the unit, currency or noun that stands beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.analysis.lexicon import Lexicon
from claims.analysis.numerals import MILLION, Numeral
from claims.analysis.printed import SPACES
from claims.analysis.tokens import gap_after, gap_before

_GAP = re.compile(rf"[{SPACES}]*[-‑]?[{SPACES}]*")
_BRACKET = re.compile(rf"[{SPACES}]?[(\[{{<]([^()\[\]{{}}<>]{{1,6}})[)\]}}>]")
_MILLIONS = re.compile(r"m(?=\s)")
_SPACE = re.compile(rf"[{SPACES}]+")
_NOUN = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*(?:-\d+\w*)?(?!\w)")
_HYPHENATED = re.compile(r"[-‑]([a-z]{3,})(?![\w-])")
_FEET = re.compile(rf"(?:ft|foot|feet)[{SPACES}]*$")
_NAME = re.compile(rf"(?:(?P<before>\w+)[{SPACES}])?(?P<word>[^\W\d_a-zа-яіїєґ][\w'’-]*)[{SPACES}]$")
_AFTER_NAME = re.compile(rf"[^\W\d_],[{SPACES}]$")
_ASIDE_ENDS = re.compile(rf",[{SPACES}][^\W\d_]")
LONGEST = 40
OLDEST = 120
SHORTEST = 2
CENTURY = "100"  # «20 века» is which, not how many


@dataclass(frozen=True)
class Named:
    """A unit beside a number, and how far both reach. `times`: how many of the unit one is, as of decades; a million
    where “m” is one.
    """

    unit: str
    start: int
    end: int
    counted: bool = False
    times: Decimal = Decimal(1)


def named(text: str, numeral: Numeral, words: Lexicon, *, after: int) -> Named | None:
    """The unit of a number: a currency before it, a unit or currency after it, or the noun it counts.

    `after` is the end of the figure before, whose unit is not this one's too.
    """
    start = gap_before(text, numeral.start)
    money = words.money_signs.before(text, start)
    if money and money[1] >= after:
        millions = re.match(r"m(?!\w)", text[numeral.end : numeral.end + 2]) is not None
        return Named(money[0], money[1], numeral.end + millions, times=MILLION if millions else Decimal(1))
    if found := _in_millions(text, numeral, words) or _measured(text, numeral, words):
        return found
    if numeral.value < OLDEST and _is_age(text, numeral, words):
        return Named("a", numeral.start, numeral.end)
    if _belongs_to_name(text, numeral, words):
        return None
    counted = _counted(text, numeral, _or_more(text, numeral, words), words) or _hyphenated(text, numeral, words)
    return counted or _led(text, numeral, words, after=after)


def _in_millions(text: str, numeral: Numeral, words: Lexicon) -> Named | None:
    """“4.1m tonnes”, “2m people”: what would be metres, but for the unit or noun behind it."""
    if not words.words("articles") or not _MILLIONS.match(text, numeral.end):
        return None
    if unit := _beside(text, (gap_after(text, numeral.end + 1),), words):
        return Named(unit[0], numeral.start, unit[1], times=MILLION)
    noun = _counted(text, numeral, numeral.end + 1, words)
    return replace(noun, times=MILLION) if noun else None


def _measured(text: str, numeral: Numeral, words: Lexicon) -> Named | None:
    """A unit of the lists after the number; some are several of another, such as decades."""
    unit = _unit(text, numeral, words) or _part_of_unit(text, numeral, words)
    if unit is None:
        return None
    times, _, code = unit[0].rpartition(" ")
    if times == CENTURY and numeral.plain:
        return None
    return Named(code, numeral.start, unit[1], times=Decimal(times or 1))


def _hyphenated(text: str, numeral: Numeral, words: Lexicon) -> Named | None:
    """“the 27-nation bloc”."""
    noun = _HYPHENATED.match(text, numeral.end) if numeral.plain and words.words("articles") else None
    if noun is None or _stops(noun[1], words) or noun[1] in words.words("counted", "never"):
        return None
    return Named(f"{{{noun[1]}}}", numeral.start, noun.end(), counted=True)


def _led(text: str, numeral: Numeral, words: Lexicon, *, after: int) -> Named | None:
    """“percent of 10”, where nothing stands before it."""
    unit = words.units_before.before(text, gap_before(text, numeral.start))
    if unit is None or unit[1] < after or text[: unit[1]].rstrip(SPACES)[-1:] not in ("", "\n", ".", ":", ";"):
        return None
    return Named(unit[0], unit[1], numeral.end)


def _or_more(text: str, numeral: Numeral, words: Lexicon) -> int:
    """Where the noun may begin: after “+”, “-plus”, “or more”."""
    if text[numeral.end : numeral.end + 1] == "+":
        return numeral.end + 1
    more = words.comparators_after.at(text, numeral.end) or words.comparators_after.at(
        text, gap_after(text, numeral.end)
    )
    return more[1] if more else numeral.end


def _is_age(text: str, numeral: Numeral, words: Lexicon) -> bool:
    """“aged 19”, and “the suspect, 34, was”."""
    if words.aged.before(text, gap_before(text, numeral.start)):
        return True
    return (
        numeral.plain
        and _AFTER_NAME.search(text, max(0, numeral.start - 3), numeral.start) is not None
        and (_ASIDE_ENDS.match(text, numeral.end) is not None)
    )


def _unit(text: str, numeral: Numeral, words: Lexicon) -> tuple[str, int] | None:
    """The unit, currency or sign after a number, and where it ends: “km”, “-hour”, “ (kg)”, “40C”."""
    gap = _GAP.match(text, numeral.end)
    after = gap.end() if gap else numeral.end
    if beside := _great_sum(text, numeral, after, words) or _beside(text, (after, numeral.end), words):
        return beside
    bracket = _BRACKET.match(text, numeral.end)
    if bracket and (found := words.signs.at(bracket[1], 0)):
        return found[0], bracket.end()
    if _FEET.search(text, max(0, numeral.start - 8), numeral.start):
        return words.glued.at(text, after)
    return words.glued.at(text, numeral.end) if numeral.plain else None


def _beside(text: str, places: Sequence[int], words: Lexicon) -> tuple[str, int] | None:
    """The longest unit, currency or sign that begins at the first of the places that has any."""
    every = (words.units, words.money_words, words.money_signs, words.signs)
    found = [next((unit for place in places if (unit := terms.at(text, place))), None) for terms in every]
    return max((unit for unit in found if unit), key=lambda unit: unit[1], default=None)


def _great_sum(text: str, numeral: Numeral, after: int, words: Lexicon) -> tuple[str, int] | None:
    """A currency whose name is another word too, after a million and more: “1.8 trillion won”; not “pounds of beef”."""
    unit = words.great_sums.at(text, after) if numeral.scale >= MILLION else None
    return None if unit and words.of.at(text, gap_after(text, unit[1])) else unit


def _part_of_unit(text: str, numeral: Numeral, words: Lexicon) -> tuple[str, int] | None:
    """“half an hour”, “three quarters of a mile”."""
    link = words.of_a.match(text, numeral.end) if numeral.part else None
    return words.units.at(text, link.end()) if link else None


def _belongs_to_name(text: str, numeral: Numeral, words: Lexicon) -> bool:
    """“the Leopard 2 tanks”: a word with a capital inside a sentence, unless it is a place or a day, as in “in Kyiv 12
    people”. Where the alphabet is Cyrillic, a word in Latin letters: «танки Leopard 2».
    """
    name = _NAME.search(text, max(0, numeral.start - LONGEST), numeral.start)
    if name is None or not numeral.plain or not text[numeral.start : numeral.end].isdigit():
        return False
    if words.words("articles"):
        before = (name["before"] or "").lower()
        return bool(before) and before not in words.words("stop", "places") and not _is_plain(name["word"], words)
    return name["word"].isascii() and words.cyrillic


def _is_plain(word: str, words: Lexicon) -> bool:
    return word.lower() in words.words("stop", "words") or words.comparators.at(word, 0) is not None


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
    return Named(f"{{{name}}}", numeral.start, end, counted=True) if SHORTEST <= len(name) <= LONGEST else None


def _stops(word: str, words: Lexicon) -> bool:
    return (
        word in words.words("stop", "words")
        or word in words.numbers
        or word in words.scales
        or words.stop_verbs.at(word, 0) is not None
        or words.comparators_after.at(word, 0) is not None
        or word.endswith(words.words("counted", "verbs"))
    )


def _is_counted(noun: str, words: Lexicon) -> bool:
    """English: a plural. The other languages: a word in lower case that is not an adjective in the plural."""
    word = noun.lower()
    if word in words.words("counted", "nouns"):
        return True
    if words.words("articles"):
        plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
        return plural and word not in words.words("counted", "never")
    return (
        noun.rsplit("-", maxsplit=1)[-1].islower()
        and len(word) > 2
        and not word.endswith(words.words("counted", "adjectives_only"))
    )
