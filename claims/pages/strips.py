"""One strip of the spread: marks and their words, in percentages of its width."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.analysis.spread import Mark
from claims.models.quantity import value_in_words
from claims.pages.figures import look
from claims.pages.value_rows import Given, Ref

NEAR = Decimal(12)  # per cent; marks nearer than this share their words
LETTER = Decimal("2.2")  # per cent that a letter takes on a phone
MARGIN = Decimal(8)
MOST_REFS = 6
MOST_ORIGINS = 2
MOST_FIGURES = 4
REACHING = ("up", "down")
ABOVE = "26%"


@dataclass(frozen=True)
class Drawn:
    """A mark and its row."""

    mark: Mark
    row: Given


@dataclass(frozen=True)
class Figure:
    """The values that stand on one spot in one shape. `look` is the class of their origin: 1, 2, other (a later one, or
    several), unknown, or ours. `ring`: some of several name no source.
    """

    x: str
    end: str
    shape: str
    look: str
    reports: int
    ring: bool

    @property
    def at(self) -> str:
        """Where the stated figure is, also of what reaches to an end of the axis."""
        return self.end if self.shape in ("down", "down-to") else self.x


@dataclass(frozen=True)
class Words:
    """Figures beside their marks, above the line of what reaches to an end of the axis; `is_end` when they end there.
    `gap` in pixels, negative to the left.
    """

    x: str
    y: str
    gap: int
    is_end: bool
    text: str


@dataclass(frozen=True)
class Strip:
    """What the figures are of: our words, then those of the reports; how many give it, and what is drawn, from the
    back to the front.
    """

    name: str
    reading: str
    differs: bool
    count: str
    refs: list[Ref]
    more: int
    read_out: str
    marks: list[Figure]
    words: list[Words]


def strip(heading: tuple[str, str], differs: bool, drawn: Sequence[Drawn]) -> Strip:
    """The values applied to one thing."""
    spots = sorted(_spots(drawn), key=_ends)
    refs = [ref for one in drawn for ref in ([one.row.ref] if one.row.report else [one.row.ref, *one.row.sources])]
    return Strip(
        name=heading[0],
        reading=heading[1],
        differs=differs,
        count=_counted(drawn),
        refs=refs[:MOST_REFS],
        more=len(refs[MOST_REFS:]),
        read_out="; ".join(_read_out(spot) for spot in spots),
        marks=sorted(map(_figure, spots), key=lambda mark: mark.look != "unknown"),
        words=list(_words(spots)),
    )


type Spot = list[Drawn]


def _spots(drawn: Iterable[Drawn]) -> list[Spot]:
    """Marks of one place and shape; two prints of one value in two units are rounded to the same place or not."""
    found: dict[tuple[str, ...], Spot] = defaultdict(list)
    for one in drawn:
        found[one.row.figure, one.mark.shape, str(one.row.derived)].append(one)
    return list(found.values())


def _figure(spot: Spot) -> Figure:
    first = spot[0]
    numbers = {one.row.report.origin.number for one in spot if one.row.report}
    known = numbers - {None}
    return Figure(
        x=f"{first.mark.x}%",
        end=f"{first.mark.end}%",
        shape=first.mark.shape.replace(" ", "-"),
        look="ours" if first.row.derived else look(numbers.pop()) if len(numbers) == 1 else _shared_look(known),
        reports=len(spot),
        ring=len(known) < len({one.row.report.origin.number for one in spot if one.row.report}) and bool(known),
    )


def _shared_look(known: set[int | None]) -> str:
    return look(next(iter(known))) if len(known) == 1 else "other"


def _counted(drawn: Sequence[Drawn]) -> str:
    """``3 reports, origin 2, 1 with no source named``."""
    rows = [one.row for one in drawn if one.row.report]
    if not rows:
        return ""
    parts = [f"{len(rows)} report{'s' * (len(rows) != 1)}"]
    unknown = sum(row.report.origin.number is None for row in rows if row.report)
    opposed = sum(row.opposed for row in rows)
    parts += [f"{unknown} with no source named" if unknown < len(rows) else "no source named"] if unknown else []
    parts += [f"{opposed} against it"] if opposed else []
    parts[1:1] = _origins({row.report.origin.number for row in rows if row.report})
    return ", ".join(parts)


def _origins(numbers: set[int | None]) -> list[str]:
    """``origins 1 and 2``."""
    known = [str(number) for number in sorted(number for number in numbers if number)]
    if len(known) > MOST_ORIGINS:
        return [f"{len(known)} origins"]
    return [f"origin{'s' * (len(known) > 1)} {' and '.join(known)}"] if known else []


def _read_out(spot: Spot) -> str:
    times = f" ({len(spot)} reports)" if len(spot) > 1 else ""
    return f"{spot[0].row.drawn}{times}"


def _words(spots: Sequence[Spot]) -> Iterable[Words]:
    """The figures of each cluster on the side that has room for them; none where neither has."""
    clusters = _clusters(spots)
    y = ABOVE if any(spot[0].mark.shape.startswith(REACHING) for spot in spots) else "50%"
    taken = Decimal(0)
    for at, cluster in enumerate(clusters):
        start, end = _ends(cluster[0])[0], max(_ends(spot)[1] for spot in cluster)
        after = _ends(clusters[at + 1][0])[0] if at + 1 < len(clusters) else Decimal(100)
        gap = max(_gap(spot) for spot in cluster)
        room, is_end = max((start - taken, True), (after - end, False))
        if text := next((text for text in _texts(cluster) if _width(text) <= room), ""):
            yield Words(f"{start if is_end else end}%", y, -gap if is_end else gap, is_end, text)
        taken = end + (_width(text) if text and not is_end else 0)


def _texts(cluster: Sequence[Spot]) -> Iterable[str]:
    """The figures, of many the least and the greatest; without their comparators, which the shapes show too."""
    rows = sorted((spot[0].row for spot in cluster), key=lambda row: (row.low or row.high or 0, row.high or 0))
    yield _joined(row.figure for row in rows)
    yield _joined(value_in_words(row.low, row.high, "1", "") for row in rows)


def _joined(figures: Iterable[str]) -> str:
    several = list(dict.fromkeys(figures))
    return " · ".join(several) if len(several) <= MOST_FIGURES else f"{several[0]} … {several[-1]}"


def _width(text: str) -> Decimal:
    return LETTER * len(text) + MARGIN


def _clusters(spots: Sequence[Spot]) -> list[list[Spot]]:
    found: list[list[Spot]] = []
    for spot in spots:
        if found and _ends(spot)[0] - _ends(found[-1][-1])[1] < NEAR:
            found[-1].append(spot)
        else:
            found.append([spot])
    return found


def _ends(spot: Spot) -> tuple[Decimal, Decimal]:
    """Of what is stated: where it begins and ends, without the line that reaches to an end of the axis."""
    mark = spot[0].mark
    if mark.shape.startswith("up"):
        return mark.x, mark.x
    return (mark.end, mark.end) if mark.shape.startswith("down") else (mark.x, mark.end)


def _gap(spot: Spot) -> int:
    """From the middle of a mark to its words, in pixels."""
    if spot[0].mark.shape == "about":
        return 24
    return 18 if len(spot) > 1 else 14
