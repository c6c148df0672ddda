"""Where quoted words are in a later text, in five ways that are tried one after the other."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.fuzz import partial_ratio, partial_ratio_alignment

from sources.reanchoring.alignment import HINT, LIKE, Alignment, Match, Run
from sources.reanchoring.bearing import bearing, glued, widened
from sources.reanchoring.landing import land, occurrences
from sources.sentences import Sentence, tokens

TELLING = 4  # words that are found by themselves wherever they stand
NEAR = 75  # of 100, for words to be a near match by themselves


class State(StrEnum):
    """What became of the words."""

    EXACT = "exact"
    MOVED = "moved"
    ALTERED = "altered"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True)
class Place:
    """What became of words, and where they are in the folded later text; nowhere when missing or ambiguous."""

    state: State
    start: int = 0
    end: int = 0


def whereabouts(old: str, start: int, end: int, new: str, aligned: Alignment) -> Place:
    """What became of ``old[start:end]``; both texts are folded."""
    words = _Words(old, start, end, new, aligned)
    return words.unedited() or words.edited() or words.elsewhere() or words.near() or Place(State.MISSING)


class _Words:
    """Quoted words in the earlier text, and the sentences that hold them. `first` and `last` are those of the words
    made whole, `text`.
    """

    def __init__(self, old: str, start: int, end: int, new: str, aligned: Alignment) -> None:
        self.old, self.start, self.end, self.new, self.aligned = old, start, end, new, aligned
        self.first, self.last = glued(old, start, end)
        self.text = old[self.first : self.last]
        self.host = _holding(aligned.old, self.first, self.last)
        self.host_start = aligned.old[self.host.first].start
        self.host_text = old[self.host_start : aligned.old[self.host.last - 1].end]

    def unedited(self) -> Place | None:
        """Where their sentences stand word for word; ambiguous where no place beats the others."""
        found = self.aligned.same(self.host)
        for match in found:
            if all(match.beats(other) for other in found if other != match):
                return self._alone(match)
        return Place(State.AMBIGUOUS) if found else None

    def edited(self) -> Place | None:
        """Where they stand, or what stands in their place, in the sentence as it was edited."""
        for match in self._edits[:1]:
            start = self.aligned.new[match.run.first].start
            text = self.new[start : self.aligned.new[match.run.last - 1].end]
            place = land(self.host_text, self.first - self.host_start, self.last - self.host_start, text)
            if place and place.same:
                return self._same(match, start + place.start)
            return Place(State.ALTERED, start + place.start, start + place.end) if place else None
        return None

    def elsewhere(self) -> Place | None:
        """Where they stand in sentences that are new. Few words need a sentence that has to do with theirs."""
        places = [(self._match(at, at + len(self.text)), at) for at in self._fresh_places()]
        found = [(match, at) for match, at in places if self._tells(match) and not self._belongs(match, self.text)]
        best = max((match.score for match, _ in found), default=0)
        at_best = [(match, at) for match, at in found if match.score == best]
        if len(at_best) > 1:
            return Place(State.AMBIGUOUS)
        return self._weighed(*at_best[0]) if at_best else None

    def near(self) -> Place | None:
        """What reads much like them in sentences that are new."""
        if self._size < TELLING:
            return None
        best = Place(State.MISSING)
        score = float(NEAR)
        for run in self.aligned.fresh(self.host):
            start = self.aligned.new[run.first].start
            text = self.new[start : self.aligned.new[run.last - 1].end]
            found = partial_ratio_alignment(self.text, text, score_cutoff=score) if len(text) > len(self.text) else None
            if found and found.score > score:
                blank = len(text[found.dest_start :]) - len(text[found.dest_start :].lstrip())
                begin, end = glued(text, found.dest_start + blank, found.dest_end)
                best, score = Place(State.ALTERED, start + begin, start + end), found.score
        return best if best.end and not self._is_near_another(best) else None

    @cached_property
    def _edits(self) -> list[Match]:
        return self.aligned.edited(self.host)

    def _alone(self, match: Match) -> Place | None:
        """The words where their sentence stands, unless its old place holds it edited; ambiguous where equal sentences
        became fewer and one of them may have been edited.
        """
        edits = [edit for edit in self._edits if not edit.overlaps(match)]
        if any(edit.pull >= match.pull and edit.is_nearer(match) for edit in edits):
            return None
        if self.aligned.may_be_one_of(self.host, edits):
            return Place(State.AMBIGUOUS)
        return self._same(match, self._shifted(match.run))

    def _shifted(self, run: Run) -> int:
        return self.aligned.new[run.first].start + self.first - self.host_start

    @property
    def _size(self) -> int:
        return sum(token[0].isalnum() or len(token) > 1 for token in tokens(self.text))

    def _same(self, match: Match, first: int) -> Place:
        """The words at a place where, made whole, they begin at `first`."""
        state = State.EXACT if match.in_order else State.MOVED
        start = first + self.start - self.first
        return Place(state, start, start + self.end - self.start)

    def _weighed(self, match: Match, at: int) -> Place:
        """The words at a place, unless something bears on them otherwise."""
        bears = bearing(self.old, self.first, self.last)
        if bearing(self.new, at, at + len(self.text)) != bears:
            return Place(State.ALTERED, *widened(self.new, at, at + len(self.text), bears))
        return self._same(match, at)

    def _match(self, start: int, end: int) -> Match:
        return self.aligned.match(self.host, _holding(self.aligned.new, start, end))

    def _fresh_places(self) -> list[int]:
        found = []
        for run in self.aligned.fresh(self.host):
            start = self.aligned.new[run.first].start
            found += [start + at for at in occurrences(self.new[start : self.aligned.new[run.last - 1].end], self.text)]
        return found

    def _tells(self, match: Match) -> bool:
        return self._size >= TELLING or match.likeness >= (HINT if self._size > 1 else LIKE)

    def _belongs(self, match: Match, words: str) -> bool:
        """Whether the words at a match are those of another sentence of the earlier text, edited."""
        return any(words in rival for rival in self.aligned.rivals(self.host, match))

    def _is_near_another(self, place: Place) -> bool:
        rivals = self.aligned.rivals(self.host, self._match(place.start, place.end))
        return any(partial_ratio(self.text, rival) >= NEAR for rival in rivals)


def _holding(cut: list[Sentence], start: int, end: int) -> Run:
    """The sentences over which a stretch of the text reaches."""
    first = next(at for at, sentence in enumerate(cut) if sentence.end > start)
    last = next((at for at, sentence in enumerate(cut) if sentence.start >= end), len(cut))
    return Run(first, last)
