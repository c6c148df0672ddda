"""Edited articles of which it is known what became of the marked words."""

import random
from dataclasses import dataclass
from functools import cached_property

from sources.anchoring import Span
from sources.reanchoring import Check, reanchor
from sources.sentences import sentences
from sources.typography import folded
from tests.anchoring import articles, edits

DOCUMENTS = articles.documents()


@dataclass(frozen=True)
class Case:
    """`kind`: same, gone, or the name of the change. `there`: where the words, or what they became, stand then.
    `again`: their sentence stands more than once.
    """

    old: str
    span: Span
    new: str
    there: Span | None
    kind: str
    again: bool

    @cached_property
    def check(self) -> Check:
        """What became of the words."""
        return reanchor(self.old, [self.span], self.new)[0]

    @property
    def words(self) -> str:
        return self.old[self.span.start : self.span.end]


def made(rng: random.Random) -> Case:
    """One of the five documents or an article made up, with one change to the marked words at most, and others."""
    paragraphs = articles.mark(rng, rng.choice(DOCUMENTS) if rng.random() < 0.3 else articles.made_up(rng))
    old, span = articles.read(articles.whole(paragraphs))
    kind = _fate(rng, paragraphs, old[span.start : span.end])
    if kind == "gone":
        edits.remove(paragraphs)
    elif rng.random() < 0.2:
        edits.touch(rng, paragraphs)
    edits.around(rng, paragraphs)
    marked = articles.whole(paragraphs, rng.choice(["\n\n", "\n"]))
    new, there = articles.read(edits.retype(rng, marked) if kind == "same" and rng.random() < 0.2 else marked)
    return Case(old, span, new, there, kind, again=_stands_again(old, span, new))


def _fate(rng: random.Random, paragraphs: list[list[str]], words: str) -> str:
    fate = rng.choice(["same", "gone", "changed", "changed"])
    if fate != "changed":
        return fate
    change = rng.choice(edits.CHANGES)
    if not edits.change(rng, paragraphs, change):
        return "same"
    if rng.random() < 0.3:
        edits.note(paragraphs, words)
    return change.__name__


def _stands_again(old: str, span: Span, new: str) -> bool:
    """Whether a sentence around the words stands more than once in one of the texts: which is which may then be
    anybody's guess.
    """
    before, after = folded(old), folded(new)
    start, end = before.place(span)
    held = [one.text for one in sentences(before.text, before.breaks) if one.end > start and one.start < end]
    return any(text.count(words) > 1 for words in held for text in (before.text, after.text))


def many(count: int) -> list[Case]:
    """The same cases each time."""
    return [made(random.Random(seed)) for seed in range(count)]  # noqa: S311  (nothing secret)
