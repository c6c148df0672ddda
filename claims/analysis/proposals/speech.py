"""Frames of speech: who says it, by which verb, and where what is said begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis.masking import BLANK
from claims.analysis.proposals.lists import Lists, plain
from claims.analysis.proposals.sentences import Span

_TOKEN = re.compile(r"[^\W_]+(?:[-'’ʼ.][^\W_]+)*|['’]s?(?!\w)|\S")
DATE = "\ue001"
_STOP = {*'.,;:!?()[]–—…"“”„«»-', BLANK, DATE}
LONGEST = 14


@dataclass(frozen=True)
class Frame:
    """A verb of saying (or “according to”) outside quotation marks, and its speaker.

    `content`: where reported speech begins and ends, when it is not a quotation. `before`: the speaker stands before
    the verb.
    """

    cue: Span
    group: str
    speaker: Span | None
    content: Span | None = None

    @property
    def start(self) -> int:
        """Where verb or speaker begins, whichever is first."""
        return min(self.cue.start, self.speaker.start) if self.speaker else self.cue.start

    @property
    def end(self) -> int:
        """Where verb or speaker ends, whichever is last."""
        return max(self.cue.end, self.speaker.end) if self.speaker else self.cue.end


def frames(masked: str, sentence: Span, words: Lists) -> list[Frame]:
    """The frames of a sentence, in order. `masked`: quoted words and dates are blanked out."""
    held = masked[sentence.start : sentence.end]
    found: list[Frame] = []
    for group, start, end in words.cues.all(held):
        cue = Span(sentence.start + start, sentence.start + end)
        after = found[-1].end if found else sentence.start
        speaker = _speaker(masked, sentence, cue, group, words, after)
        found.append(Frame(cue, group, speaker, _content(masked, sentence, cue, group, words, speaker)))
    return found


def _speaker(masked: str, sentence: Span, cue: Span, group: str, words: Lists, after: int) -> Span | None:
    if group == "of":
        return _following(masked, cue.end, sentence.end, words)
    if before := _preceding(masked, max(sentence.start, after), cue.start, words):
        return before
    if plain(masked[cue.start : cue.end]) in words.speech("told"):
        return None
    return _following(masked, cue.end, sentence.end, words) or _leading(masked, sentence, cue, words)


def _tokens(masked: str, start: int, end: int) -> list[Span]:
    return [Span(*match.span()) for match in _TOKEN.finditer(masked, start, end)]


def _following(masked: str, start: int, end: int, words: Lists) -> Span | None:
    """The noun phrase that begins at a place: to a sign, a preposition or the end."""
    taken: list[Span] = []
    for token in _tokens(masked, start, min(end, start + 200)):
        word = masked[token.start : token.end]
        if word[0] in _STOP and not (taken and word == "." and _initial(masked, taken[-1])):
            break
        if plain(word) in words.speech("prepositions") and not _connecting(word, words, taken):
            break
        if plain(word) in words.speech("skipped") and not taken:
            continue
        taken.append(token)
        if plain(word) in words.speech("pronouns") or len(taken) == LONGEST:
            break
    return _phrase(masked, taken, words)


def _connecting(word: str, words: Lists, taken: Sequence[Span]) -> bool:
    return bool(taken) and plain(word) in words.speech("connects")


def _initial(masked: str, token: Span) -> bool:
    return token.end - token.start == 1 and masked[token.start].isupper()


def _preceding(masked: str, start: int, end: int, words: Lists) -> Span | None:
    """The subject that ends before a verb: back to a sign or a word that opens a clause, without adverbs."""
    tokens = _tokens(masked, max(start, end - 260), end)
    while tokens and _skipped(masked, tokens, words):
        tokens.pop()
    if tokens and masked[tokens[-1].start : tokens[-1].end] in (",", ")"):
        return _before_aside(masked, tokens[:-1], words)
    return _subject(masked, _clause(masked, tokens, words), words)


def _skipped(masked: str, tokens: Sequence[Span], words: Lists) -> bool:
    """An adverb, a date, or the “on” before a date."""
    word = plain(masked[tokens[-1].start : tokens[-1].end])
    if word in words.speech("skipped") or word == DATE:
        return True
    dated = DATE in masked[tokens[-1].end : tokens[-1].end + 2]
    return dated and word in words.speech("prepositions")


def _clause(masked: str, tokens: Sequence[Span], words: Lists) -> list[Span]:
    """The last tokens that no sign and no conjunction parts from the verb."""
    taken: list[Span] = []
    for token in reversed(tokens):
        word = masked[token.start : token.end]
        if word[0] in _STOP and not (word == "." and _is_point(masked, token)):
            break
        if plain(word) in words.speech("boundaries"):
            break
        taken.append(token)
    return taken[::-1]


def _is_point(masked: str, token: Span) -> bool:
    """A point after an initial, as in “John F. Kennedy”."""
    return token.start > 1 and masked[token.start - 1].isupper() and not masked[token.start - 2].isalnum()


def _before_aside(masked: str, tokens: Sequence[Span], words: Lists) -> Span | None:
    """“Kuleba, the foreign minister, said”: the subject stands before the aside."""
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 22), -1):
        word = masked[tokens[at].start : tokens[at].end]
        if word in (",", "—", "–", "("):
            found = _subject(masked, _clause(masked, tokens[:at], words), words)
            aside = _phrase(masked, list(tokens[at + 1 :]), words)
            return found if found and _named(masked, found) else aside if found and aside else found
        if word[0] in _STOP:
            return None
    return None


def _subject(masked: str, tokens: list[Span], words: Lists) -> Span | None:
    """The noun phrase among the tokens of a clause before its verb."""
    if not tokens:
        return None
    first = plain(masked[tokens[0].start : tokens[0].end])
    joins = words.speech("joins")
    if first in joins:
        tokens = tokens[1:]
    if not tokens or plain(masked[tokens[-1].start : tokens[-1].end]) in joins:
        return None
    first = plain(masked[tokens[0].start : tokens[0].end])
    if first in words.speech("prepositions") or len(tokens) > LONGEST:
        tokens = _trailing(masked, tokens, words)
    cut = next((at for at, one in enumerate(tokens) if at and _leaves(masked, one, words)), len(tokens))
    return _phrase(masked, tokens[:cut], words)


def _leaves(masked: str, token: Span, words: Lists) -> bool:
    word = plain(masked[token.start : token.end])
    held = words.speech("prepositions") - words.speech("connects") - words.speech("joins")
    return word in held


def _trailing(masked: str, tokens: Sequence[Span], words: Lists) -> list[Span]:
    """The last names, titles and small words between them."""
    taken: list[Span] = []
    for token in reversed(tokens):
        word = masked[token.start : token.end]
        known = plain(word) in words.speech("titles") | words.speech("pronouns")
        if not (word[0].isupper() or known or (taken and plain(word) in words.speech("connects"))):
            break
        taken.append(token)
    while taken and plain(masked[taken[-1].start : taken[-1].end]) in words.speech("prepositions"):
        taken.pop()
    return taken[::-1]


def _leading(masked: str, sentence: Span, cue: Span, words: Lists) -> Span | None:
    """The subject of the verb before, at the head of the sentence: “Putin came and said”."""
    taken: list[Span] = []
    for token in _tokens(masked, sentence.start, min(cue.start, sentence.start + 120)):
        word = masked[token.start : token.end]
        small = plain(word) in words.speech("titles") | words.speech("connects")
        if not (word[0].isupper() or small or plain(word) in words.speech("pronouns")):
            break
        taken.append(token)
    found = _phrase(masked, taken, words)
    pronoun = found and plain(masked[found.start : found.end]) in words.speech("pronouns")
    return found if found and (pronoun or len(taken) > 1 or _known(masked, found, words)) else None


def _known(masked: str, span: Span, words: Lists) -> bool:
    return span.end - span.start > 3 and plain(masked[span.start : span.end]) not in words.speech("prepositions")


def _named(masked: str, span: Span) -> bool:
    return any(masked[token.start].isupper() for token in _tokens(masked, span.start, span.end)[1:]) or (
        masked[span.start].isupper()
    )


def _phrase(masked: str, tokens: Sequence[Span], words: Lists) -> Span | None:
    """From the first to the last, when it can be somebody: neither a preposition nor only small words."""
    held = list(tokens)
    small = words.speech("connects") | words.speech("joins") | {",", "-"}
    while held and (plain(masked[held[-1].start : held[-1].end]) in small or masked[held[-1].start] in _STOP):
        held.pop()
    if not held or not any(masked[token.start].isalpha() for token in held):
        return None
    first = plain(masked[held[0].start : held[0].end])
    if first in words.speech("prepositions") or first in words.speech("that"):
        return None
    return Span(held[0].start, held[-1].end)


def _content(masked: str, sentence: Span, cue: Span, group: str, words: Lists, speaker: Span | None) -> Span | None:
    """Where reported speech stands: after “that”, or before “, he said”."""
    return next(_contents(masked, sentence, cue, group, words, speaker), None)


def _contents(masked: str, sentence: Span, cue: Span, group: str, words: Lists, speaker: Span | None) -> Iterator[Span]:
    end = max(cue.end, speaker.end) if speaker else cue.end
    start = min(cue.start, speaker.start) if speaker else cue.start
    tail = masked[end : sentence.end]
    head = masked[sentence.start : start].rstrip()
    if match := _that(tail, words):
        yield Span(end + match, sentence.end)
    elif head.endswith(",") and len(head) > 25:
        yield Span(sentence.start, sentence.start + len(head) - 1)
    elif group == "of" and tail.lstrip().startswith(","):
        yield Span(end + tail.index(",") + 1, sentence.end)
    elif group != "of" and speaker and speaker.start < cue.start and len(tail.split()) > 3:
        yield Span(end, sentence.end)


def _that(tail: str, words: Lists) -> int | None:
    """Where the clause after “that” begins, when it follows within a few words."""
    found = words.that.all(tail[:80])
    return found[0][2] if found else None
