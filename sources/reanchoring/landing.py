"""Where words of a sentence stand in the sentence as it was edited."""

from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from sources.reanchoring.bearing import bearing, glued, widened
from sources.sentences import TOKEN


class Landing(NamedTuple):
    """A place in the edited text, and whether the words there are the same."""

    start: int
    end: int
    same: bool


class _Cut:
    """A text in tokens with their places, and which of them make up a stretch of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        matches = list(TOKEN.finditer(text))
        self.starts, self.ends = [m.start() for m in matches], [m.end() for m in matches]
        self.keys = [m[0] for m in matches]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The first token of a stretch and the one after its last."""
        first = sum(stop <= start for stop in self.ends)
        return first, max(first, sum(begin < end for begin in self.starts))


def occurrences(text: str, words: str) -> list[int]:
    """Every place where the words stand whole: not as a part of a longer word or figure."""
    found = []
    at = text.find(words)
    while at >= 0:
        if glued(text, at, at + len(words)) == (at, at + len(words)):
            found.append(at)
        at = text.find(words, at + 1)
    return found


def land(old: str, start: int, end: int, new: str) -> Landing | None:
    """Where ``old[start:end]``, whole words, came to in `new`; None when nothing stands in its place.

    The words are the same only when no other reading of the edit explains more of it.
    """
    before, after = _Cut(old), _Cut(new)
    stretch = before.between(start, end)
    most = LCSseq.similarity(before.keys, after.keys)
    for at in occurrences(new, old[start:end]):
        here = after.between(at, at + end - start)
        if _pull(before, stretch, after, here) + stretch[1] - stretch[0] == most:
            return _checked(old, start, end, new, at, _leap(before, stretch, after, here))
    return _replaced(before, stretch, after)


def _pull(before: _Cut, old: tuple[int, int], after: _Cut, new: tuple[int, int]) -> int:
    left = LCSseq.similarity(before.keys[: old[0]], after.keys[: new[0]])
    return int(left + LCSseq.similarity(before.keys[old[1] :], after.keys[new[1] :]))


def _leap(before: _Cut, old: tuple[int, int], after: _Cut, new: tuple[int, int]) -> int:
    """Where a figure begins that was put in between the words and the one that stood before them, in their sentence;
    -1 for none. “Holds 80” is not what “holds 90, up from 80” says.
    """
    if not old[0] or not any(character.isdigit() for key in before.keys[old[0] : old[1]] for character in key):
        return -1
    ends = (before.keys[old[0] - 1], *".!?")
    gap = next((at + 1 for at in range(new[0] - 1, -1, -1) if after.keys[at] in ends), 0)
    figures = [at for at in range(gap, new[0]) if after.keys[at][-1:].isdigit()]
    return after.starts[figures[0]] if figures else -1


def _checked(old: str, start: int, end: int, new: str, at: int, leap: int) -> Landing:
    """The words are there; whether they say the same."""
    stop = at + end - start
    bears = bearing(old, start, end)
    if leap >= 0:
        return Landing(leap, stop, same=False)
    if bearing(new, at, stop) != bears:
        return Landing(*widened(new, at, stop, bears), same=False)
    return Landing(at, stop, same=True)


def _replaced(before: _Cut, stretch: tuple[int, int], after: _Cut) -> Landing | None:
    """What stands between the words around, where these are still the same."""
    kept: dict[int, int] = {}
    for step in Indel.opcodes(before.keys, after.keys):
        if step.tag == "equal":
            kept |= dict(zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True))
    first, last = stretch
    left = max((at for at in kept if at < first), default=None)
    right = min((at for at in kept if at >= last), default=None)
    begin = kept.get(first, 0 if left is None else kept[left] + 1)
    end = kept.get(last - 1, len(after.keys) - 1 if right is None else kept[right] - 1)
    return Landing(after.starts[begin], after.ends[end], same=False) if begin <= end else None
