"""What bears on quoted words from just outside them: what is glued to a figure, its unit, and a negation."""

import re

REACH = 80  # letters
SCALES = """
    thousand million billion trillion hundred тис тыс мільйон мільярд миллион миллиард млн млрд
    mln mld tys milion miliard
"""
UNITS = """
    % ‰ percent per pct km kilo metre meter mile acre hectare ton dollar euro pound rouble ruble hryvnia zloty usd eur
    год лет рок років відсот процент км кілометр километр миль га гектар тон долар доллар євро евро рубл гривн злот
    procent km kilometr mil hektar ton dolar euro rubl hrywn złot
"""
NEGATIONS = """
    not no never none nobody nothing nor neither cannot without hardly barely denied denies
    не ні ни ніколи никогда немає нема нет нельзя жоден жодн никто ніхто ничего нічого без
    nie nigdy nikt nic żaden żadn bez ani nicht kein keine nie pas jamais
"""
_GLUED = re.compile(r"(?:[^\s\"'()\[\]{}?!;:,.…–—-]|(?<=\w)['.,:-](?=\w)|(?<!\w)-(?=\w)|[–—](?=\d))+")
_STOP = re.compile(r"[,;:]\s|[()\"…]|\s–\s|\s-\s|[.!?](?:\s|$)")
_NOT = re.compile(rf"\b(?:{'|'.join(NEGATIONS.split())})\b|\w+n't\b", re.IGNORECASE)
_SCALE = re.compile(rf"(?:{'|'.join(SCALES.split())})\w*\.?$", re.IGNORECASE)
_UNIT = re.compile(rf"(?:[%‰°$€£¥₴₽]|(?:{'|'.join((SCALES + UNITS).split())})\w*)", re.IGNORECASE)


def glued(text: str, start: int, end: int) -> tuple[int, int]:
    """The place widened to whole words and figures with their signs: a 5 of “−5.2%” is all of it."""
    first = next((m for m in _GLUED.finditer(text, _chunk(text, start)) if m.end() > start), None)
    last = None
    for match in _GLUED.finditer(text, _chunk(text, max(start, end - 1))):
        if match.start() >= end:
            break
        last = match
    return min(start, first.start()) if first else start, max(end, last.end()) if last else end


def _chunk(text: str, at: int) -> int:
    """Where the letters begin that stand without a space up to a place."""
    return text.rfind(" ", 0, at + 1) + 1


def unit(text: str, start: int, end: int) -> tuple[str, int]:
    """The unit or scale just after words that end with a figure, and where it ends; empty when there is none."""
    words = text[start:end].rsplit(" ", 1)[-1]
    after = _UNIT.match(text, end + (text[end : end + 1] == " "))
    if after and (words[-1:].isdigit() or _SCALE.match(words)):
        return after[0].casefold(), after.end()
    return "", end


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between two stops that holds the words, as far as a clause may reach."""
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    before = [match.end() for match in _STOP.finditer(text, first, start)]
    after = _STOP.search(text, end, last)
    return before[-1] if before else first, after.start() if after else last


def negations(text: str, start: int, end: int) -> list[str]:
    """Words that negate, in the clause around, outside the words themselves."""
    first, last = clause(text, start, end)
    around = text[first:start] + " " + text[end:last]
    return sorted(match[0].casefold() for match in _NOT.finditer(around))


def bearing(text: str, start: int, end: int) -> tuple[str, list[str]]:
    """All that must be the same for the words to say the same."""
    return unit(text, start, end)[0], negations(text, start, end)


def widened(text: str, start: int, end: int, old: tuple[str, list[str]]) -> tuple[int, int]:
    """The words with what bears on them otherwise than it did in `old`."""
    if negations(text, start, end) != old[1]:
        return clause(text, start, end)
    return start, unit(text, start, end)[1]
