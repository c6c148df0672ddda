"""What editors do to articles. Each edit works on paragraphs of sentences with marked words in them, in place."""

import re

from tests.anchoring.articles import OPEN, PLACES, SHUT, bare

LETTERS = "".join(chr(c) for c in range(0x250) if chr(c).isalnum()) + "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъ"
MARKED = re.compile(f"{OPEN}(.*?){SHUT}", re.DOTALL)
NEW = [
    "This article was updated at {n} minutes past noon.",
    "More to follow from our reporter {n} miles away.",
    "Read also what happened on day {n} of the talks.",
    "The weather stayed fair, with {n} hours of sun.",
    "Analysts in Vienna wrote {n} pages on grain and gas.",
]


def around(rng, paragraphs):
    """One to five edits that leave the marked words what they are."""
    for edit in rng.choices(AROUND, k=rng.randint(1, 5)):
        edit(rng, paragraphs)


def _new(rng):
    return rng.choice(NEW).format(n=rng.randint(100, 999))


def _others(paragraphs):
    """Places of the sentences that hold none of the marked words."""
    found, inside = [], False
    for at, paragraph in enumerate(paragraphs):
        for n, words in enumerate(paragraph):
            inside = inside or OPEN in words
            if not inside:
                found.append((at, n))
            inside = inside and SHUT not in words
    return found


def _gap(rng, paragraphs):
    """A place between two sentences, not within the marked words."""
    at = rng.randrange(len(paragraphs))
    heads = ["".join(paragraphs[at][:n]) for n in range(len(paragraphs[at]) + 1)]
    return at, rng.choice([n for n, head in enumerate(heads) if head.count(OPEN) == head.count(SHUT)])


def insert(rng, paragraphs):
    at, n = _gap(rng, paragraphs)
    paragraphs[at].insert(n, _new(rng))


def prepend(rng, paragraphs):
    paragraphs.insert(0, [_new(rng)])


def delete_other(rng, paragraphs):
    if others := _others(paragraphs):
        at, n = rng.choice(others)
        del paragraphs[at][n]


def edit_other(rng, paragraphs):
    """Another figure, place or word in another sentence."""
    if others := _others(paragraphs):
        at, n = rng.choice(others)
        words = paragraphs[at][n].split(" ")
        words[rng.randrange(len(words))] = rng.choice([*PLACES, "later", str(rng.randint(100, 999))])
        paragraphs[at][n] = " ".join(words)


def move_paragraph(rng, paragraphs):
    paragraph = paragraphs.pop(rng.randrange(len(paragraphs)))
    paragraphs.insert(rng.randint(0, len(paragraphs)), paragraph)


def move_sentence(rng, paragraphs):
    """One without marked words, or with all of them."""
    own = [(at, n) for at, p in enumerate(paragraphs) for n, s in enumerate(p) if OPEN in s and SHUT in s]
    if able := _others(paragraphs) + own:
        at, n = rng.choice(able)
        moved = paragraphs[at].pop(n)
        at, n = _gap(rng, paragraphs)
        paragraphs[at].insert(n, moved)


def repeat(rng, paragraphs):
    """A sentence printed again as a paragraph of its own, at the top or the end."""
    if held := [sentence for paragraph in paragraphs for sentence in paragraph]:
        words = rng.choice(held)
        paragraphs.insert(rng.choice([0, len(paragraphs)]), [bare(words)])


AROUND = [insert, insert, delete_other, edit_other, move_paragraph, move_sentence, repeat, prepend]


def touch(rng, paragraphs):
    """Words put before or behind the sentence that holds the marked ones, not beside them."""
    for paragraph in paragraphs:
        for n, words in enumerate(paragraph):
            if OPEN in words and SHUT in words and not words.startswith(OPEN):
                paragraph[n] = rng.choice(["On Friday, ", "As was said at noon, "]) + words


def figure(rng, words):
    return re.sub(r"\d+", lambda found: str(int(found[0]) + rng.choice([1, 10, 100])), words, count=1)


def sign(rng, words):
    return re.sub(r"(?<![\w.,−-])(\d)", r"−\1", words, count=1)


def decimal(rng, words):
    return re.sub(r"(\d+)(?![\d.,])", r"\1.5", words, count=1)


def _instead(pairs, words):
    return next((words.replace(one, other, 1) for one, other in pairs if one in words), words)


def unit(rng, words):
    pairs = [
        ("km", "miles"),
        ("%", " per mille"),
        ("million", "billion"),
        ("settlements", "villages"),
        ("degrees", "K"),
    ]
    return _instead(pairs, words)


def negation(rng, words):
    pairs = [(" were ", " were not "), ("did not ", "did "), (" had ", " had never "), (" was ", " was not ")]
    pairs += [(" зайнято", " не зайнято"), (" проголосовали", " не проголосовали"), (" zginęło", " nie zginęło")]
    return _instead(pairs, words)


def case(rng, words):
    return words.swapcase()


def punctuation(rng, words):
    return words.replace(",", "", 1) if "," in words else words.replace(" ", ", ", 1)


def word(rng, words):
    held = words.split(" ")
    at = rng.randrange(len(held))
    held[at] = rng.choice(["reportedly", "Poltava", "several"]) + held[at][-1:].strip(LETTERS)
    return " ".join(held)


def cut(rng, words):
    held = words.split(" ")
    return " ".join(held[:-2] + held[-1:]) if len(held) > 2 else words


CHANGES = [figure, sign, decimal, unit, negation, case, punctuation, word, cut]


def change(rng, paragraphs, kind):
    """Change the marked words; answers whether they are others now."""
    text = "\x00".join("\x01".join(paragraph) for paragraph in paragraphs)
    words = MARKED.search(text)[1]
    changed = kind(rng, words)
    text = text.replace(f"{OPEN}{words}{SHUT}", f"{OPEN}{changed}{SHUT}")
    paragraphs[:] = [paragraph.split("\x01") for paragraph in text.split("\x00")]
    return changed != words


def note(paragraphs, words):
    """A note of correction that has the old words."""
    paragraphs.append([f"Correction: an earlier version of this article said “{words}” here."])


def remove(paragraphs):
    """The sentences with marked words taken out."""
    keep = {*_others(paragraphs)}
    paragraphs[:] = [[s for n, s in enumerate(p) if (at, n) in keep] for at, p in enumerate(paragraphs)]


def retype(rng, text):
    """Other typography for the same words: spaces, line ends, quote marks, soft hyphens."""
    text = re.sub(r"(?<=\w) (?=\w)", lambda _: rng.choice([" ", "\u00a0", "  ", "\n"]), text)
    pair = rng.choice(['""', "«»", "“”"])
    text = text.replace("“", pair[0]).replace("”", pair[1])
    return re.sub(r"(?<=[a-z])(?=[a-z])", lambda _: "\u00ad" if rng.random() < 0.02 else "", text)
