"""What one text of an article has that another has not, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from claims.analysis.worddiff import Piece, worddiff
from sources.typography import folded

LIKE = 0.4  # of the letters, for a paragraph to be another one edited


@dataclass(frozen=True)
class Hunk:
    """A paragraph that was `changed`, `added` or `removed`, word by word; or `same`, how many in a row are."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    same: int = 0


def textdiff(before: str, after: str) -> list[Hunk]:
    """Paragraphs are lines. Those alike but for their typography are the same; of those that are not, what stands in
    the same gap and shares enough letters is one that was changed.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    found: list[Hunk] = []
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.opcodes(*([folded(line).text for line in side] for side in (old, new))):
        if step.tag == "equal":
            found += [*_gap(gone, come), Hunk("same", same=step.src_end - step.src_start)]
            gone, come = [], []
        gone += old[step.src_start : step.src_end] if step.tag == "delete" else []
        come += new[step.dest_start : step.dest_end] if step.tag == "insert" else []
    return [*found, *_gap(gone, come)]


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _gap(gone: Sequence[str], come: Sequence[str]) -> Iterator[Hunk]:
    """Those between two that stayed: each new one beside the first old one that it may have been, in order."""
    at = 0
    for line in come:
        likely = next((n for n in range(at, len(gone)) if _alike(gone[n], line)), None)
        if likely is not None:
            yield from _removed(gone[at:likely])
            yield Hunk("changed", tuple(worddiff(gone[likely], line)))
            at = likely + 1
        else:
            yield Hunk("added", (Piece("inserted", "", line),))
    yield from _removed(gone[at:])


def _removed(lines: Sequence[str]) -> Iterator[Hunk]:
    return (Hunk("removed", (Piece("deleted", line, ""),)) for line in lines)


def _alike(one: str, other: str) -> bool:
    return bool(Indel.normalized_similarity(one, other, score_cutoff=LIKE))
