"""How well reprints are told, on pairs of texts."""

from collections.abc import Iterator, Sequence

from claims.analysis.figure_scores import Score
from claims.evaluation.files import Row
from claims.evaluation.lines import Line, summed
from sources.sameness.scores import Pair, Scores, pair_of, scores


def is_pair(row: Row) -> bool:
    """`one` and `other` text, and what they are: `same`, one of reprint, shared and nothing."""
    return {"one", "other", "same"} <= row.keys()


def pair_lines(rows: Sequence[Row]) -> Iterator[Line]:
    """Reprints; and of the pairs with `chrome`, what their pages say, those in which it was passed over."""
    held: dict[str, list[Pair]] = {}
    for row in rows:
        held.setdefault(str(row.get("language", "en")), []).append(pair_of(row))
    told = [(language, scores(pairs)) for language, pairs in held.items()]
    yield from summed("pair: reprint", [(language, _reprints(one)) for language, one in told])
    chrome = {language: sum(bool(pair.chrome) for pair in pairs) for language, pairs in held.items()}
    passed = [(language, chrome[language] - one.chrome, chrome[language]) for language, one in told]
    yield from summed("pair: pages' words passed over", [(language, Score(n, n, of)) for language, n, of in passed])


def _reprints(told: Scores) -> Score:
    return Score(told.found, told.found + told.wrong, told.found + told.missed)
