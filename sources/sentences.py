"""Cutting a text into sentences, and sentences into words and figures. Rough on purpose: two texts that are compared
are cut by the same rules, so that a cut in a wrong place stands in the same wrong place in both.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

# A figure with its sign and separators, a word, or one mark.
TOKEN = re.compile(
    r"(?:(?<![\w%])[+\-−–±])?\d+(?:[.,:/'–-]\d+)*|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\w+|[^\w\s]",
)
_END = re.compile(r"[.!?…]+[\"')\]]*\s+(?=\S)")


@dataclass(frozen=True)
class Sentence:
    """A stretch of a text, ``text[start:end]``, without white space at its ends."""

    start: int
    end: int
    text: str

    @cached_property
    def tokens(self) -> list[str]:
        """Words, figures and marks, without case."""
        return tokens(self.text)


def tokens(text: str) -> list[str]:
    """Words, figures and marks, without case."""
    return [match[0].casefold() for match in TOKEN.finditer(text)]


def sentences(text: str, breaks: Iterable[int] = ()) -> list[Sentence]:
    """All of the text but white space between, in order. `breaks` are further places to cut at."""
    cuts = sorted({0, len(text), *breaks, *(match.end() for match in _END.finditer(text))})
    found = []
    for start, end in pairwise(cuts):
        words = text[start:end].strip()
        if words:
            at = text.index(words, start)
            found.append(Sentence(at, at + len(words), words))
    return found
