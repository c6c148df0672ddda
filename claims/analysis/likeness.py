"""How alike a sentence and a recorded claim are: figures first, then times, then words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from claims.analysis.meanings import SAID, meanings
from claims.analysis.values import Value, same_figure
from claims.units import comparable

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|20)\d\d(?![\d.,]|\s?%)")
# Names in Latin letters, as news agencies write them; what differs between systems is left to the measure of likeness.
_LATIN = str.maketrans(
    dict(
        zip(
            "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъ'’ʼ",
            "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia y e e - - - -".split(),
            strict=True,
        )
    )
    | {"ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z"}
)
_RUSSIAN = str.maketrans({"и": "i", "г": "g", "й": "i"})
ALIKE = 78
COUNTS = {"{", "1"}
HELD = 2_000  # texts whose words are kept: a claim is compared with each passage of an article
SAME_DAY = 0.12
SAME_COUNT = 0.2  # the same number of things that are called otherwise


@dataclass(frozen=True)
class Worded:
    """A sentence or claim to compare. `lexemes` are its word stems, where it is in a language that has them; `days` the
    days that it names, as EDTF.
    """

    text: str
    lexemes: frozenset[str]
    values: Sequence[Value] = ()
    language: str = "en"
    times: str = ""
    days: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Likeness:
    """`same`: both give one value. `other`: both give a value in units that convert, and not the same.

    `words` is 0 to 100, `score` 0 to 1.
    """

    score: float
    words: int
    same: bool
    other: bool


def likeness(ours: Worded, theirs: Worded, weights: Mapping[str, float]) -> Likeness:
    """How alike they are. `weights`: what a stem tells, the rarer the more; 1 for one not given."""
    words = _words(ours, theirs, weights)
    same, other = _values(ours.values, theirs.values)
    known = 0.38 if same else 0.08 if other else SAME_COUNT if _same_count(ours.values, theirs.values) else 0
    score = 0.62 * words + known
    if (theirs.values and not ours.values) or (ours.values and not theirs.values):
        score = 0.9 * words
    elif not theirs.values:
        score = words
    if _other_time(ours, theirs):
        score *= 0.85
    if ours.days & theirs.days:
        score += SAME_DAY
    return Likeness(round(min(1.0, score), 3), round(words * 100), same, other)


def _words(ours: Worded, theirs: Worded, weights: Mapping[str, float]) -> float:
    """The share of the weight of both that is common, or the likeness of the letters, whichever tells more."""
    if ours.language.split("-")[0] != theirs.language.split("-")[0]:
        return _across(ours, theirs)
    mine, its = _told(ours, weights), _told(theirs, weights)
    common = sum(min(mine[one], its[one]) for one in mine.keys() & its.keys())
    shorter = min(sum(mine.values()), sum(its.values())) or 1
    longer = sum(max(mine.get(one, 0), its.get(one, 0)) for one in mine.keys() | its.keys()) or 1
    letters = fuzz.token_set_ratio(_bare(ours.text), _bare(theirs.text)) / 100
    return min(1.0, 0.45 * common / shorter + 0.25 * common / longer + 0.3 * letters)


def _told(one: Worded, weights: Mapping[str, float]) -> dict[str, float]:
    """What its words mean, else the words themselves; with what each tells."""
    told: dict[str, float] = {}
    for lexeme, meant in _meaning(one.lexemes, one.language):
        weight = weights.get(lexeme, 1.0)
        for name in meant:
            told[name] = min(told.get(name, 1.0), weight)
    return told


@lru_cache(maxsize=HELD)
def _meaning(lexemes: frozenset[str], language: str) -> list[tuple[str, frozenset[str]]]:
    """Each with what it means, else itself; one that says nothing of what is said with nothing."""
    held = ((lexeme, meanings(lexeme, language)) for lexeme in lexemes)
    return [(lexeme, meant - {SAID} if meant else frozenset([lexeme])) for lexeme, meant in held]


@lru_cache(maxsize=HELD)
def _bare(text: str) -> str:
    return " ".join(_TOKEN.findall(text.casefold()))


def _across(ours: Worded, theirs: Worded) -> float:
    """For two languages: how many of the meanings, names and years of one are those of the other."""
    (mine, own), (its, others) = _meant(ours), _meant(theirs)
    fewer, more = sorted((own, others), key=len)
    met = len(mine & its) + sum(any(fuzz.ratio(one, other) >= ALIKE for other in more) for one in fewer)
    less, most = sorted((len(mine) + len(own), len(its) + len(others)))
    return met / (0.6 * less + 0.4 * most) if less else 0.0


def _meant(one: Worded) -> tuple[frozenset[str], frozenset[str]]:
    """Its meanings, and the names that have none."""
    held = frozenset(meant for lexeme in one.lexemes for meant in meanings(lexeme, one.language)) - {SAID}
    named = (name for name in _named(one.text) if not meanings(name.casefold(), one.language))
    return held, frozenset(latin(name, one.language) for name in named)


def names(text: str, language: str) -> frozenset[str]:
    """Its words with capitals and its years, in Latin letters."""
    return frozenset(latin(name, language) for name in _named(text))


def _named(text: str) -> list[str]:
    found = [match[0] for match in _TOKEN.finditer(text) if match[0][0].isupper() or _YEAR.fullmatch(match[0])]
    return [word for word in found if len(word) > 2]


def latin(word: str, language: str) -> str:
    """A word in lower case and Latin letters: «и» is i in Russian and y in Ukrainian."""
    told = word.casefold()
    return (told.translate(_RUSSIAN) if language.startswith("ru") else told).translate(_LATIN).replace("-", "")


def _values(ours: Sequence[Value], theirs: Sequence[Value]) -> tuple[bool, bool]:
    if any(same_figure(mine, its) for mine in ours for its in theirs):
        return True, False
    return False, any(comparable(mine.unit, its.unit) for mine in ours for its in theirs)


def _same_count(ours: Sequence[Value], theirs: Sequence[Value]) -> bool:
    return any(mine.low == its.low and {mine.unit[0], its.unit[0]} <= COUNTS for mine in ours for its in theirs)


def _other_time(ours: Worded, theirs: Worded) -> bool:
    """Whether both name years, and none in common."""
    mine, its = set(_YEAR.findall(ours.text)), set(_YEAR.findall(f"{theirs.text} {theirs.times}"))
    return bool(mine and its and not mine & its)
