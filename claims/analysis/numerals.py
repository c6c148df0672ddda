"""Numbers in a text, in digits, in words or both: “1.5 million”, “two thirds”, «сто двадцять п'ять тисяч»."""

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.analysis.lexicon import Lexicon
from claims.analysis.printed import EXACT, tidy
from claims.analysis.tokens import Token, gap_before, joined, lone_minus, read_tokens

THOUSAND = Decimal(1000)
MILLION = Decimal(1_000_000)
FAR = Decimal("Infinity")
NEAR = 20
_EITHER = re.compile(r"(?:plus|плюс)(?:\s+(?:or|чи|или|lub))?[\s/–-]*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Numeral:
    """A number in the text. `scale` is the thousand, million … it ends with, or 1.

    `plain`: it is digits only. `part`: it is a fraction in words, less than one.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    plain: bool = False
    ambiguous: bool = False
    small_word: bool = False
    part: bool = False


@dataclass(frozen=True)
class Read:
    """A number read from tokens up to token `end`; `scale` is the hundred, thousand … it ends with, or 1."""

    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    ordinal: bool = False


def numerals(text: str, lexicon: Lexicon) -> list[Numeral]:
    """Every number in the text, in order, without overlap. A bare ordinal (“third”) is none."""
    tokens = read_tokens(text, lexicon)
    found, at = [], 0
    while at < len(tokens):
        read = _number(tokens, at, text)
        if read and not read.ordinal:
            found.append(_numeral(text, tokens, at, read, lexicon))
        at = read.end if read else at + 1
    return found


def _numeral(text: str, tokens: list[Token], at: int, read: Read, lexicon: Lexicon) -> Numeral:
    one = tokens[at] if read.end == at + 1 else None
    plain = one is not None and one.kind == "digits"
    start, end = _minus(text, tokens[at].start, lexicon), tokens[read.end - 1].end
    value = read.value if plain else tidy(EXACT.plus(read.value))
    return Numeral(
        start,
        end,
        value if start == tokens[at].start else -value,
        read.scale,
        plain=plain,
        ambiguous=any(token.ambiguous for token in tokens[at : read.end]),
        small_word=one is not None and one.kind == "number" and value < 10 and start == one.start,
        part=0 < value < 1
        and ("/" in text[start:end] or any(token.kind == "fraction" for token in tokens[at : read.end])),
    )


def _minus(text: str, start: int, lexicon: Lexicon) -> int:
    """Where a number begins when its sign is counted in: “minus 5”, “-5” after a space; “plus or minus 5” is none."""
    if word := lexicon.negative.before(text, gap_before(text, start)):
        return start if _EITHER.search(text, max(0, word[1] - NEAR), word[1]) else word[1]
    return start - 1 if lone_minus(text, start) else start


def _number(tokens: list[Token], at: int, text: str) -> Read | None:
    """The number that begins at token `at`: whole, with a fraction, or a fraction."""
    part = _fraction(tokens, at, text)
    if part:
        return _scaled_fraction(tokens, part, text)
    whole = _whole(tokens, at, text)
    if whole is None or not joined(tokens, whole.end, text):
        return whole
    after = tokens[whole.end]
    if after.kind == "fraction":
        return _of_fraction(tokens, at, whole, text)
    if after.kind == "point":
        return _decimals(tokens, whole, text)
    if after.kind == "and a half":
        half = after.value * whole.scale if whole.scale >= THOUSAND else after.value
        return _scaled_fraction(tokens, Read(whole.end + 1, whole.value + half, whole.scale), text)
    return _and_fraction(tokens, whole, text) if after.kind == "joins" else whole


def _of_fraction(tokens: list[Token], at: int, whole: Read, text: str) -> Read:
    """“two thirds”; “a hundred and three quarters” is more than a hundred; “twenty-fifth” is an ordinal."""
    after = tokens[whole.end]
    before = _whole(tokens, at, text, joins=False)
    if before and before.end < whole.end:
        return _and_fraction(tokens, before, text)
    if after.single and whole.value != 1:
        return Read(whole.end + 1, whole.value, ordinal=True)
    part = Read(whole.end + 1, whole.value * after.value)
    return _scaled_fraction(tokens, part, text) if whole.scale < THOUSAND else whole


def _and_fraction(tokens: list[Token], whole: Read, text: str) -> Read:
    """“one and a half”, “five million and a half”, “two and three fifths”."""
    at = whole.end + 1
    if not joined(tokens, whole.end, text) or not joined(tokens, at, text):
        return whole
    added = _fraction(tokens, at, text) or _counted_fraction(tokens, at, text)
    if added is None:
        return whole
    times = whole.scale if whole.scale >= THOUSAND else Decimal(1)
    scaled = _scaled_fraction(tokens, added, text)
    if added.end < scaled.end and scaled.scale < times:
        return Read(scaled.end, whole.value + scaled.value, scaled.scale)
    total = Read(added.end, whole.value + added.value * times, whole.scale)
    return _scaled_fraction(tokens, total, text) if whole.scale == 1 else total


def _fraction(tokens: list[Token], at: int, text: str) -> Read | None:
    """“half”, “a third”; not “third”, which is an ordinal."""
    token = tokens[at]
    if token.kind == "article" and joined(tokens, at + 1, text) and tokens[at + 1].kind == "fraction":
        named = tokens[at + 1].first or not _before_noun(tokens, at + 1, text)
        return Read(at + 2, tokens[at + 1].value) if named else None
    if token.kind == "fraction" and joined(tokens, at + 1, text) and tokens[at + 1].kind == "scale":
        return Read(at + 1, token.value)
    if token.kind == "fraction" and token.first and not (at and tokens[at - 1].kind == "halver"):
        return Read(at + 1, token.value)
    return None


def _before_noun(tokens: list[Token], at: int, text: str) -> bool:
    """“a third round” is an ordinal, “a third of” is not."""
    return joined(tokens, at + 1, text) and tokens[at + 1].kind == ""


def _counted_fraction(tokens: list[Token], at: int, text: str) -> Read | None:
    whole = _whole(tokens, at, text)
    if whole and joined(tokens, whole.end, text) and tokens[whole.end].kind == "fraction":
        return Read(whole.end + 1, whole.value * tokens[whole.end].value)
    return None


def _scaled_fraction(tokens: list[Token], part: Read, text: str) -> Read:
    """“half a million”, “one and a half million”, “two thirds of a million”."""
    at = part.end
    if joined(tokens, at, text) and tokens[at].kind == "of":
        at += 1
        if not joined(tokens, at, text) or tokens[at].kind != "article":
            return part
    if joined(tokens, at, text) and tokens[at].kind == "article":
        at += 1
    if joined(tokens, at, text) and tokens[at].kind == "scale":
        return Read(at + 1, part.value * tokens[at].value, tokens[at].value)
    return part


def _decimals(tokens: list[Token], whole: Read, text: str) -> Read:
    """“two hundred point zero three”."""
    at, digits = whole.end + 1, ""
    while joined(tokens, at, text) and tokens[at].kind == "number":
        value, at = tokens[at].value, at + 1
        if value >= 20 and joined(tokens, at, text) and tokens[at].kind == "number" and tokens[at].value < 10:
            value, at = value + tokens[at].value, at + 1
        digits += str(value)
    return Read(at, whole.value + Decimal(f"0.{digits}")) if digits else whole


class _Sum:
    """Adds up a whole number word by word: a part below the thousands, and the thousands before it."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.part: Decimal | None = None
        self.place, self.limit, self.scale = FAR, FAR, Decimal(1)

    def add(self, token: Token, *, first: bool, before_scale: bool, after_and: bool = False) -> bool:
        """Takes one word; False when it begins another number."""
        if after_and and token.kind == "digits" and not before_scale and 0 < token.value < self.place < FAR:
            self.part, self.place, self.scale = (self.part or 0) + token.value, Decimal(0), Decimal(1)
        elif token.kind == "digits" and self.part is None and (first or token.value < self.limit):
            self.part, self.place, self.scale = token.value, Decimal(1), Decimal(1)
        elif token.kind == "number" and token.value < self.place:
            self.part = (self.part or 0) + token.value
            self.place, self.scale = _place(token.value), Decimal(1)
        elif token.kind == "article" and first and before_scale:
            self.part, self.place = Decimal(1), Decimal(0)
        elif self._scales(token, first=first, before_scale=before_scale):
            self._multiply(token.value)
        else:
            return False
        return True

    def _scales(self, token: Token, *, first: bool, before_scale: bool) -> bool:
        """“thousand” begins a number only where it may stand alone; the sign M stands right after digits."""
        if token.kind == "sign":
            return not first and self.place <= 1
        return token.kind == "scale" and (not first or token.first or (before_scale and token.single))

    def _multiply(self, scale: Decimal) -> None:
        if scale < THOUSAND:
            self.part = (1 if self.part is None else self.part) * scale
            self.place = scale if scale == 100 else Decimal(0)
        elif scale < self.limit:
            self.total += (1 if self.part is None else self.part) * scale
            self.part, self.place, self.limit = None, scale, scale
        else:
            self.total, self.part = (self.total + (self.part or 0)) * scale, None
            self.place, self.limit = scale, scale
        self.scale = scale


def _place(value: Decimal) -> Decimal:
    """What may be added to a number word: below 100 after a hundred, below 10 after a ten, nothing after a unit."""
    if value >= 100:
        return Decimal(100)
    return Decimal(10) if value >= 20 and value % 10 == 0 else Decimal(0)


def _whole(tokens: list[Token], at: int, text: str, *, joins: bool = True) -> Read | None:
    """The longest whole number from token `at`: “four thousand three hundred and twenty-one”, “1.5 million”."""
    sum_, end = _Sum(), at
    while end < len(tokens) and (end == at or joined(tokens, end, text)):
        step = end
        if joins and end > at and tokens[end].kind == "joins" and sum_.scale >= 100:
            step = end + 1
            if not joined(tokens, step, text) or tokens[step].kind not in ("number", "digits"):
                break
        coming = step + 1 < len(tokens) and joined(tokens, step + 1, text) and tokens[step + 1].kind == "scale"
        if not sum_.add(tokens[step], first=end == at, before_scale=coming, after_and=step > end):
            break
        end = step + 1
    return Read(end, sum_.total + (sum_.part or 0), sum_.scale) if end > at else None
