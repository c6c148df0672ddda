"""Noun phrases around a verb of saying: who says it."""

import re
from collections.abc import Sequence

from claims.analysis.masking import BLANK
from claims.analysis.proposals.lists import Lists, plain
from claims.analysis.proposals.sentences import Span

DATE = "\ue001"
LONGEST = 14
_TOKEN = re.compile(r"[^\W_]+(?:[-'’ʼ.][^\W_]+)*|['’]s?(?!\w)|\S")
_DATED = re.compile(rf"\s*(?:[^\W\d_]{{1,3}}\s+)?{DATE}+")
_STOP = {*'.,;:!?()[]–—…"“”„«»-', BLANK, DATE}


def tokens(masked: str, start: int, end: int) -> list[Span]:
    """Words and signs."""
    return [Span(*match.span()) for match in _TOKEN.finditer(masked, start, end)]


def word_at(masked: str, token: Span) -> str:
    """A token as the lists have it."""
    return plain(masked[token.start : token.end])


def is_stop(masked: str, token: Span) -> bool:
    """Whether it is a sign, a quote or a date, which ends a noun phrase."""
    return masked[token.start] in _STOP


def following(masked: str, start: int, end: int, words: Lists) -> Span | None:
    """The noun phrase that begins at a place, or after a date there: to a sign, a preposition or the end."""
    dated = _DATED.match(masked, start, end)
    start = dated.end() if dated else start
    taken: list[Span] = []
    for token in tokens(masked, start, min(end, start + 200)):
        word = word_at(masked, token)
        if is_stop(masked, token) and not (taken and word == "." and _shortened(masked, taken[-1], words)):
            break
        if not taken and (word in words.speech("skipped") or _is_agency(masked, token, words)):
            continue
        if word in words.speech("prepositions") and not (taken and word in words.speech("connects")):
            break
        taken.append(token)
        if word in words.speech("pronouns") or len(taken) == LONGEST:
            break
    return phrase(masked, taken, words)


def _shortened(masked: str, token: Span, words: Lists) -> bool:
    """An initial, or a title such as Dr."""
    initial = token.end - token.start == 1 and masked[token.start].isupper()
    return initial or word_at(masked, token) in words.abbreviations


def _is_agency(masked: str, token: Span, words: Lists) -> bool:
    """To whom it was told: «рассказал ТАСС источник»."""
    return masked[token.start : token.end].isupper() and word_at(masked, token) in words.speech("prepositions")


def inside(masked: str, start: int, end: int, words: Lists) -> Span | None:
    """What stands after “in” at a place: «у відомстві»."""
    held = tokens(masked, start, min(end, start + 160))
    while held and word_at(masked, held[0]) in words.speech("skipped") - words.speech("inside"):
        held = held[1:]
    if not held or word_at(masked, held[0]) not in words.speech("inside"):
        return None
    return following(masked, held[0].end, end, words)


def preceding(masked: str, start: int, end: int, words: Lists) -> Span | None:
    """The subject that ends before a verb: back to a sign or a word that opens a clause, without adverbs."""
    held = tokens(masked, max(start, end - 260), end)
    while held and _skipped(masked, held, words):
        held.pop()
    if held and word_at(masked, held[-1]) in (",", ")"):
        return _before_aside(masked, held[:-1], words)
    clause = _clause(masked, held, words)
    if before := _before_phrase(masked, held, clause, words):
        return before
    return _subject(masked, clause, words)


def _before_phrase(masked: str, held: Sequence[Span], clause: Sequence[Span], words: Lists) -> Span | None:
    """The subject before a phrase that tells when: «Ребров після матчу зізнався»."""
    rest = held[: len(held) - len(clause)]
    if not rest or not clause or word_at(masked, rest[-1]) not in words.speech("prepositions"):
        return None
    known = words.speech("titles") | words.speech("pronouns") | words.speech("voices")
    if any(masked[one.start].isupper() or word_at(masked, one) in known for one in clause):
        return None
    found = _subject(masked, _clause(masked, rest[:-1], words), words)
    return found if found and masked[found.start].isupper() else None


def _skipped(masked: str, held: Sequence[Span], words: Lists) -> bool:
    """An adverb, a date, or the “on” before a date."""
    word = word_at(masked, held[-1])
    if word in words.speech("skipped") or word == DATE:
        return True
    dated = DATE in masked[held[-1].end : held[-1].end + 2]
    return dated and word in words.speech("prepositions")


def _clause(masked: str, held: Sequence[Span], words: Lists) -> list[Span]:
    """The last tokens that no sign and no conjunction parts from the verb."""
    taken: list[Span] = []
    for token in reversed(held):
        point = masked[token.start] == "." and _is_point(masked, token)
        if (is_stop(masked, token) and not point) or word_at(masked, token) in words.speech("boundaries"):
            break
        taken.append(token)
    return taken[::-1]


def _is_point(masked: str, token: Span) -> bool:
    """A point after an initial or a short title, as in “John F. Kennedy” and “Mr. Chen”."""
    start = token.start
    while start and masked[start - 1].isalpha():
        start -= 1
    return 0 < token.start - start <= 3 and masked[start].isupper()


def _before_aside(masked: str, held: Sequence[Span], words: Lists) -> Span | None:
    """“Kuleba, the foreign minister, said”: the subject stands before the aside."""
    for at in range(len(held) - 1, max(-1, len(held) - 26), -1):
        word = masked[held[at].start : held[at].end]
        if word in (",", "—", "–", "("):
            found = _of_relative(masked, held[:at], words) or _subject(masked, _clause(masked, held[:at], words), words)
            aside = phrase(masked, held[at + 1 :], words)
            if found and aside and _is_name(masked, aside) and not masked[found.end - 1].isupper():
                return Span(found.start, aside.end) if is_titled(masked, found, words) else found
            return found or aside
        if (
            is_stop(masked, held[at])
            and word not in (DATE, BLANK)
            and not (word == "." and _is_point(masked, held[at]))
        ):
            return None
    return None


def _of_relative(masked: str, held: Sequence[Span], words: Lists) -> Span | None:
    """“one of the soldiers, who gave only his call sign, Fox, told”: the subject stands before the “who”."""
    place = len(held) - len(_clause(masked, held, words)) - 1
    if place < 2 or word_at(masked, held[place - 1]) != "," or is_stop(masked, held[place]):
        return None
    return _subject(masked, _clause(masked, held[: place - 1], words), words)


def _is_name(masked: str, span: Span) -> bool:
    """Two to four words with capitals."""
    held = tokens(masked, span.start, span.end)
    return 2 <= len(held) <= 4 and all(masked[token.start].isupper() for token in held)


def is_titled(masked: str, span: Span, words: Lists) -> bool:
    """Whether a noun phrase ends in a title, or in what the title is of, rather than in a name."""
    held = [word_at(masked, token) for token in tokens(masked, span.start, span.end)]
    return bool(words.speech("titles") & set(held))


def _subject(masked: str, held: list[Span], words: Lists) -> Span | None:
    """The noun phrase among the tokens of a clause before its verb."""
    joins = words.speech("joins")
    if held and word_at(masked, held[0]) in joins:
        held = held[1:]
    if not held or word_at(masked, held[-1]) in joins:
        return None
    if word_at(masked, held[0]) in words.speech("prepositions") or len(held) > LONGEST:
        held = _trailing(masked, held, words)
    leaves = words.speech("prepositions") - words.speech("connects") - joins
    cut = next((at for at, one in enumerate(held) if at and _leaves(masked, one, leaves)), len(held))
    return phrase(masked, held[:cut], words)


def _leaves(masked: str, token: Span, leaves: frozenset[str]) -> bool:
    """A preposition ends a noun phrase, but for one with a capital: “Reporters Without Borders”."""
    return word_at(masked, token) in leaves and not masked[token.start].isupper()


def _trailing(masked: str, held: Sequence[Span], words: Lists) -> list[Span]:
    """The last names, titles and small words between them."""
    taken: list[Span] = []
    known = words.speech("titles") | words.speech("pronouns")
    for token in reversed(held):
        word = word_at(masked, token)
        small = bool(taken) and word in words.speech("connects")
        if not (masked[token.start].isupper() or word in known or small):
            break
        taken.append(token)
    while taken and word_at(masked, taken[-1]) in words.speech("prepositions"):
        taken.pop()
    return taken[::-1]


def leading(masked: str, start: int, end: int, words: Lists) -> Span | None:
    """The subject at the head of a sentence: “Putin came and said”."""
    head = tokens(masked, start, min(end, start + 120))
    if head and word_at(masked, head[0]) in words.speech("prepositions") and "," in masked[start : head[-1].end]:
        start = masked.index(",", start) + 1
    taken: list[Span] = []
    small = words.speech("titles") | words.speech("connects") | words.speech("pronouns")
    for token in tokens(masked, start, min(end, start + 120)):
        if is_stop(masked, token) or not (masked[token.start].isupper() or word_at(masked, token) in small):
            break
        taken.append(token)
    found = phrase(masked, taken, words)
    if not found or len(taken) > 1:
        return found
    word = word_at(masked, found)
    return found if word in words.speech("pronouns") | words.speech("titles") or len(word) > 3 else None


def phrase(masked: str, held: Sequence[Span], words: Lists) -> Span | None:
    """From the first to the last, when it can be somebody: neither a preposition nor only small words."""
    kept = list(held)
    small = words.speech("connects") | words.speech("joins")
    while kept and (word_at(masked, kept[-1]) in small or is_stop(masked, kept[-1])):
        kept.pop()
    if not any(masked[token.start].isalpha() for token in kept):
        return None
    first = word_at(masked, kept[0])
    if first in words.speech("prepositions") or first in words.speech("that"):
        return None
    return Span(kept[0].start, kept[-1].end)
