"""What a spread shows, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.analysis.spread import Magnitudes, Shared, Spread
from claims.pages.value_rows import Given, Ref
from claims.units import symbol


@dataclass(frozen=True)
class Item:
    """Words of a report, or a figure, and the rows that have it; `without` are rows of the same figure that leave the
    words out.
    """

    words: str
    refs: list[Ref]
    without: list[Ref] = field(default_factory=list)


@dataclass(frozen=True)
class Point:
    """A finding, and what it rests on."""

    title: str
    text: str
    items: list[Item] = field(default_factory=list)


def points(found: Spread, rows: Mapping[str, Given]) -> list[Point]:
    """Findings only, never a verdict: what each says may be explained by the reports."""
    return [
        *(_shared(shared, rows) for shared in found.shared),
        *(_magnitudes(pair, rows) for pair in found.magnitudes),
        *_far(found, rows),
        *_one_origin(list(rows.values())),
        *_left_out(found, rows),
    ]


def _shared(shared: Shared, rows: Mapping[str, Given]) -> Point:
    """The heart of the matter: 96.77 % of the votes is not 96.77 % of the people."""
    held = [rows[key] for key in shared.keys]
    figure = held[0].drawn
    items = [_reading(reading, held) for reading in shared.readings]
    things = sum(bool(reading) for reading in shared.readings)
    text = f"{figure} is given as a figure of {things} different things." if things > 1 else f"{figure} is given:"
    is_share = any(row.value.unit == "%" for row in held)
    return Point("Same number, different share" if is_share else "Same number of different things", text, items)


def _reading(reading: str, held: Sequence[Given]) -> Item:
    """Which outlets say it is of that, and which leave that out."""
    said = [row for row in held if _is_of(row, reading)]
    without = [row for row in held if not _is_of(row, reading)] if reading else []
    return Item(_of(reading), [_by(row) for row in said], [_by(row) for row in without])


def _by(row: Given) -> Ref:
    """Named by its outlet."""
    return Ref(f"{row.report.article.outlet} {row.ref.label}", row.ref.url) if row.report else row.ref


def _of(reading: str) -> str:
    return f"of {reading}" if reading else "of what is not stated"


def _is_of(row: Given, reading: str) -> bool:
    return " ".join(row.reading.split()).casefold() == " ".join(reading.split()).casefold()


def _magnitudes(pair: Magnitudes, rows: Mapping[str, Given]) -> Point:
    return Point(
        "Same fact, two magnitudes?",
        f"The digits are the same, {pair.factor:,} times apart. One may be a slip; both may be right.",
        [_figures([rows[key] for key in keys]) for keys in (pair.smaller, pair.larger)],
    )


def _far(found: Spread, rows: Mapping[str, Given]) -> Iterable[Point]:
    far = [row for row in rows.values() if row.far]
    if far:
        title = "One figure is far away" if len(far) == 1 else f"{len(far)} figures are far away"
        yield Point(title, "Far from the middle of all reported values:", [_figures([row]) for row in far])


def _one_origin(rows: Sequence[Given]) -> Iterable[Point]:
    """Several values, and everybody has them from one party."""
    reports = [row.report for row in rows if row.report]
    origins = {report.origin.number for report in reports}
    if len({row.drawn for row in rows if row.report}) > 1 and len(origins) == 1 and None not in origins:
        text = f"All {len(reports)} reports that give a value go back to one party: {reports[0].origin.name}."
        yield Point("The range comes from one origin", text)


def _left_out(found: Spread, rows: Mapping[str, Given]) -> Iterable[Point]:
    if found.left_out:
        text = f"Stated in a unit that cannot be given in {symbol(found.unit) or 'a bare number'}:"
        yield Point("Not on this axis", text, [_figures([rows[key]]) for key in found.left_out])


def _figures(rows: Sequence[Given]) -> Item:
    return Item(" · ".join(dict.fromkeys(row.words for row in rows)), _refs(rows))


def _refs(rows: Iterable[Given]) -> list[Ref]:
    return [row.ref for row in rows]
