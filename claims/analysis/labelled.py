"""Sets of labelled figures: our own shape, and that of Recognizers-Text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from claims.analysis.lexicon import Lexicon, lexicon
from claims.units import COUNTING, CURRENCY, UNITS


class SetKind(StrEnum):
    """What a set labels: every figure, or one kind only."""

    ALL = ""
    DIMENSION = "dimension"
    PERCENTAGE = "percentage"
    NUMBER = "number"


@dataclass(frozen=True)
class Label:
    """One figure as labelled, or as found; `start` and `end` in code points. `unit` and `comparator` are blank, and the
    places None, where they are not labelled: then any is right.
    """

    low: Decimal
    high: Decimal
    unit: str = "1"
    comparator: str = "exactly"
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Labelled:
    """A text with all its figures of a kind."""

    text: str
    language: str
    figures: tuple[Label, ...]
    kind: SetKind = SetKind.ALL


def read_labelled(rows: Iterable[Mapping[str, Any]]) -> list[Labelled]:
    """Rows of plain data, as from JSON or TOML::

        {"text": "Some 2,000 troops crossed.", "language": "en",
         "figures": [{"value": "2000", "unit": "{troops}", "comparator": "about"}]}

    `language` is English where it is not given. A figure has `value`, or `low` and `high` for a range. `unit` is UCUM,
    braces for what is counted, ISO 4217, or words such as “percent” and “km”; ``1`` where it is not given. `comparator`
    is exactly, about, over, under, at_least, at_most or between; exactly (of a range: between) where it is not given.
    `start` and `end` are optional. A text without figures has none: whatever is found there is wrong.
    Raises ValueError for a row that is not of this shape.
    """
    return [_labelled(row) for row in rows]


def _labelled(row: Mapping[str, Any]) -> Labelled:
    language = str(row.get("language", "en"))
    try:
        figures = tuple(_label(figure, lexicon(language)) for figure in row["figures"])
        return Labelled(str(row["text"]), language, figures, SetKind(row.get("kind", "")))
    except (KeyError, TypeError, InvalidOperation) as error:
        raise ValueError(f"This row is not a text with labelled figures: {row!r:.200}") from error


def _label(row: Mapping[str, Any], words: Lexicon) -> Label:
    low = Decimal(str(row["low"] if "low" in row else row["value"]))
    high = Decimal(str(row.get("high", low)))
    unit = unit_code(str(row.get("unit") or "1"), words)
    usual = "exactly" if low == high else "between"
    return Label(low, high, unit, str(row.get("comparator") or usual), row.get("start"), row.get("end"))


def unit_code(unit: str, words: Lexicon) -> str:
    """The code of a unit that may be given in words; words that no list has are what is counted."""
    if unit in UNITS or COUNTING.fullmatch(unit) or CURRENCY.fullmatch(unit):
        return unit
    for terms in (words.units, words.money_words, words.money_signs, words.signs):
        if (found := terms.at(unit, 0)) and found[1] == len(unit):
            return found[0]
    return f"{{{unit.casefold()}}}"


def read_recognizers(text: str) -> list[Labelled]:
    """The file of a set of Recognizers-Text, which may begin with a byte order mark; see `recognized`."""
    return recognized(json.loads(text.removeprefix("\ufeff")))


def recognized(cases: Sequence[Mapping[str, Any]]) -> list[Labelled]:
    """A set of Recognizers-Text (``[{"Input", "Results": [{"Text", "Start", "End", "TypeName", "Resolution"}]}]``).

    `End` is inclusive. Texts without results are of the set's kind. Results without a value (“a small percent”) are no
    figures, and are left out. Raises ValueError.
    """
    kinds = {result["TypeName"] for case in cases for result in case["Results"]}
    kind = SetKind(kinds.pop()) if len(kinds) == 1 else SetKind.ALL
    return [_recognizers_case(case, kind) for case in cases]


def _recognizers_case(case: Mapping[str, Any], kind: SetKind) -> Labelled:
    valued = [result for result in case["Results"] if result["Resolution"].get("value") not in (None, "null")]
    return Labelled(case["Input"], "en", tuple(_recognized(result, kind) for result in valued), kind)


def _recognized(result: Mapping[str, Any], kind: SetKind) -> Label:
    value = Decimal(result["Resolution"]["value"].removesuffix("%"))
    named = "" if kind == SetKind.NUMBER else unit_code(result["Resolution"].get("unit", "1"), lexicon("en"))
    unit = "%" if kind == SetKind.PERCENTAGE else named
    return Label(value, value, unit, "", start=result["Start"], end=result["End"] + 1)
