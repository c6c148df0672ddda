"""The words of a text that matter for numbers, one after the other."""

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.analysis.lexicon import Lexicon
from claims.analysis.printed import SPACES, printed

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_JOINT = re.compile(rf"[{SPACES}]*[-‑]?[{SPACES}]*")

HALF = Decimal("0.5")
ONE_OF_IT = ("а", "я", "у", "ю", "ої", "ой", "a", "ą", "ej")


@dataclass(frozen=True)
class Token:
    """A digit number, or a word with a meaning for numbers; `kind` is what it is, "" when it is any other word.

    `first`: it may begin a number by itself. `single`: a fraction that is an ordinal too, but after “one” or “a”; a
    scale that may begin a number before another, as “hundred thousand”, not «сотни тысяч».
    """

    start: int
    end: int
    kind: str
    value: Decimal = Decimal(0)
    first: bool = False
    single: bool = False
    ambiguous: bool = False


def read_tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """Digits, words, and «с половиной» as one, in order."""
    digits = [Token(p.start, p.end, "digits", p.value, ambiguous=p.ambiguous) for p in printed(text, lexicon.decimal)]
    halves = [Token(start, end, "and a half", HALF) for _, start, end in lexicon.and_a_half.all(text)]
    within = {place for half in halves for place in range(half.start, half.end)}
    words = [_word(match, lexicon) for match in _WORD.finditer(text) if match.start() not in within]
    return sorted([*digits, *halves, *words], key=lambda token: token.start)


def _word(match: "re.Match[str]", lexicon: Lexicon) -> Token:
    start, end = match.span()
    word = match[0].lower().replace("’", "'").replace("ʼ", "'")
    dotted = f"{word}." if match.string[end : end + 1] == "." else ""
    if word in lexicon.numbers:
        return Token(start, end, "number", Decimal(lexicon.numbers[word]))
    if dotted in lexicon.scales:
        return Token(start, end + 1, "scale", _plain(lexicon.scales[dotted]))
    if word in lexicon.scales:
        first, single = word in lexicon.bare_scales, bool(lexicon.words("articles"))
        return Token(start, end, "scale", _plain(lexicon.scales[word]), first=first, single=single)
    big = lexicon.big_signs.at(match.string, start)
    if big is None and match.string[start - 1 : start].isdigit():
        big = lexicon.glued_scales.at(match.string, start)
    if big:
        return Token(start, end, "sign", _plain(big[0]))
    if word in lexicon.fractions:
        above, below = lexicon.fractions[word].split("/")
        bare = word in lexicon.words("bare", "fractions")
        plural = word.endswith("s") if lexicon.words("articles") else not word.endswith(ONE_OF_IT)
        single = not plural and not (bare and not lexicon.words("articles"))
        return Token(start, end, "fraction", Decimal(above) / Decimal(below), first=bare, single=single)
    return Token(start, end, lexicon.roles.get(word, ""))


def _plain(scale: str) -> Decimal:
    """1e6 with all its digits, so that what is multiplied by it prints as people write it."""
    return Decimal(f"{Decimal(scale):f}")


def joined(tokens: list[Token], at: int, text: str) -> bool:
    """Whether token `at` follows the one before it with nothing but a space or a hyphen between."""
    return at < len(tokens) and _JOINT.fullmatch(text, tokens[at - 1].end, tokens[at].start) is not None


def sentence(text: str, place: int) -> str:
    """The last words before a place, within the sentence."""
    return re.split(r"[.;:!?](?=\s+[^\W\d_a-zа-яіїєґ])|\n", text[max(0, place - 60) : place])[-1]


def around(text: str, start: int, end: int) -> str:
    """The words near a place, before and after it, within the sentence."""
    return sentence(text, start) + text[start:end] + re.split(r"[.;!?](?=\s)|\n", text[end : end + 60])[0]


def lone_minus(text: str, place: int) -> bool:
    """Whether the sign before a place is a minus: after white space or a bracket, and not after another number."""
    if not place or text[place - 1] not in "-−–":
        return False
    before = gap_before(text, place - 1)
    spaced = place == 1 or text[place - 2].isspace() or text[place - 2] in "(…"
    return spaced and not (before and (text[before - 1].isdigit() or text[before - 1] == "%"))


def gap_before(text: str, place: int) -> int:
    """Where the spaces before a place begin."""
    while place and text[place - 1] in SPACES:
        place -= 1
    return place


def gap_after(text: str, place: int) -> int:
    """Where the spaces after a place end."""
    while place < len(text) and text[place] in SPACES:
        place += 1
    return place
