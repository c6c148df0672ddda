"""Pairs of articles, made of the sentences of the five documents, as reprinting outlets make them."""

import random
from functools import cache

from sources.sameness import prints
from sources.sameness.scores import Pair
from tests.anchoring.articles import documents

CHROME = [
    "Subscribe to our newsletter and get the best stories of the day in your inbox",
    "Read also: Storm closes three more roads in the south of the country",
    "Follow us on Telegram, Facebook and X.",
    "All rights reserved. Any use of materials of this site requires a link to the source.",
    "We use cookies to improve your experience. By continuing you accept our privacy policy.",
    "Support independent journalism: your donation helps us to go on reporting from the front line.",
    "Усі права захищені. Передрук матеріалів дозволено лише з гіперпосиланням на сайт видання.",
    "Подписывайтесь на наш канал, чтобы не пропустить важные новости дня и мнения экспертов.",
    "Zapisz się na newsletter i otrzymuj codziennie rano przegląd najważniejszych wydarzeń.",
    "Home News Politics Business Sport Culture Opinion",
    "5 min read",
]
OUTLET = """newspaper readers editors founded print online edition weekly daily harbour valley city region council award
independent owned family since every morning evening reporters bureau desk letters opinion culture sport weather pages
""".split()
SPEECH = (
    "“I have said it before and I will say it again, we shall not rest until every one of those who did this has been"
    " brought before a court and has answered for what was done,” the minister said."
)
KINDS = ["reprint", "reprint", "nothing", "chrome", "speech"]


@cache
def sentences():
    """Each once, long enough to be one."""
    every = (words for document in documents() for paragraph in document for words in paragraph)
    return [words for words in dict.fromkeys(every) if len(words.split()) > 6]


@cache
def plain():
    """Long ones without speech, each unlike the ones before: paragraphs of an article that tell."""
    held = []
    for words in sentences():
        told = {*prints(words)}
        if (
            len(words.split()) > 25
            and not set(words) & set('“”"«»„')
            and all(len(told & other) < 2 for _, other in held)
        ):
            held.append((words, told))
    return [words for words, _ in held]


def pairs(count, seed):
    """Labelled; both articles stand among what their pages say."""
    rng = random.Random(seed)  # noqa: S311
    return [pair(rng, rng.choice(KINDS), number) for number in range(count)]


def pair(rng, kind, number):
    held = rng.sample(sentences(), 24)
    one, other = paragraphs(rng, held[:10]), paragraphs(rng, held[10:])
    if kind == "reprint":
        other = reprinted(rng, one, other)
    elif kind == "speech":
        one, other = [*one, SPEECH], [other[0], SPEECH, *other[1:]]
    sites = [f"{number}", f"{number}" if kind == "chrome" else f"other {number}"]
    pages = [page(side, site, rng) for side, site in zip((one, other), sites, strict=True)]
    chrome = tuple({*CHROME, *(about(site) for site in sites)})
    same = "reprint" if kind == "reprint" else "nothing"
    return Pair(*pages, same=same, one_outlet=sites[0] == sites[1], chrome=chrome)


def paragraphs(rng, held):
    made, rest = [], list(held)
    while rest:
        size = rng.choice([1, 1, 2, 3])
        made, rest = [*made, " ".join(rest[:size])], rest[size:]
    return made


def reprinted(rng, one, other):
    """Without the credit, some paragraphs cut, a few words edited, with an own paragraph now and then."""
    kept = [edited(rng, words) for words in one if rng.random() > rng.choice([0, 0.2, 0.4])]
    kept = kept if sum(len(words.split()) for words in kept) > 60 else list(one)
    own = other[: rng.choice([0, 0, 1, 2])]
    return own + kept if rng.random() < 0.5 else kept + own


def edited(rng, words):
    rate = rng.choice([0, 0, 0.03, 0.06])
    changes = {"cut": "", "other": "otherwise"}
    return " ".join(
        w
        for w in (rng.choice([*changes.values(), f"{w} also"]) if rng.random() < rate else w for w in words.split(" "))
        if w
    )


def about(site):
    """What an outlet says of itself, in words of its own."""
    rng = random.Random(site)  # noqa: S311
    return f"This {' '.join(rng.choice(OUTLET) for _ in range(25))}."


def page(body, site, rng):
    """An article as it comes off its site."""
    lines = random.Random(site).sample(CHROME, 5)  # noqa: S311
    credit = rng.choice(["", "", "KYIV, August 14 (Agency). "])
    at = rng.randrange(1, len(body) + 1)
    text = [
        f"Headline {rng.random()}",
        lines[0],
        credit + body[0],
        *body[1:at],
        lines[1],
        *body[at:],
        *lines[2:],
        about(site),
    ]
    return "\n\n".join(text)
