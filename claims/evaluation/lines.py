"""What was measured, as the lines of a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.analysis.figure_scores import Score

HEAD = "| what | language | precision | recall | F1 | right | found | labelled |\n|---|---|--:|--:|--:|--:|--:|--:|"


@dataclass(frozen=True)
class Line:
    """One thing that is measured; `language` is blank for all together."""

    what: str
    language: str
    score: Score

    def __str__(self) -> str:
        s = self.score
        told = f"{s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} | {s.right:,} | {s.found:,} | {s.labelled:,}"
        return f"| {self.what} | {self.language or 'all'} | {told} |"


def summed(what: str, scores: Iterable[tuple[str, Score]]) -> Iterator[Line]:
    """A line for each language, and one for all where there are several."""
    held: dict[str, Score] = {}
    for language, score in scores:
        held[language] = held.get(language, Score()) + score
    for language in sorted(held):
        yield Line(what, language, held[language])
    if len(held) > 1:
        yield Line(what, "", sum(held.values(), Score()))


def table(lines: Iterable[Line]) -> str:
    """As Markdown; what nothing was labelled for is left out."""
    return "\n".join([HEAD, *(str(line) for line in lines if line.score != Score())])
