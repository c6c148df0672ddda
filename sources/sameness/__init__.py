"""Whether two articles are one text: a reprint, or with some paragraphs in common. It proposes and decides nothing.

What pages say of themselves, headlines and links are passed over (`telling`); so is speech, which two reporters may
both have heard. docs/ingestion.md says how the bounds were chosen.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from itertools import groupby, pairwise, takewhile

from sources.anchoring import Span
from sources.sameness.stretches import LEAST, Stretch, stretches
from sources.sameness.telling import Word, words

__all__ = ["Overlap", "Same", "Sameness", "prints", "sameness"]

ROW = 5  # words in a row that make a print
ONE_IN = 4  # of the prints are kept: the same ones in every text
REPRINTED = 0.5  # of the shorter article, for it to be a reprint
FEW = 30  # words of an article, below which it is too short to be compared
SHARED = 20  # words in common outside speech, for a passage to be told


class Same(StrEnum):
    """What two articles have in common."""

    REPRINT = "reprint"
    SHARED = "shared"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Overlap:
    """Where the same words stand in one text and in the other."""

    one: Span
    other: Span
    words: int


@dataclass(frozen=True)
class Sameness:
    """`words` in common, outside speech; `share` of the shorter article that they are, 0 to 1."""

    kind: Same
    overlaps: tuple[Overlap, ...] = ()
    words: int = 0
    share: float = 0.0


def sameness(one: str, other: str, *, common: Collection[int] = (), alike_ends: bool = False) -> Sameness:
    """Two texts in one language. `common`: prints of what many pages say, which is passed over. `alike_ends`: they are
    of one outlet, so that what both begin or end with is how its pages begin or end.
    """
    mine, its = (_telling(text, common) for text in (one, other))
    if alike_ends:
        mine, its = _without_alike_ends(mine, its)
    found = stretches([word.word for word in mine], [word.word for word in its], _cuts(mine), _cuts(its))
    own = [sum(not word.quoted for word in side) for side in (mine, its)]
    shared = [_unquoted(stretch, mine) for stretch in found]
    kept = [(stretch, count) for stretch, count in zip(found, shared, strict=True) if count >= min(LEAST, stretch.same)]
    total = sum(count for _, count in kept)
    share = total / max(1, min(own))
    overlaps = tuple(_overlap(stretch, mine, its) for stretch, _ in kept)
    return Sameness(_kind(share, min(own), [count for _, count in kept]), overlaps, total, min(1.0, share))


def prints(text: str) -> list[int]:
    """Numbers by which texts with passages in common are found: some of those of every five words in a row."""
    told = [word.word for word in words(text) if word.tells]
    made = (_print(told[at : at + ROW]) for at in range(len(told) - ROW + 1))
    return sorted({number for number in made if number % ONE_IN == 0})


def _print(row: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(row).encode(), digest_size=8).digest(), signed=True)


def _telling(text: str, common: Collection[int]) -> list[Word]:
    """The words that belong to the article."""
    told = [word for word in words(text) if word.tells]
    if not common:
        return told
    out: set[int] = set()
    for at in range(len(told) - ROW + 1):
        if _print([word.word for word in told[at : at + ROW]]) in common:
            out.update(range(at - ONE_IN * 2, at + ROW + ONE_IN * 2))
    return [word for at, word in enumerate(told) if at not in out]


def _cuts(told: Sequence[Word]) -> list[int]:
    """The places before which something of the text was left out."""
    return [at for at, (before, word) in enumerate(pairwise(told), 1) if word.number > before.number + 1]


def _without_alike_ends(one: list[Word], other: list[Word]) -> tuple[list[Word], list[Word]]:
    """Without the lines that both begin with, and those that both end with; whole when that is all of either."""
    mine, its = _lines(one), _lines(other)
    first = _alike(mine, its)
    last = _alike(mine[first:][::-1], its[first:][::-1])
    kept = [[word for line in side[first : len(side) - last] for word in line] for side in (mine, its)]
    return (kept[0], kept[1]) if all(kept) else (one, other)


def _lines(told: Iterable[Word]) -> list[list[Word]]:
    return [list(line) for _, line in groupby(told, key=lambda word: word.line)]


def _alike(mine: Iterable[list[Word]], its: Iterable[list[Word]]) -> int:
    """How many lines are the same, from the first on."""
    texts = ([[word.word for word in line] for line in side] for side in (mine, its))
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False)))


def _unquoted(stretch: Stretch, mine: Sequence[Word]) -> int:
    """How many of its words are nobody's speech, edits left out."""
    here = mine[stretch.first : stretch.last]
    return round(stretch.same * sum(not word.quoted for word in here) / len(here))


def _kind(share: float, shorter: int, counts: Sequence[int]) -> Same:
    if share >= REPRINTED and shorter >= FEW:
        return Same.REPRINT
    return Same.SHARED if max(counts, default=0) >= SHARED else Same.NOTHING


def _overlap(stretch: Stretch, mine: Sequence[Word], its: Sequence[Word]) -> Overlap:
    return Overlap(
        Span(mine[stretch.first].start, mine[stretch.last - 1].end),
        Span(its[stretch.other_first].start, its[stretch.other_last - 1].end),
        stretch.same,
    )
