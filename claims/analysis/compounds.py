"""Words that are number and unit in one: “threefold”, «двухчасовой», „dwudniowa”."""

import re
from decimal import Decimal
from functools import cache

from claims.analysis.lexicon import Lexicon, alternatives
from claims.analysis.numerals import Numeral
from claims.analysis.spans import Span


def with_compounds(found: list[Span], text: str, words: Lexicon) -> list[Span]:
    """What was found, and the compound words among it, in order."""
    pattern, values = _pattern(words)
    compounds = [span for match in pattern.finditer(text) if (span := _span(match, values, words))]
    apart: list[Span] = []
    for span in sorted([*found, *compounds], key=lambda span: span.start):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart


def _span(match: "re.Match[str]", values: dict[str, str], words: Lexicon) -> Span | None:
    """None for words that only begin like one; twofold is doubled, which states no figure either."""
    unit = words.units.at(match["unit"], 0)
    if unit is None or unit[1] != len(match["unit"]):
        return None
    value = Decimal(values[match["number"].lower().replace("’", "'").replace("ʼ", "'")])
    if unit[0] == "{times}" and value <= 2:
        return None
    numeral = Numeral(match.start(), match.end(), value)
    return Span(match.start(), match.end(), value, value, unit[0], numeral)


@cache
def _pattern(words: Lexicon) -> tuple["re.Pattern[str]", dict[str, str]]:
    """Longer numbers first: «двадцати» before «два»."""
    values = words.numbers | words.prefixes
    number = alternatives(word for word in values if len(word) > 2)
    return re.compile(rf"(?<![\w'’-])(?P<number>{number})(?P<unit>[^\W\d_]{{4,}})(?!\w)", re.IGNORECASE), values
