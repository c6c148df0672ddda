"""What words are about, whatever their language: for finding claims that a sentence may restate."""

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

LEAST = 2  # letters that a beginning has
MOST = 60  # beginnings that one sentence is looked for by
SAID = "say"  # says nothing of what is said

type Listed = dict[str, dict[str, dict[str, str]]]


@cache
def _listed() -> Listed:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    """Meanings of the beginnings of words and, after “=”, of whole words."""
    held: dict[str, set[str]] = {}
    for group in _listed().values():
        for name, by in group.items():
            for word in by.get(language, "").split():
                held.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in held.items()}


@lru_cache(maxsize=20_000)
def meanings(word: str, language: str) -> frozenset[str]:
    """What a word, or its stem, may mean: lower case; nothing when it is not listed."""
    held = _words(language.split("-", maxsplit=1)[0])
    if whole := held.get(f"={word}"):
        return whole
    return next((held[word[:n]] for n in range(len(word), LEAST - 1, -1) if word[:n] in held), frozenset())


def beginnings(words: Iterable[str], language: str) -> list[str]:
    """How words of the same telling meanings begin, in every language; of others too, where none is."""
    telling, common = _listed()["telling"], _listed()["common"]
    meant = {name for word in words for name in meanings(word, language)} - {SAID}
    wanted = sorted(name for name in meant if name in telling)
    others = sorted(name for name in meant if name in common) if not wanted else []
    found = [word for name in [*wanted, *others] for by in (telling | common)[name].values() for word in by.split()]
    return [word for word in found if "_" not in word and not word.startswith("=")][:MOST]
