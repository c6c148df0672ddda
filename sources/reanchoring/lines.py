"""Where both of two texts end a sentence without a mark: at headlines, and between paragraphs."""

import re
from collections import Counter
from itertools import islice, pairwise

from sources.ingestion.words import any_of
from sources.typography import Folded

# How a note of correction begins: the words in it are those that do not stand any more.
NOTE = re.compile(rf"\W*{any_of('corrections')}\b", re.IGNORECASE)
SAME_LINES = 0.25  # of a text, for its line ends to mean the same in both
MANY = 1000  # lines that are looked for, each in all of the other text


def ends(old: Folded, new: Folded) -> tuple[list[int], list[int]]:
    """Line ends of both texts, where they break their lines alike; else empty lines, if both have any, what is around
    each line of the earlier text that is whole lines of the later, and where a note of correction begins.

    Without an end there, a headline is one sentence with what follows it, in both texts.
    """
    shared = sum(len(line) * count for line, count in (Counter(old.lines()) & Counter(new.lines())).items())
    if shared >= SAME_LINES * len(old.text):
        return old.breaks, new.breaks
    here, there = _kept(old, new)
    gaps = (old.gaps, new.gaps) if old.gaps and new.gaps else ([], [])
    return here + gaps[0] + _notes(old), there + gaps[1] + _notes(new)


def _notes(text: Folded) -> list[int]:
    return [at for at in text.breaks if NOTE.match(text.text, at + 1)]


def _kept(old: Folded, new: Folded) -> tuple[list[int], list[int]]:
    """Where the lines of the earlier text that were kept whole begin and end, in both; of the first MANY, those that
    stand in it once.
    """
    edges = {0, len(new.text), *new.breaks, *(at + 1 for at in new.breaks)}
    lines = {place: old.text[slice(*place)].strip() for place in pairwise([0, *old.breaks, len(old.text)])}
    counts = Counter(lines.values())
    here: list[int] = []
    there: set[int] = set()
    for place, line in islice(lines.items(), MANY):
        if line and counts[line] == 1:
            whole = [found.span() for found in re.finditer(re.escape(line), new.text) if edges.issuperset(found.span())]
            here += place if whole else ()
            there.update(*whole)
    return here, sorted(there)
