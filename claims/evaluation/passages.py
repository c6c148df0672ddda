"""Whether what can be checked in a text is proposed."""

from collections.abc import Iterator, Sequence

from claims.analysis.figure_scores import Score
from claims.analysis.proposals import Candidate
from claims.evaluation.files import Row, text_of
from claims.evaluation.lines import Line, summed
from claims.proposing import candidates
from sources.anchoring import find, normalise

KINDS = ("figure", "quotation", "reported", "dated", "superlative")


def has_passages(row: Row) -> bool:
    """`text`, or the `file` that holds it, and all its `passages`, each with `kind` and `exact` words."""
    return "passages" in row and ("text" in row or "file" in row)


def passage_lines(rows: Sequence[Row]) -> Iterator[Line]:
    """One line for each kind, over the texts that have any of it labelled. A passage is proposed when a candidate of
    its kind holds it whole.
    """
    for kind in KINDS:
        labelled = [row for row in rows if any(one["kind"] == kind for one in row["passages"])]
        measured = [(str(row.get("language", "en")), _score(row, kind)) for row in labelled]
        yield from summed(f"passage: {kind}", measured)


def _score(row: Row, kind: str) -> Score:
    text = normalise(text_of(row))
    found = [one for one in candidates(text, str(row.get("language", "en")), None) if kind in one.kinds]
    labelled = [str(one["exact"]) for one in row["passages"] if one["kind"] == kind]
    held = [[one for one in found if _holds(text, one, words)] for words in labelled]
    return Score(sum(bool(one) for one in held), len(found), len(labelled))


def _holds(text: str, one: Candidate, words: str) -> bool:
    return any(one.start <= span.start and span.end <= one.end for span in find(text, words))
