"""The longest stretches of words that two texts have in common, small edits within them forgiven."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

SEED = 4  # words in a row that begin a stretch
PLACES = 30  # of the same seed that are tried
GAP = 5  # words of an edit within a stretch
LEAST = 12  # words in common, for a stretch to be told


class Stretch(NamedTuple):
    """Words `first` to before `last` of one text, and of the other; `same` of them are the same."""

    first: int
    last: int
    other_first: int
    other_last: int
    same: int


def stretches(
    one: Sequence[str], other: Sequence[str], cuts: Collection[int], others: Collection[int]
) -> list[Stretch]:
    """In the order of `one`, none overlapping another there. None goes on over a cut: places of each text before which
    something was left out.
    """
    runs = (part for run in _runs(one, other) for part in _cut(run, cuts, others))
    return [stretch for stretch in _joined(runs, cuts, others) if stretch.same >= LEAST]


def _cut(run: Stretch, cuts: Collection[int], others: Collection[int]) -> Iterator[Stretch]:
    ends = {at for at in cuts if run.first < at < run.last}
    ends |= {at - run.other_first + run.first for at in others if run.other_first < at < run.other_last}
    for first, last in pairwise([run.first, *sorted(ends), run.last]):
        yield Stretch(
            first, last, first - run.first + run.other_first, last - run.first + run.other_first, last - first
        )


def _runs(one: Sequence[str], other: Sequence[str]) -> Iterator[Stretch]:
    """Words in a row that are the very same, each the longest that begins there."""
    seeds: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(other) - SEED + 1):
        seeds[tuple(other[at : at + SEED])].append(at)
    at, expected = 0, 0
    while at <= len(one) - SEED:
        places = seeds.get(tuple(one[at : at + SEED]), [])[:PLACES]
        lengths = [(_length(one, at, other, place), -abs(place - expected), place) for place in places]
        if not lengths:
            at += 1
            continue
        length, _, place = max(lengths)
        yield Stretch(at, at + length, place, place + length, length)
        at, expected = at + length, place + length


def _length(one: Sequence[str], at: int, other: Sequence[str], place: int) -> int:
    length = SEED
    while at + length < len(one) and place + length < len(other) and one[at + length] == other[place + length]:
        length += 1
    return length


def _joined(runs: Iterable[Stretch], cuts: Collection[int], others: Collection[int]) -> Iterator[Stretch]:
    """Runs that follow each other in both texts, but for a few words, are one stretch."""
    last: Stretch | None = None
    for run in runs:
        if last and _follows(last, run, cuts, others):
            last = Stretch(last.first, run.last, last.other_first, run.other_last, last.same + run.same)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _follows(last: Stretch, run: Stretch, cuts: Collection[int], others: Collection[int]) -> bool:
    near = 0 <= run.other_first - last.other_last <= GAP and run.first - last.last <= GAP
    left_out = any(last.last <= at <= run.first for at in cuts)
    return near and not left_out and not any(last.other_last <= at <= run.other_first for at in others)
