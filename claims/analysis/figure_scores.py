"""How well figures are read: what was found against what people labelled. Pure, for any set of labels."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.analysis.figures import Figure, parse
from claims.analysis.labelled import Label, Labelled, SetKind
from claims.units import COUNTING, UNITS

CLOSE = Decimal("1e-9")
DURATIONS = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})
SHARES = frozenset({"%", "[pp]", "[bp]"})


@dataclass(frozen=True)
class Score:
    """How many were right, of those found and of those labelled. With none found, nothing found was wrong."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The part of what was labelled that was found."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.labelled) if self.found or self.labelled else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.labelled + other.labelled)


@dataclass(frozen=True)
class Scores:
    """Values; values with their units; values with their comparators; and of those only the compared ones, which leaves
    out what is exactly so on both sides. A range is right when both its ends are.
    """

    value: Score = Score()
    unit: Score = Score()
    comparator: Score = Score()
    compared: Score = Score()

    def __add__(self, other: "Scores") -> "Scores":
        return Scores(
            self.value + other.value,
            self.unit + other.unit,
            self.comparator + other.comparator,
            self.compared + other.compared,
        )


def scores(labelled: Iterable[Labelled]) -> dict[str, Scores]:
    """Scores by language, from ``labelled.read_labelled`` or ``labelled.read_recognizers``, and under ``""`` for all.

    Figures are read with ``figures.parse``. To score another reader, give what it found to `compare`.
    """
    by_language: dict[str, Scores] = {}
    for one in labelled:
        found = compare(expected_of(parse(one.text, one.language), one.kind), one.figures)
        by_language[one.language] = by_language.get(one.language, Scores()) + found
    return by_language | {"": sum(by_language.values(), Scores())}


def expected_of(found: Iterable[Figure], kind: SetKind) -> list[Label]:
    """What was read, as labels; of a set that labels one kind of figure only, that kind."""
    return [
        Label(figure.low, figure.high, figure.unit, figure.comparator, figure.start, figure.end)
        for figure in found
        if _counts(figure.unit, kind)
    ]


def _counts(unit: str, kind: SetKind) -> bool:
    if kind == SetKind.PERCENTAGE:
        return unit in SHARES
    if kind == SetKind.DIMENSION:
        return unit in UNITS and unit not in SHARES | DURATIONS | {"1", "Cel", "[degF]"}
    return True


def compare(found: Sequence[Label], labelled: Sequence[Label]) -> Scores:
    """One text: what was found against its labels, one to one; of several possible partners, the most alike."""
    pairs = list(_pairs(found, labelled))
    sizes = len(found), len(labelled)
    alike = [(one, other) for one, other in pairs if _same_comparator(one, other)]
    return Scores(
        value=Score(len(pairs), *sizes),
        unit=Score(sum(same_unit(one.unit, other.unit) for one, other in pairs), *sizes),
        comparator=Score(len(alike), *sizes),
        compared=_compared(found, labelled, alike),
    )


def _compared(found: Sequence[Label], labelled: Sequence[Label], alike: Sequence[tuple[Label, Label]]) -> Score:
    if any(not label.comparator for label in labelled):
        return Score()
    sizes = (sum(label.comparator != "exactly" for label in side) for side in (found, labelled))
    return Score(sum(one.comparator != "exactly" for one, _ in alike), *sizes)


def _same_comparator(one: Label, other: Label) -> bool:
    return not other.comparator or one.comparator == other.comparator


def _pairs(found: Sequence[Label], labelled: Sequence[Label]) -> Iterator[tuple[Label, Label]]:
    open_ = list(labelled)
    for one in found:
        matching = [other for other in open_ if _same_value(one, other) and _overlap(one, other)]
        if matching:
            best = max(matching, key=lambda other, one=one: _likeness(one, other))  # type: ignore[misc]
            open_.remove(best)
            yield one, best


def _likeness(one: Label, other: Label) -> int:
    return 2 * same_unit(one.unit, other.unit) + _same_comparator(one, other)


def _same_value(one: Label, other: Label) -> bool:
    return _close(one.low, other.low) and _close(one.high, other.high)


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= CLOSE * max(abs(one), abs(other))


def _overlap(one: Label, other: Label) -> bool:
    """Whether both stand in the same place, as far as it is known."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start < other.end and other.start < one.end


def same_unit(one: str, other: str) -> bool:
    """Whether a unit is the one labelled. Of what is counted, the words of one may hold those of the other:
    ``{russian troops}`` and ``{troops}``.
    """
    if one == other or not other:
        return True
    if not (COUNTING.fullmatch(one) and COUNTING.fullmatch(other)):
        return False
    words, others = set(one.strip("{}").casefold().split()), set(other.strip("{}").casefold().split())
    return words <= others or others <= words
