"""How well reprints are told, on pairs of articles that somebody labelled."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.sameness import Same, sameness


@dataclass(frozen=True)
class Pair:
    """`same` is what they are: reprint, shared or nothing. `chrome`: what their pages say, which must not match."""

    one: str
    other: str
    same: str
    one_outlet: bool = False
    chrome: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scores:
    """Of reprints: how many were found, missed, and called so wrongly. `chrome` counts pairs in which what pages say
    matched.
    """

    pairs: int
    found: int
    missed: int
    wrong: int
    chrome: int

    @property
    def precision(self) -> float:
        """Of those called reprints."""
        return self.found / ((self.found + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """Of those that are."""
        return self.found / ((self.found + self.missed) or 1)

    @property
    def f1(self) -> float:
        """Both in one."""
        return 2 * self.found / ((2 * self.found + self.wrong + self.missed) or 1)


def read_pairs(path: Path) -> Iterator[Pair]:
    """JSON Lines: {"one": …, "other": …, "same": "reprint", "one_outlet": false, "chrome": […]}."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield pair_of(json.loads(line))


def pair_of(told: Mapping[str, Any]) -> Pair:
    """A labelled pair as its set has it; what else stands there is passed over. Raises ValueError, KeyError."""
    chrome = tuple(told.get("chrome", ()))
    return Pair(told["one"], told["other"], Same(told["same"]), bool(told.get("one_outlet", False)), chrome)


def scores(pairs: Iterable[Pair]) -> Scores:
    """Each pair by itself, with nothing else known of its outlets."""
    count = found = missed = wrong = chrome = 0
    for pair in pairs:
        told = sameness(pair.one, pair.other, alike_ends=pair.one_outlet)
        is_one, called = pair.same == Same.REPRINT, told.kind == Same.REPRINT
        count += 1
        found, missed, wrong = found + (is_one and called), missed + (is_one > called), wrong + (called > is_one)
        places = [place.span() for words in pair.chrome for place in re.finditer(re.escape(words), pair.one)]
        chrome += any(o.one.start < end and start < o.one.end for o in told.overlaps for start, end in places)
    return Scores(count, found, missed, wrong, chrome)
