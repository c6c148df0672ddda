"""The lists that say how a language words speech, dates and superlatives: ``words/*.toml``, public, and read once."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from claims.analysis.lexicon import LANGUAGES, Terms, lexicon

WORDS = Path(__file__).parent / "words"


class Lists:
    """One language's lists, as tables and patterns. Empty where a language has none."""

    def __init__(self, lists: dict[str, Any], verbs: dict[str, list[str]]) -> None:
        self.lists = lists
        self._held: dict[tuple[str, str], frozenset[str]] = {}
        self.abbreviations = self.words("abbreviations")
        self.endings = self.words("endings")
        self.labels = self.words("labels")
        self.cues = Terms(_cues(lists.get("speech", {}), verbs))
        self.superlatives = Terms(lists.get("superlatives", {}))
        self.that = Terms({"": sorted(self.speech("that"))})
        self.participles = tuple(self.speech("participles"))
        self.impersonal = tuple(self.speech("impersonal"))
        self.topics = Terms({"": sorted(self.speech("topics"))})
        self.scare = Terms({"": sorted(self.speech("scare"))})

    def words(self, section: str, name: str = "") -> frozenset[str]:
        """One list, in lower case."""
        if (section, name) not in self._held:
            held = self.lists.get(section, {} if name else ())
            self._held[section, name] = frozenset(held.get(name, ()) if name else held)
        return self._held[section, name]

    def speech(self, name: str) -> frozenset[str]:
        """One list of how speech is worded."""
        return self.words("speech", name)

    def dates(self, name: str) -> Any:
        """A list or table of dates."""
        return self.lists.get("dates", {}).get(name, ())


def _cues(speech: dict[str, list[str]], verbs: dict[str, list[str]]) -> dict[str, list[str]]:
    """Verbs of saying by group; ``of``: the speaker stands after it; ``beside``: a cue only beside a quotation."""
    of = set(speech.get("of", ()))
    out = of | set(speech.get("never", ()))
    kept = {group: [word for word in held if word not in out] for group, held in verbs.items()}
    known = {word for held in kept.values() for word in held}
    beside = [word for word in speech.get("beside", ()) if word not in known]
    return {"of": sorted(of), **kept, "beside": beside}


@cache
def lists(language: str) -> Lists:
    """The lists of a BCP 47 language, by its first part."""
    name = language.split("-", maxsplit=1)[0].lower()
    if name not in LANGUAGES:
        return Lists({}, {})
    held = tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))
    return Lists(held, dict(lexicon(name).lists["verbs"]))


def plain(word: str) -> str:
    """A word as the lists have it: lower case, straight apostrophe."""
    return re.sub("[’ʼ]", "'", word.lower())


def one_of(words: Iterable[str]) -> str:
    """Words as alternatives of a regular expression, longest first; matches nothing when there are none."""
    escaped = (re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’ʼ]") for word in words)
    return "|".join(sorted(escaped, key=len, reverse=True)) or r"(?!)"
