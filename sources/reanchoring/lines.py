"""Where both of two texts end a sentence without a mark: at headlines, and between paragraphs."""

import re
from itertools import pairwise

from sources.ingestion.words import any_of
from sources.typography import Folded

# How a note of correction begins: the words in it are those that do not stand any more.
NOTE = re.compile(rf"\W*{any_of('corrections')}\b", re.IGNORECASE)
SAME_LINES = 0.25  # of a text, for its line ends to mean the same in both


def ends(old: Folded, new: Folded) -> tuple[list[int], list[int]]:
    """Line ends of both texts, where they break their lines alike; else empty lines, if both have any, what is around
    each line of the earlier text that is whole lines of the later, and where a note of correction begins.

    Without an end there, a headline is one sentence with what follows it, in both texts.
    """
    shared = sum(len(line) for line in {*old.lines()} & {*new.lines()})
    if shared >= SAME_LINES * len(old.text):
        return old.breaks, new.breaks
    here, there = _kept(old, new)
    gaps = (old.gaps, new.gaps) if old.gaps and new.gaps else ([], [])
    return here + gaps[0] + _notes(old), there + gaps[1] + _notes(new)


def _notes(text: Folded) -> list[int]:
    return [at for at in text.breaks if NOTE.match(text.text, at + 1)]


def _kept(old: Folded, new: Folded) -> tuple[list[int], list[int]]:
    """Where the lines of the earlier text that were kept whole begin and end, in both."""
    edges = {0, len(new.text), *new.breaks, *(at + 1 for at in new.breaks)}
    here: list[int] = []
    there: list[int] = []
    for start, end in pairwise([0, *old.breaks, len(old.text)]):
        line = old.text[start:end].strip()
        places = [at.span() for at in re.finditer(re.escape(line), new.text)] if line else []
        whole = [place for place in places if edges.issuperset(place)]
        here += [start, end] if whole else []
        there += [edge for place in whole for edge in place]
    return here, there
