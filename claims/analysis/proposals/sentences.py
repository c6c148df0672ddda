"""Paragraphs and sentences of a text, as spans in code points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis.proposals.lists import Lists, plain

OPENING = "“„«\"'‘‹([{"
CLOSING = "”“»\"'’›)]}"
# A sentence may end here: its signs, what closes with it, white space. Repeated signs are taken at once.
_END = re.compile(rf"(?<![.!?…])[.!?…]++[{re.escape(CLOSING)}]*+(?=\s)")
_WORD_BEFORE = re.compile(r"[^\s\"“”„«»()\[\]]+$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_NEXT = re.compile(rf"\s+[{re.escape(OPENING)}–—-]*\s*(\w)?")
LONGEST = 1500


@dataclass(frozen=True)
class Span:
    """``text[start:end]``."""

    start: int
    end: int


def paragraphs(text: str) -> list[Span]:
    """Lines that hold words, without the white space around them."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        line = match[0]
        left, right = len(line) - len(line.lstrip()), len(line.rstrip())
        if left < right:
            found.append(Span(match.start() + left, match.start() + right))
    return found


def sentences(text: str, paragraph: Span, words: Lists) -> Iterator[Span]:
    """The sentences of a paragraph, in order, without the white space between them. What is overlong is cut."""
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _ends(text, match, words):
            yield from _cut(text, Span(start, match.end()))
            start = match.end()
            while start < paragraph.end and text[start].isspace():
                start += 1
    if start < paragraph.end:
        yield from _cut(text, Span(start, paragraph.end))


def _ends(text: str, match: "re.Match[str]", words: Lists) -> bool:
    following = _NEXT.match(text, match.end())
    letter = (following[1] if following else "") or ""
    if letter.islower():
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
    word = before[0] if before else ""
    if _INITIAL.fullmatch(word) and word[0].isupper():
        return not letter or len(word) > 1  # “J. Smith” goes on; “in the U.S. The” may end
    if plain(word) in words.abbreviations:
        return plain(word) in words.endings and letter != "" and not letter.isdigit()
    return not (plain(word) in words.labels and letter.isdigit())


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Pieces no longer than LONGEST, so that what is done for each sentence stays cheap."""
    start = span.start
    while span.end - start > LONGEST:
        at = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        yield Span(start, at if at > 0 else start + LONGEST)
        start = at + 1 if at > 0 else start + LONGEST
    if start < span.end:
        yield Span(start, span.end)
