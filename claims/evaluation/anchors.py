"""How well quoted words are found in a later text of an article."""

from collections.abc import Iterator, Sequence

from claims.analysis.figure_scores import Score
from claims.evaluation.files import Row
from claims.evaluation.lines import Line, summed
from sources.anchoring import Span, find, normalise
from sources.reanchoring import State, reanchor


def is_anchor(row: Row) -> bool:
    """`old` and `new` text, the `exact` words or their `start` and `end`, what became of them (`state`), and where
    they are then (`at`), if that is labelled.
    """
    return {"old", "new", "state"} <= row.keys() and ("exact" in row or "start" in row)


def anchor_lines(rows: Sequence[Row]) -> Iterator[Line]:
    """One line for each state; found at another place than the one labelled is wrong."""
    checked = [(str(row["state"]), *_checked(row)) for row in rows]
    for state in State:
        theirs = [wanted == state for wanted, _, _ in checked]
        ours = [found == state for _, found, _ in checked]
        right = sum(a and b and placed for a, b, (_, _, placed) in zip(theirs, ours, checked, strict=True))
        yield from summed(f"re-anchoring: {state}", [("", Score(right, sum(ours), sum(theirs)))])


def _checked(row: Row) -> tuple[State, bool]:
    old, new = normalise(str(row["old"])), normalise(str(row["new"]))
    span = Span(row["start"], row["end"]) if "start" in row else find(old, str(row["exact"]))[0]
    check = reanchor(old, [span], new)[0]
    at = row.get("at")
    return check.state, at is None or (check.span is not None and check.span.start == at)
