"""Who a speaker is: the name behind “he”, “the minister” or a surname alone."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis.proposals.lists import Lists, plain
from claims.analysis.proposals.reading import Reading
from claims.analysis.proposals.sentences import Span

# A name in points (U.N.), or a word, perhaps cut short.
_TOKEN = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*\.?")
# Words with capitals, one after the other; which letters are capital is seen afterwards.
_CAPITALS = re.compile(r"(?<![\w'’])(?=[^\W\d_a-zа-яіїєґ])[^\W\d_]+\.?(?:(?:[ \u00a0]|[-'’ʼ])[^\W\d_]+\.?){0,8}")
_HEAD = 30
_PARTICLES = {"de", "von", "van", "der", "den", "al", "bin", "la", "le", "el", "di", "da"}


@dataclass(frozen=True)
class Speaker:
    """``text[start:end]`` are the words for the speaker; `name` is who that is, as far as the text tells.

    `guess`: the name comes from elsewhere in the text, by being the last one named.
    """

    start: int
    end: int
    words: str
    name: str
    guess: bool = False


class Names:
    """The people of a text, and who was named last, as it is read from the front."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._full: dict[str, list[str]] = {}
        self._last: list[tuple[int, str]] = []
        self._speakers: dict[Span, Speaker] = {}
        said = {frame.speaker for frames in reading.frames for frame in frames if frame.speaker}
        people = deque(_people(reading))
        for span in sorted(said, key=lambda span: span.end):
            while people and people[0].end < span.end:
                self._meet(people.popleft())
            self._speakers[span] = self._read(span)
        for one in people:
            self._meet(one)

    def speaker(self, span: Span) -> Speaker:
        """The speaker of a frame."""
        return self._speakers[span]

    def last(self, place: Span) -> Speaker | None:
        """Whoever was named last before a place, as a guess; the words are those of the place."""
        name = self._before(place.start)
        return Speaker(place.start, place.end, self._words(place), name, guess=True) if name else None

    def _words(self, span: Span) -> str:
        return self._reading.text[span.start : span.end]

    def _before(self, place: int) -> str:
        at = bisect_left(self._last, place, key=lambda pair: pair[0])
        return self._last[at - 1][1] if at else ""

    def _read(self, span: Span) -> Speaker:
        words = self._words(span)
        if name := person(words, self._reading.words):
            whole = self._whole(name)
            self._note(span.end, whole)
            return Speaker(span.start, span.end, words, whole)
        if self._stands_for_one(words) and self._last:
            return Speaker(span.start, span.end, words, self._last[-1][1], guess=True)
        return Speaker(span.start, span.end, words, words)

    def _meet(self, one: "_Person") -> None:
        """Take in a name. Whoever a sentence begins with is the one it is about."""
        name = self._whole(one.name) if " " in one.name else self._known(one.name)
        if name and one.leads:
            self._note(one.end, name)

    def _note(self, place: int, name: str) -> None:
        """“He” is no body."""
        if not {plain(token) for token in name.split()} & self._reading.words.speech("organisations"):
            self._last.append((place, name))

    def _stands_for_one(self, said: str) -> bool:
        """A pronoun, or a title without a name: “he”, “the minister”."""
        words = self._reading.words
        tokens = {plain(token) for token in _TOKEN.findall(said)}
        people = words.speech("titles") - words.speech("bodies")
        return bool(tokens & (people | words.speech("pronouns")))

    def _whole(self, name: str) -> str:
        """The fullest form of a name that the text gave before."""
        if held := self._known(name):
            return held
        if " " in name:
            self._full.setdefault(_key(name), []).append(name)
        return name

    def _known(self, name: str) -> str:
        for held in self._full.get(_key(name), ()):
            if _same_surname(held, name) and (" " not in name or _same_surname(held, name, at=0)):
                return held
        return ""


@dataclass(frozen=True)
class _Person:
    end: int
    name: str
    leads: bool


def _people(reading: Reading) -> Iterator[_Person]:
    """Names of up to four words with capitals, without the titles before them."""
    titles = reading.words.speech("titles")
    for match in _CAPITALS.finditer(reading.masked):
        tokens = match[0].split()
        last = max((at for at, token in enumerate(tokens) if plain(token) in titles), default=-1)
        rest = tokens[last + 1 :]
        run = _run(rest if last >= 0 else _named_from(rest, reading.words), reading.words)
        if 1 <= len(run) <= 4:
            sentence = reading.sentences[reading.sentence_at(match.start())]
            yield _Person(match.end(), " ".join(run), match.start() - sentence.start < _HEAD)


def _named_from(tokens: Sequence[str], words: Lists) -> Sequence[str]:
    """From the first that may be a name: “While Putin”."""
    return tokens[next((at for at, token in enumerate(tokens) if _may_name(token, words)), len(tokens)) :]


def _run(tokens: Sequence[str], words: Lists) -> list[str]:
    """The first words with capitals, with particles and small words in capitals: “Reporters Without Borders”."""
    taken: list[str] = []
    for at, token in enumerate(tokens):
        within = taken and (token in _PARTICLES or (token[0].isupper() and _goes_on(tokens[at + 1 :], words)))
        if not (_may_name(token, words) or within):
            break
        taken.append(_unpointed(token))
    while taken and not taken[-1][0].isupper():
        taken.pop()
    return taken


def _goes_on(tokens: Sequence[str], words: Lists) -> bool:
    return bool(tokens) and _may_name(tokens[0], words)


def _may_name(token: str, words: Lists) -> bool:
    """A capital, and no pronoun, count or small word that begins a sentence."""
    word = plain(token)
    small = ("pronouns", "boundaries", "prepositions", "skipped", "connects", "joins", "voices")
    counted = all(part in words.speech("counts") for part in word.split("-"))
    return token[0].isupper() and not counted and not any(word in words.speech(name) for name in small)


def _unpointed(token: str) -> str:
    if "." in token[:-1]:
        return f"{token.removesuffix('.')}."
    return token if len(token) == 2 else token.removesuffix(".").removesuffix("'s").removesuffix("’s")


def person(said: str, words: Lists) -> str:
    """The name at the end of a noun phrase, without titles; blank when there is none."""
    tokens = _TOKEN.findall(said)
    titles = words.speech("titles")
    held = [plain(token).removesuffix(".").removesuffix("'s") for token in tokens]
    last = max((at for at, token in enumerate(held) if token in titles), default=-1)
    named = _run(tokens[last + 1 :][::-1], words)[::-1]
    while named and not named[0][0].isupper():
        named = named[1:]
    if last >= 0 and len(named) > 2 and named[-2] not in _PARTICLES and not _body(named, words):
        named = named[-2:]
    if last >= 0 and named and _belongs(tokens, len(tokens) - len(named) - 1):
        return ""
    return " ".join(named)


def _body(named: Sequence[str], words: Lists) -> bool:
    return bool({plain(token) for token in named} & words.speech("organisations"))


def _belongs(tokens: Sequence[str], at: int) -> bool:
    """“the president of Russia”: the name is that of a country or body."""
    return at >= 0 and plain(tokens[at]) in ("of", "the", "for", "at")


def _key(name: str) -> str:
    return plain(name.rsplit(maxsplit=1)[-1])[:3]


def _same_surname(one: str, other: str, at: int = -1) -> bool:
    """Whether the last words of two names differ by no more than their cases."""
    first, second = (plain(name.split()[at]).removesuffix("'s") for name in (one, other))
    alike = next((n for n, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), None)
    common = min(len(first), len(second)) if alike is None else alike
    return common >= max(3, min(len(first), len(second)) - 2) and abs(len(first) - len(second)) <= 3
