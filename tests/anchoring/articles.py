"""Articles of made-up sentences, many much alike, and the five documents; each with words marked in it.

`OPEN` and `SHUT` stand around the marked words and travel with them through every edit, so that where the words are
afterwards is known and not found.
"""

from pathlib import Path

from sources.anchoring import Span, normalise
from sources.sentences import sentences

OPEN, SHUT = "\ue000", "\ue001"
SEEDS = Path(__file__).parents[2] / "seeds" / "texts"
PLACES = ["Kursk", "Belgorod", "Kharkiv", "Sudzha", "Odesa", "Lviv", "Donetsk", "Kherson", "Izmail", "Luhansk"]
WHO = ["the governor", "the army", "a spokesman", "the ministry", "the council", "an aide", "the agency", "the mayor"]
TEMPLATES = [
    "{Who} said that about {n} settlements in {place} were under control.",
    "{Who} said that {n} people had left {place} by Monday.",
    "In {place}, {n} km of road were closed, {who} said.",
    "“We hold {n} settlements and {m}% of {place},” {who} said.",
    "{Who} put the losses in {place} at {n} million euros; {m} houses burnt.",
    "Turnout in {place} was {m}.{n}%, according to {who}.",
    "{Who} did not comment on reports that {n} soldiers were seen near {place}.",
    "It was {m} degrees in {place} on the day, colder by −{n} than a year before.",
    "У {place} зайнято {n} населених пунктів, повідомив речник.",
    "В {place} проголосовали {m}% жителей, сообщила комиссия.",
    "W {place} zginęło {n} osób, podała agencja.",
    "Nobody in {place} was asked.",
    "{Who} declined to comment.",
]


def made_up(rng):
    """Paragraphs of sentences; figures and places come again, so that sentences differ in one word only."""
    return [[sentence(rng) for _ in range(rng.randint(1, 5))] for _ in range(rng.randint(3, 9))]


def sentence(rng):
    who = rng.choice(WHO)
    return rng.choice(TEMPLATES).format(
        who=who, Who=who[0].upper() + who[1:], place=rng.choice(PLACES), n=rng.randint(2, 99), m=rng.randint(2, 99)
    )


def documents():
    """The five texts that came first, as paragraphs of sentences."""
    texts = [normalise(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    return [[[s.text for s in sentences(line)] for line in text.splitlines() if line.strip()] for text in texts]


def mark(rng, paragraphs):
    """The same with some words marked: part of a sentence, all of it, or two."""
    paragraphs = [list(paragraph) for paragraph in paragraphs]
    paragraph = rng.choice(paragraphs)
    first = rng.randrange(len(paragraph))
    if rng.random() < 0.2 and first + 1 < len(paragraph):
        paragraph[first], paragraph[first + 1] = OPEN + paragraph[first], paragraph[first + 1] + SHUT
        return paragraphs
    words = paragraph[first].split(" ")
    begin, end = sorted(rng.sample(range(len(words) + 1), 2)) if rng.random() < 0.8 else (0, len(words))
    words[begin] = OPEN + words[begin]
    words[end - 1] += SHUT
    paragraph[first] = " ".join(words)
    return paragraphs


def whole(paragraphs, line_end="\n\n"):
    """The text; a headline stands on a line of its own."""
    return line_end.join(
        "".join(words + (" " if bare(words)[-1:] in '.!?"”' else line_end) for words in paragraph).strip()
        for paragraph in paragraphs
        if paragraph
    )


def bare(words):
    """Without the marks."""
    return words.replace(OPEN, "").replace(SHUT, "")


def read(marked):
    """A text without the marks, and the marked stretch of it; None when that is gone."""
    if OPEN not in marked:
        return marked, None
    start = marked.index(OPEN)
    return bare(marked), Span(start, marked.index(SHUT) - 1)
