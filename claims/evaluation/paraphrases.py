"""Whether a claim on record is among the first that are found for other words of it."""

from collections.abc import Iterator, Sequence

from claims.analysis.figure_scores import Score
from claims.evaluation.files import Row
from claims.evaluation.lines import Line, summed
from claims.matching import near_claims
from claims.models import Claim

FIRST = 5


def is_paraphrase(row: Row) -> bool:
    """`claim`, the statement of one on record, and `words` that say the same; or say nothing on record, when `claim` is
    blank.
    """
    return {"claim", "words"} <= row.keys()


def paraphrase_lines(rows: Sequence[Row]) -> Iterator[Line]:
    """Among the first five, and first. Raises ValueError for a claim that is not on record."""
    found = [(str(row.get("language", "en")), *_place(row)) for row in rows if row["claim"]]
    for most, what in ((FIRST, "paraphrase: among the first five"), (1, "paraphrase: first")):
        yield from summed(what, [(language, Score(int(place <= most), 1, 1)) for language, place in found])


def _place(row: Row) -> tuple[int]:
    claim = Claim.objects.standing().filter(statement=row["claim"]).first()
    if claim is None:
        raise ValueError(f"There is no such claim on record: “{row['claim']}”.")
    near = near_claims(str(row["words"]), language=str(row.get("language", "en")), limit=FIRST)
    return (next((n for n, match in enumerate(near, 1) if match.claim.pk == claim.pk), FIRST + 1),)
