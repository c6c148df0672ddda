"""Words that are number and unit in one, “threefold”, «двухчасовой», „dwudniowa”, and shares such as «кожен п'ятий»."""

import re
from decimal import Decimal
from functools import cache

from claims.analysis.lexicon import Lexicon, alternatives
from claims.analysis.numerals import Numeral
from claims.analysis.printed import EXACT
from claims.analysis.readings import DURATIONS
from claims.analysis.spans import Span
from claims.analysis.tokens import gap_after

_WORD = re.compile(r"[\w'’]+")


def with_compounds(found: list[Span], text: str, words: Lexicon) -> list[Span]:
    """What was found, and the compound words among it, in order."""
    pattern, values = _pattern(words)
    compounds = [span for match in pattern.finditer(text) if (span := _span(match, values, words))]
    compounds += [span for match in words.every.finditer(text) if (span := _every(match, words))]
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


def _every(match: "re.Match[str]", words: Lexicon) -> Span | None:
    """“every fifth child”; “every fifth day”, “every fifth Monday” and “every third party” are none."""
    after = gap_after(match.string, match.end())
    unit, word = words.units.at(match.string, after), _WORD.match(match.string, after)
    if (unit and unit[0] in DURATIONS) or (word and word[0].lower().replace("’", "'") in words.words("every", "not")):
        return None
    below = words.every_parts[match["part"].lower().replace("’", "'").replace("ʼ", "'")].partition("/")[2]
    value = EXACT.divide(Decimal(1), Decimal(below))
    return Span(
        match.start(), match.end(), value, value, "", Numeral(match.start(), match.end(), value, part=True), share=True
    )


@cache
def _pattern(words: Lexicon) -> tuple["re.Pattern[str]", dict[str, str]]:
    """Longer numbers first: «двадцати» before «два»."""
    values = words.numbers | words.prefixes
    number = alternatives(word for word in values if len(word) > 2)
    return re.compile(rf"(?<![\w'’-])(?P<number>{number})(?P<unit>[^\W\d_]{{4,}})(?!\w)", re.IGNORECASE), values
