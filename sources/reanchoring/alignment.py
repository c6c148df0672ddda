"""Which sentences of a later text are those of an earlier one: the same, edited or moved.

The order of the text is the longest list of sentences that both texts have in common. A pairing is *in order* when it
costs that list nothing: whoever reads both texts from above would pair them so.
"""

from collections.abc import Iterator
from heapq import nlargest
from itertools import chain, pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Postfix, Prefix

from sources.reanchoring.lines import NOTE
from sources.sentences import Sentence

HINT = 0.25  # of the words, for two sentences to have to do with each other
LIKE = 0.5  # of the words, for an edited sentence to be the same sentence
MANY = 12  # edited sentences that are looked at closely
NEARER = 0.1  # what standing in order is worth beside that
CLEARLY = 2  # times as much around decides between two places,
FEW = 10  # letters apart that may be the same by chance
SURROUNDINGS = 300  # letters that are looked at on each side
EDGE = "\x00" * 100  # the start or end of a text, to be the same in both
SPLIT = 2  # by how many sentences an edit may split or join


class Run(NamedTuple):
    """Sentences that follow each other: from `first` to before `last`."""

    first: int
    last: int


class Match(NamedTuple):
    """A run of the later text that may stand for one of the earlier: how alike they are (0 to 1), how many sentences
    both texts have in common around, in order, whether there could be no more, and how many letters before and after
    are the same.
    """

    run: Run
    likeness: float
    pull: int = 0
    in_order: bool = False
    around: int = 0

    @property
    def score(self) -> float:
        """What speaks for it, among edited sentences."""
        return self.likeness + NEARER * self.in_order

    def beats(self, other: "Match") -> bool:
        """Whether its place leaves no doubt beside one where the same words stand."""
        if self.in_order != other.in_order:
            return self.in_order
        return self.is_nearer(other)

    def overlaps(self, other: "Match") -> bool:
        """Whether a sentence is part of both."""
        return self.run.first < other.run.last and other.run.first < self.run.last

    def is_nearer(self, other: "Match") -> bool:
        """Whether clearly more is the same around it: with much the same around both, either may be meant."""
        return self.around > CLEARLY * other.around + FEW


class Alignment:
    """Made once for two texts; asked for each run of the earlier."""

    def __init__(self, old_text: str, old: list[Sentence], new_text: str, new: list[Sentence]) -> None:
        self.old, self.new = old, new
        self._old_text, self._new_text = old_text, new_text
        self._old, self._new = [s.text for s in old], [s.text for s in new]
        self._olds, self._news = _lettered(self._old, self._new)
        self._common = LCSseq.similarity(self._olds, self._news)
        self._known, there = {*self._old}, {*self._new}
        self._gone = [at for at, text in enumerate(self._old) if text not in there]

    def same(self, old: Run) -> list[Match]:
        """Runs of the later text with the very sentences, but those that are rather another such run of the earlier."""
        sentences = self._old[slice(*old)]
        others = [run for run in _found(self._old, sentences) if run != old]
        matches = [self.match(old, run) for run in _found(self._new, sentences)]
        return [own for own in matches if not any(self.match(other, own.run).beats(own) for other in others)]

    def may_be_one_of(self, old: Run, edits: list[Match]) -> bool:
        """Whether equal sentences became fewer, and any of these edits may be of this one as well as of another."""
        sentences = self._old[slice(*old)]
        equal = [run for run in _found(self._old, sentences) if run != old]
        if len(_found(self._new, sentences)) > len(equal):
            return False
        return any(not any(self.match(other, edit.run).beats(edit) for other in equal) for edit in edits)

    def edited(self, old: Run) -> list[Match]:
        """Runs of the later text that read much like it, the likeliest first. None holds a sentence that stood
        elsewhere in the earlier text, or that is more like another one.
        """
        windows = [run for fresh in self.fresh(old) for run in _windows(fresh, old.last - old.first)]
        likeness = {run: self._likeness(old, run, LIKE) or LIKE * self._is_within(old, run) for run in windows}
        likely = [run for run in nlargest(MANY, windows, key=likeness.__getitem__) if likeness[run]]
        edits = [run for run in likely if self._new[slice(*run)] != self._old[slice(*old)]]
        found = [match for match in (self.match(old, run) for run in edits) if not self.rivals(old, match)]
        return sorted(found, key=lambda match: -match.score)

    def match(self, old: Run, new: Run) -> Match:
        """How well a run of the later text stands for one of the earlier."""
        likeness = self._likeness(old, new, HINT)
        if not likeness:
            return Match(new, 0)
        pull = self._pull(old, new)
        inside = LCSseq.similarity(self._olds[slice(*old)], self._news[slice(*new)])
        return Match(new, likeness, pull, pull + inside >= self._common, self._around(old, new))

    def rivals(self, old: Run, match: Match) -> list[str]:
        """Sentences of the earlier text, gone from the later, that rather stand there; not those that were joined with
        the run.
        """
        rest = [Run(at, at + 1) for at in self._gone if not old.first <= at < old.last]
        near = [run for run in rest if self._likeness(run, match.run, max(HINT, match.score - NEARER))]
        better = [run for run in near if self.match(run, match.run).score > match.score]
        return [self._old[run.first] for run in better if not self._is_joined(old, run, match)]

    def fresh(self, old: Run) -> list[Run]:
        """The longest runs of the later text without a sentence that belongs to another one of the earlier, and
        without notes of correction, unless this is one.
        """
        own = {match.run.first for at in range(*old) for match in self.same(Run(at, at + 1))}
        told = any(NOTE.match(text) for text in self._old[slice(*old)])
        closed = [
            at
            for at, text in enumerate(self._new)
            if (text in self._known and at not in own) or (NOTE.match(text) and not told)
        ]
        return [
            Run(before + 1, after) for before, after in pairwise([-1, *closed, len(self.new)]) if after > before + 1
        ]

    def _pull(self, old: Run, new: Run) -> int:
        before = LCSseq.similarity(self._olds[: old.first], self._news[: new.first])
        return int(before + LCSseq.similarity(self._olds[old.last :], self._news[new.last :]))

    def _around(self, old: Run, new: Run) -> int:
        before, after = _sides(self._old_text, self.old, old)
        above, below = _sides(self._new_text, self.new, new)
        return int(Postfix.similarity(before, above) + Prefix.similarity(after, below))

    def _likeness(self, old: Run, new: Run, least: float) -> float:
        """From 0 to 1; 0 when it is less than `least`."""
        words = _words(self.old, old), _words(self.new, new)
        return float(Indel.normalized_similarity(*words, score_cutoff=least))

    def _is_within(self, old: Run, new: Run) -> bool:
        """Whether words were only put before or behind, however many."""
        words, around = (" ".join(texts[slice(*run)]) for texts, run in ((self._old, old), (self._new, new)))
        return " " in words and f" {words} " in f" {around} "

    def _is_joined(self, old: Run, other: Run, match: Match) -> bool:
        """Whether the match is even more like the run with a sentence beside it."""
        both = Run(min(old.first, other.first), max(old.last, other.last))
        beside = both.last - both.first == old.last - old.first + 1
        return beside and self.match(both, match.run).score > self.match(other, match.run).score


def _words(cut: list[Sentence], run: Run) -> list[str]:
    return [token for sentence in cut[slice(*run)] for token in sentence.tokens]


def _sides(text: str, cut: list[Sentence], run: Run) -> tuple[str, str]:
    """The letters before and after a run, and the edge of the text where it is near."""
    start, end = cut[run.first].start, cut[run.last - 1].end
    before, after = text[max(0, start - SURROUNDINGS) : start], text[end : end + SURROUNDINGS]
    return EDGE * (start < SURROUNDINGS) + before, after + EDGE * (end + SURROUNDINGS > len(text))


def _windows(fresh: Run, size: int) -> Iterator[Run]:
    """Every run of about this size."""
    for first in range(fresh.first, fresh.last):
        for last in range(first + max(1, size - SPLIT), min(first + size + SPLIT, fresh.last) + 1):
            yield Run(first, last)


def _lettered(*lists: list[str]) -> list[str]:
    """A letter for each different sentence: strings are compared much faster than lists of strings."""
    letters: dict[str, str] = {}
    for sentence in chain(*lists):
        letters.setdefault(sentence, chr(0x10000 + len(letters)))
    return ["".join(letters[sentence] for sentence in sentences) for sentences in lists]


def _found(texts: list[str], wanted: list[str]) -> list[Run]:
    size = len(wanted)
    return [Run(at, at + size) for at in range(len(texts) - size + 1) if texts[at : at + size] == wanted]
