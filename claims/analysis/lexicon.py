"""The word lists of each language: ``words/*.toml``, public, and read once.

A language without a list still has digits, signs and the units of ``words/common.toml``.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent / "words"
LANGUAGES = ("en", "uk", "ru", "pl")
ROLES = {"point": "point", "joins": "joins", "article": "articles", "compares": "compares"}
LONGEST = 40
GAP = r"[ \t\u00a0\u2007\u2009\u202f\n]+"
FEW_WORDS = rf"(?:{GAP}[\w'’-]+){{0,3}}?{GAP}"


class Lexicon:
    """What one language's lists say; tables turn a word, in lower case, into the key it stands under."""

    def __init__(self, lists: Mapping[str, Any], common: Mapping[str, Any]) -> None:
        self.lists = lists
        self.decimal: str = lists.get("decimal", "")
        self._read_numbers(common)
        self._read_units(common)
        self._read_readings(common)

    def _read_numbers(self, common: Mapping[str, Any]) -> None:
        self.numbers = _table(self.lists.get("numbers", {}))
        self.prefixes = _table(self.lists.get("prefixes", {}))
        self.cyrillic = any("\u0400" <= word[0] <= "\u04ff" for word in self.numbers)
        self.scales = _table(self.lists.get("scales", {}))
        self.and_a_half = Terms({"1/2": self.words("and_a_half")})
        self.fractions = _table(self.lists.get("fractions", {}))
        self.roles = _table({role: self.words(name) for role, name in ROLES.items()})
        self.roles |= dict.fromkeys(self.words("of"), "of") | dict.fromkeys(self.words("bare", "not_after"), "halver")
        # Without articles a noun alone is one of it: «тисяча осіб»; its plural («тисячі») gives no figure.
        singular = (word for words in self.lists.get("scales", {}).values() for word in words[:2])
        self.bare_scales = frozenset(() if self.words("articles") else singular)
        self.big_signs = Terms(common["scales"], exact=True)
        self.glued_scales = Terms(common["glued_scales"], exact=True)
        self.ordinals = Terms({"": self.words("ordinals", "words")})
        self.shares = Terms({"all": self.words("shares", "of_all"), "few": self.words("shares", "of_few")})
        self.negative = Terms({"-": self.words("negative")})
        self.every_parts = _table(self.lists.get("every", {}).get("parts", {}))
        part = rf"(?:{self.pattern('every', 'words')}){GAP}(?P<part>{alternatives(self.every_parts)})"
        self.every = re.compile(rf"(?<!\w){part}(?!\w)", re.IGNORECASE)

    def _read_units(self, common: Mapping[str, Any]) -> None:
        self.units = Terms(self.lists.get("units", {}) | self.lists.get("multiples", {}))
        self.units_before = Terms(self.lists.get("units_before", {}))
        self.signs = Terms(common["units"], exact=True)
        self.glued = Terms(common["glued"], exact=True)
        self.aged = Terms({"a": self.words("aged")})
        self.money_words = Terms(self.lists.get("money", {}))
        self.great_sums = Terms(self.lists.get("great_sums", {}))
        self.money_signs = Terms(common["money"], exact=True)
        self.of_a = re.compile(
            rf"{GAP}(?:(?:{self.pattern('of')}){GAP})?(?:{self.pattern('articles')}){GAP}", re.IGNORECASE
        )
        self.stop_verbs = Terms({"": self.words("stop", "verbs")})
        unit = rf"(?:{self.pattern('articles')}){GAP}(?P<unit>[^\W\d_]+){GAP}(?:{self.pattern('joins')}){GAP}"
        self.unit_and = re.compile(rf"(?<!\w){unit}$", re.IGNORECASE)

    def _read_readings(self, common: Mapping[str, Any]) -> None:
        opened = {"plain": self.words("range", "between"), "opened": self.words("range", "between_opened")}
        self.range_links = Terms(opened)
        openings = {"from": self.words("range", "opening"), "between": self.words("range", "opening_between")}
        self.range_openings = Terms(openings)
        self.same = re.compile(rf",?{GAP}(?:{self.pattern('same')}),?{GAP}", re.IGNORECASE)
        self.changes = Terms({"": self.words("range", "change")})
        self.of = Terms({"": self.words("of")})
        self.before_years = Terms({"": self.words("dates", "before_year")})
        self.differences = Terms({"": self.words("difference", "words")})
        self.arrivals = Terms({"": self.words("difference", "arrivals")})
        self.comparators = Terms(_joined(self.lists.get("comparators", {}), common["comparators"]))
        self.fillers = Terms({"": self.words("fillers")})
        self.per = Terms({"": self.words("per")})
        self.rates = Terms({"": self.words("rates")})
        self.casualties = Terms({"": self.words("casualties")})
        self.scores = Terms({"": self.words("ordinals", "scores")})
        self.during = Terms({"": self.words("during", "words")})
        self.lasting = Terms({"": self.words("during", "lasting")})
        self.compared = Terms({"": self.words("compared")})
        self.weather = Terms({"": self.words("difference", "weather")})
        self.hedges = Terms(self.lists.get("hedges", {}))
        self.comparators_after = Terms(self.lists.get("comparators_after", {}))

    def words(self, section: str, name: str = "") -> tuple[str, ...]:
        """One list; empty when the language has none."""
        held = self.lists.get(section, {} if name else ())
        return tuple(held.get(name, ()) if name else held)

    def pattern(self, section: str, name: str = "") -> str:
        """One list as alternatives of a regular expression, longest first; matches nothing when it is empty."""
        return alternatives(self.words(section, name))


class Terms:
    """Terms under keys, found in a text at a place. Longest first, whole words, any case unless `exact`."""

    def __init__(self, terms: Mapping[str, Sequence[str]], *, exact: bool = False) -> None:
        keyed = sorted(((term, key) for key, held in terms.items() for term in held), key=lambda pair: -len(pair[0]))
        self._terms = keyed
        self._keys = [key for _, key in keyed]
        self._firsts = {term[0].lower() for term, _ in keyed}
        self._lasts = {_last_part(term.lower()) for term, _ in keyed if not term.endswith("*")}
        self._stems = tuple({_last_part(term.lower()[:-1]) for term, _ in keyed if term.endswith("*")})
        body = "|".join(f"({_expression(term)})" for term, _ in keyed) or r"(?!)"
        self._ahead = re.compile(rf"(?:{body}){_END}", 0 if exact else re.IGNORECASE)
        self._anywhere = re.compile(rf"(?<![\w'’])(?:{body}){_END}", 0 if exact else re.IGNORECASE)
        self._flags = 0 if exact else re.IGNORECASE
        self._beginning: dict[str, tuple[re.Pattern[str], list[str]] | None] = {}

    def at(self, text: str, place: int) -> tuple[str, int] | None:
        """The key of the term that begins at `place`, and its end."""
        if text[place : place + 1].lower() not in self._firsts:
            return None
        match = self._ahead.match(text, place)
        return (self._keys[match.lastindex - 1], match.end()) if match and match.lastindex else None

    def before(self, text: str, place: int) -> tuple[str, int] | None:
        """The key of the longest term that ends at `place`, and its start."""
        if not self._may_end(_last_part(text[max(0, place - LONGEST) : place].lower())):
            return None
        first = max(0, place - LONGEST)
        for match in self._anywhere.finditer(text, first, place):
            if match.end() == place and match.lastindex:
                return self._keys[match.lastindex - 1], match.start()
        return None

    def _may_end(self, part: str) -> bool:
        """Whether some term's last word is this one: quickly told, and for most words it is not."""
        return bool(part) and (part in self._lasts or part.startswith(self._stems))

    def all(self, text: str) -> list[tuple[str, int, int]]:
        """Every term in the text: key, start, end; none overlap."""
        found: list[tuple[str, int, int]] = []
        after = 0
        for start in _STARTS.finditer(text):
            if start.start() < after or not (held := self._that_begin(text[start.start() : start.start() + 2].lower())):
                continue
            pattern, keys = held
            match = pattern.match(text, start.start())
            if match and match.lastindex and match.end() > start.start():
                after = match.end()
                found.append((keys[match.lastindex - 1], start.start(), after))
        return found

    def _that_begin(self, letters: str) -> tuple["re.Pattern[str]", list[str]] | None:
        """The terms that may begin with two letters, made once: a text is not held against each term at each word."""
        if letters not in self._beginning:
            held = [(term, key) for term, key in self._terms if _may_begin(term.lower(), letters)]
            body = "|".join(f"({_expression(term)})" for term, _ in held)
            pattern = re.compile(rf"(?:{body}){_END}", self._flags)
            self._beginning[letters] = (pattern, [key for _, key in held]) if held else None
        return self._beginning[letters]


def _may_begin(term: str, letters: str) -> bool:
    return all(
        have == want or have == "*" or (have == "'" and want in "'’ʼ") or have.isspace()
        for have, want in zip(term.partition("*")[0][:2], letters, strict=False)
    )


def _last_part(words: str) -> str:
    """The last word, or the last character where it is a sign."""
    start = len(words)
    while start and words[start - 1].isalnum():
        start -= 1
    return words[start:] or words[-1:]


_STARTS = re.compile(r"(?<![\w'’])\S")
# A sign such as % may be followed by anything, a word only by its end: not by “/ms” or “-202”.
_END = r"(?:(?<!\w)|(?!\w|-\d|/[^\W\d]))"


def alternatives(words: Iterable[str]) -> str:
    """Words as alternatives of a regular expression."""
    return "|".join(_expression(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _expression(term: str) -> str:
    """One term: a star is any ending, a tilde up to three words, a space any white space, an apostrophe any of its
    forms.
    """
    escaped = re.escape(term).replace("'", "['’ʼ]").replace(r"\ \~\ ", FEW_WORDS)
    return escaped.replace(r"\*", r"\w*").replace(r"\ ", GAP)


def _table(terms: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: key for key, words in terms.items() for word in words}


def _joined(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {key: [*one.get(key, ()), *other.get(key, ())] for key in {**one, **other}}


@cache
def lexicon(language: str) -> Lexicon:
    """The lists of a BCP 47 language, by its first part."""
    name = language.split("-", maxsplit=1)[0].lower()
    return Lexicon(_read(name) if name in LANGUAGES else {}, _read("common"))


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


def hedge_classes(hedges: Iterable[str], language: str) -> frozenset[str]:
    """What hedges do, the same in every language: “allegedly” and «нібито» are both ``alleged``.

    A hedge that no list has is a class of its own.
    """
    terms = lexicon(language).hedges
    found = [(hedge, terms.at(hedge, 0)) for hedge in hedges]
    return frozenset(term[0] if term else hedge.casefold() for hedge, term in found)
