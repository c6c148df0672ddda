"""What one wording has that another has not, word by word."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\w+(?:[.,'’ʼ-]\w+)*|[^\w\s]", re.UNICODE)
_KINDS = {"equal": "same", "insert": "inserted", "delete": "deleted"}


@dataclass(frozen=True)
class Piece:
    """A stretch of words: `kind` is same, inserted or deleted. `before` and `after` are it in each wording.

    They hold the white space that follows the words; joined, all `before` are the first wording and all `after` the
    second.
    """

    kind: str
    before: str
    after: str

    @property
    def text(self) -> str:
        """The words to show: of the second wording, unless they are deleted."""
        return self.before if self.kind == "deleted" else self.after


def worddiff(before: str, after: str) -> list[Piece]:
    """The fewest words to delete and insert; of the two in one place, the deleted ones come first.

    Words are compared as written, but for white space and Unicode form.
    No-break spaces equal spaces; case, a digit or a sign is a difference. For two wordings of one language.
    """
    one, other = _tokens(before), _tokens(after)
    pieces = (
        Piece(
            _KINDS[step.tag],
            "".join(one[step.src_start : step.src_end]),
            "".join(other[step.dest_start : step.dest_end]),
        )
        for step in Indel.opcodes(_keys(one), _keys(other))
    )
    gaps = groupby(pieces, key=lambda piece: piece.kind == "same")
    return [piece for _, gap in gaps for piece in sorted(gap, key=lambda piece: piece.kind)]


def _keys(tokens: list[str]) -> list[str]:
    return [unicodedata.normalize("NFC", token.strip()) for token in tokens]


def _tokens(text: str) -> list[str]:
    """Words and marks with the white space after them; white space at the start belongs to the first."""
    starts = [match.start() for match in _TOKEN.finditer(text)]
    return list(_cut(text, [0, *starts[1:], len(text)])) if starts else [text] if text else []


def _cut(text: str, cuts: list[int]) -> Iterator[str]:
    for start, end in pairwise(cuts):
        yield text[start:end]
