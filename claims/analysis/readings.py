"""How a figure is to be read: its comparator, what it is a part of, and whether it is a temperature difference."""

import re
from decimal import Decimal

from claims.analysis.conversions import TEMPERATURES
from claims.analysis.lexicon import Lexicon
from claims.analysis.spans import Span
from claims.analysis.tokens import gap_after, gap_before, sentence

_STEP = re.compile(r"(?P<comma>,?)[\s\u00a0\u2007\u2009\u202f]+(?P<word>[\w’'ʼ.-]*\w)|(?P<nothing>)")
_COUNT = re.compile(r"[ \u00a0]\d+(?:[,. \u00a0\u2009\u202f]\d{3})*(?=[ \u00a0][^\W\d])")
_WORD_BEFORE = re.compile(r"(\w+)\s+$")
_WORD = re.compile(r"[\w’'ʼ-]*\w")
MOST_WORDS = 12
BASES = tuple(Decimal(10) ** power for power in range(2, 7))
NEAR = 30
DURATIONS = ("s", "min", "h", "d", "wk", "mo", "a")


def comparator(text: str, span: Span, words: Lexicon, *, after: int = 0) -> str:
    """over, about, at_least …, from the words just before or after; ``between`` for a range, else ``exactly``.

    `after` is the end of the figure before this one: in “2,000 over 3 years”, over is no comparator.
    """
    if span.low != span.high:
        return "between"
    before = _comparator_before(text, span, words)
    if before and not (
        (after and gap_before(text, before[1]) == after)
        or _arrives(text, span, before, words)
        or _is_during(text, span, before, words)
    ):
        return before[0]
    if re.match(r"\+(?!\w)", text[span.numeral.end : span.numeral.end + 2]):
        return "at_least"
    ends = (gap_after(text, span.end), span.numeral.end, gap_after(text, span.numeral.end))
    following = next((term for end in ends if (term := words.comparators_after.at(text, end))), None)
    return following[0] if following else "exactly"


def _comparator_before(text: str, span: Span, words: Lexicon) -> tuple[str, int] | None:
    """The word just before the figure, or before words such as another: “at least another 30”."""
    place = gap_before(text, span.start)
    if before := words.comparators.before(text, place):
        return before
    filler = words.fillers.before(text, place)
    return words.comparators.before(text, gap_before(text, filler[1])) if filler else None


def base(text: str, span: Span, words: Lexicon, *, after: int) -> int | None:
    """Where the word stands that makes this number the base of a rate, or None: “12 cases per 100,000 people”.

    `after` is the end of the figure before: a word such as «на» makes a rate only where it follows that, and only of a
    hundred, a thousand …
    """
    place = gap_before(text, span.from_start)
    if per := words.per.before(text, place):
        return per[1]
    rate = words.rates.before(text, place)
    return rate[1] if rate and span.low in BASES and after and gap_before(text, rate[1]) == after else None


def is_casualties(text: str, span: Span, words: Lexicon) -> bool:
    """Whether a verb of killing, rescuing and the like tells what a bare number counts: “killed three”, “one woman was
    killed”.
    """
    if span.unit and not span.numeral.small_word:
        return False
    compared = words.comparators.before(text, gap_before(text, span.start))
    if not span.unit and words.casualties.before(text, gap_before(text, compared[1] if compared else span.start)):
        return True
    return words.casualties.at(text, gap_after(text, span.end)) is not None


def is_subject(text: str, span: Span, words: Lexicon) -> bool:
    """Whether a bare word such as five counts by itself: “five abstained”, but not “the two” or “all three”.

    Without articles, any does but one.
    """
    if not words.words("articles"):
        return True
    before = _WORD_BEFORE.search(text, max(0, span.start - NEAR), span.start)
    if before and before[1].lower() in words.words("stop", "determiners"):
        return False
    end = gap_after(text, span.end)
    verb = _WORD.match(text, end)
    if words.compared.at(text, end):
        return True
    return verb is not None and (verb[0].endswith("ed") or words.stop_verbs.at(verb[0].lower(), 0) is not None)


def _arrives(text: str, span: Span, before: tuple[str, int], words: Lexicon) -> bool:
    """«зросла … до 9,1 %» tells where it arrived, not a most."""
    link = words.range_links.at(text, before[1])
    return before[0] == "at_most" and link is not None and bool(words.changes.all(sentence(text, before[1])))


def _is_during(text: str, span: Span, before: tuple[str, int], words: Lexicon) -> bool:
    """“a raise over four years” tells how long, “lasted over four years” and “for over four years” a least."""
    term = words.during.at(text, before[1])
    if span.unit not in DURATIONS or term is None or term[1] != gap_before(text, span.start):
        return False
    place = gap_before(text, before[1])
    word = _WORD_BEFORE.search(text, max(0, place - NEAR), before[1])
    return word is not None and not words.lasting.before(text, place)


def denominator(text: str, span: Span, words: Lexicon) -> tuple[int, int] | None:
    """Where the words stand that say of what: “of those who voted …”, «кримчан», to the next verb, comma or figure."""
    start = gap_after(text, span.end)
    part = span.unit in ("%", "") or span.counted
    of = words.of.at(text, start) if part or words.words("articles") else None
    if of is None and not span.share and (words.words("articles") or span.unit != "%"):
        return None
    first = _WORD.match(text, gap_after(text, of[1]) if of else start)
    if first is None or _ends(first[0].lower(), words, relative=False):
        return None
    end = _phrase(text, first.end(), words)
    return (start, end) if end else None


def _phrase(text: str, at: int, words: Lexicon) -> int:
    """Where the phrase ends that has its first word before `at`; words such as “and” and “in” do not end one, nor does
    a count of known things: “the 1,350 voters”.
    """
    end, relative, low = at, False, _word_up_to(text, at)
    for _ in range(MOST_WORDS):
        if low in words.words("definite") and (count := _COUNT.match(text, at)):
            at = count.end()
        step = _STEP.match(text, at)
        word = step["word"] if step else None
        if step is None or word is None or "\n" in step[0]:
            break
        before, low = low, word.lower()
        opens = low in words.words("relative")
        if (step["comma"] and not opens) or _ends(low, words, relative=relative):
            break
        if not relative and _is_done(text, step.end(), low, before, words):
            break
        at, relative = step.end(), opens
        if low not in words.words("stop", "words"):
            end = at
    return end


def _is_done(text: str, end: int, word: str, before: str, words: Lexicon) -> bool:
    """Whether a word in the past tense says what those did (“voters stayed”, “voters rejected the plan”), and is not
    what they are (“registered voters”, “voters polled in May”).
    """
    if word in words.words("stop", "intransitive"):
        return True
    if before in words.words("stop", "determiners") or before.endswith(words.words("stop", "adverbs")):
        return False
    irregular, regular = word in words.words("stop", "past"), word.endswith(words.words("stop", "past_endings"))
    if text[end : end + 1] in (".", "!", "?"):  # a sentence needs its verb
        return irregular or regular
    after = _STEP.match(text, end)
    following = (after["word"] or "").lower() if after and not after["comma"] else ""
    small = {"", *words.words("stop", "words"), *words.words("stop", "verbs")}
    return following not in small if irregular else regular and following in words.words("stop", "objects")


def _word_up_to(text: str, at: int) -> str:
    return text[max(0, at - NEAR) : at].rsplit(maxsplit=1)[-1].lower()


def _ends(word: str, words: Lexicon, *, relative: bool) -> bool:
    """Whether a word ends the phrase: a figure, or a verb but for the one after who or which."""
    if word[0].isdigit() or word in words.words("stop", "clause"):
        return True
    verb = words.stop_verbs.at(word, 0) or word.endswith(words.words("stop", "verb_endings"))
    return bool(verb) and not relative


def is_difference(text: str, span: Span, words: Lexicon) -> bool:
    """Whether a temperature is a rise, a fall or a distance: “rose by 2 °C”, “5 °C warmer”; “fell to 5 °C” is none."""
    if span.unit not in TEMPERATURES:
        return False
    before = re.split(r"[.;!?\n]", text[max(0, span.start - NEAR) : span.start])[-1]
    if words.arrivals.before(before, gap_before(before, len(before))):
        return False
    after = re.split(r"[.;,!?\n]", text[span.end : span.end + NEAR])[0]
    return bool(words.differences.all(before) or words.differences.all(after))
