"""Frames of speech: who says it, by which verb, and where what is said begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis.masking import BLANK
from claims.analysis.proposals.behind import beyond, named_behind
from claims.analysis.proposals.lists import Lists, plain
from claims.analysis.proposals.phrases import following, inside, leading, preceding
from claims.analysis.proposals.sentences import Span

_WORD_BEFORE = re.compile(r"([^\W_]+)[ \u00a0]+$")
_QUOTE_BEFORE = re.compile(rf"{BLANK}\s*$")
_SIGN_BEFORE = re.compile(rf"(?:^|[,;:—–{BLANK}\"”»-])\s*(?:\w+ly\s+)?$")


@dataclass(frozen=True)
class Frame:
    """A verb of saying (or “according to”) outside quotation marks, and its speaker.

    `content`: where reported speech begins and ends, when it is not a quotation.
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
    found: list[Frame] = []
    for group, start, end in words.cues.all(masked[sentence.start : sentence.end]):
        cue = Span(sentence.start + start, sentence.start + end)
        if not _is_cue(masked, sentence, cue, group, words):
            continue
        after = Span(found[-1].end if found else sentence.start, sentence.end)
        said_before = next((frame.speaker for frame in reversed(found) if frame.speaker), None)
        speaker = (
            _speaker(masked, after, cue, group, words)
            or said_before
            or leading(masked, sentence.start, cue.start, words)
        )
        content = next(_contents(masked, sentence, cue, group, words, speaker), None)
        found.append(Frame(cue, group, speaker, content))
    return found


def _is_cue(masked: str, sentence: Span, cue: Span, group: str, words: Lists) -> bool:
    """Whether it is the verb: not “the reports”, not “the United States”."""
    if group == "of":
        return True
    before = _WORD_BEFORE.search(masked, max(sentence.start, cue.start - 30), cue.start)
    if before and plain(before[1]) in words.speech("determiners"):
        return False
    if masked[cue.start].isupper() and cue.start > sentence.start and masked[cue.start - 1] not in f'{BLANK}"“«':
        return False
    if plain(masked[cue.start : cue.end]) not in words.speech("nouns"):
        return True
    tail = masked[cue.end : min(cue.end + 80, sentence.end)].lstrip(" :,")
    return tail.startswith(BLANK) or bool(words.that.at(tail, 0)) or bool(_adjoining(masked, sentence, cue))


def _adjoining(masked: str, sentence: Span, cue: Span) -> "re.Match[str] | None":
    """A sign, a quote or nothing stands before the verb."""
    return _SIGN_BEFORE.search(masked[max(sentence.start, cue.start - 30) : cue.start])


def _speaker(masked: str, within: Span, cue: Span, group: str, words: Lists) -> Span | None:
    """Who speaks: before the verb or after it. `within`: what no earlier frame has taken."""
    if group == "of":
        return following(masked, cue.end, within.end, words)
    verb = plain(masked[cue.start : cue.end])
    if verb.endswith(words.participles):
        return None
    if _tells_of(masked, within, cue, words) and (told := following(masked, cue.end, within.end, words)):
        return told
    if found := preceding(masked, within.start, cue.start, words):
        return found
    if verb in words.speech("told") and not _QUOTE_BEFORE.search(masked, within.start, cue.start):
        return None
    if words.speech("verb_first") or _adjoining(masked, within, cue):
        found = following(masked, cue.end, within.end, words) or beyond(masked, cue.end, within.end, words)
        found = named_behind(masked, found, within.end, words) if found else None
    return found or _of_body(masked, within, cue, words)


def _tells_of(masked: str, within: Span, cue: Span, words: Lists) -> bool:
    """«Об этом «Интерфаксу» сообщил источник»: who is told may stand before the verb."""
    return words.topics.at(masked[within.start : cue.start].lstrip(), 0) is not None


def _of_body(masked: str, within: Span, cue: Span, words: Lists) -> Span | None:
    """«У відомстві заявили»: a body that speaks without a subject, before the verb or after it."""
    if not masked[cue.start : cue.end].endswith(words.impersonal):
        return None
    start = max(masked.rfind(sign, within.start, cue.start) for sign in f"{BLANK},") + 1
    return inside(masked, max(start, within.start), cue.start, words) or inside(masked, cue.end, within.end, words)


def _contents(masked: str, sentence: Span, cue: Span, group: str, words: Lists, speaker: Span | None) -> Iterator[Span]:
    """Where reported speech stands: after “that”, before “, he said”, around “, he said,”, or after “he said”."""
    end = max(cue.end, speaker.end) if speaker else cue.end
    start = min(cue.start, speaker.start) if speaker else cue.start
    tail = masked[end : sentence.end]
    head = masked[sentence.start : start].rstrip()
    if found := words.that.all(tail[:80]):
        yield Span(end + found[0][2], sentence.end)
    elif head.endswith(",") and len(head) > 25:
        goes_on = tail.lstrip().startswith(",") and len(tail.split()) > 3
        yield sentence if goes_on else Span(sentence.start, sentence.start + len(head) - 1)
    elif group == "of" and tail.lstrip().startswith(","):
        yield Span(end + tail.index(",") + 1, sentence.end)
    elif group != "of" and speaker and speaker.start < cue.start and len(tail.split()) > 3:
        yield Span(end, sentence.end)
