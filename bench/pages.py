"""News pages for a bench: as many as asked for, no two alike, the same ones each time, as heavy as those of the web."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta

PLACES = "Kharkiv Odesa Lviv Poltava Dnipro Mykolaiv Sumy Kherson Zhytomyr Vinnytsia Rivne Chernihiv".split()
PEOPLE = [f"{first} {last}" for first in ("Olena", "Petro", "Iryna", "Marko", "Anna") for last in
          ("Bondar", "Kovalenko", "Shevchuk", "Melnyk", "Tkachenko", "Moroz")]  # fmt: skip
OFFICES = "mayor", "head of the council", "spokesperson of the ministry", "chief of the rescue service", "economist"
THINGS = "houses", "apartments", "vehicles", "schools", "patients", "tonnes of grain", "volunteers", "applications"
SENTENCES = [
    "The council of {place} met on {day} to discuss the budget of the coming year.",
    "At least {n} {things} were damaged in {place}, {person}, the {office}, said on {day}.",
    "“We have counted {n} {things} so far, and the work goes on through the night,” {person} said.",
    "About {percent}% of the {things} in {place} are affected, up from {other}% a year earlier.",
    "According to {person}, the repairs will cost {n} million hryvnias.",
    "Residents gathered in the square before noon and listened to the speeches in silence.",
    "It was the largest figure since {year}, the office of statistics of {place} reported.",
    "The road to {place} was closed for most of the afternoon, and buses took a longer way.",
    "{person} denied that more than {n} {things} had been lost and called the report premature.",
    "The two sides had agreed in {year} that such decisions would be taken together.",
    "Nobody from the ministry could be reached for comment in the evening.",
    "Of the {n} {things}, {other} belong to the city and the others to private owners.",
    "“The figures that were published do not show the whole picture,” the {office} of {place} told reporters.",
    "A commission is to look into what happened and to report by the end of the month.",
    "Between {year} and 2023 the number of {things} in the region fell by {percent} percent.",
    "The weather is expected to remain dry, with temperatures of up to {other} degrees.",
]
SCRIPT = "window.dataLayer=window.dataLayer||[];function track(a,b){dataLayer.push({event:a,value:b,at:Date.now()})}\n"
RULE = ".block-{n}{{display:flex;margin:0 auto;padding:{n}px;color:#20242a;background:#fff;font:16px/1.5 sans-serif}}\n"
LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Regional News</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Regional News">
<meta property="article:published_time" content="{day}T09:30:00+02:00"><meta name="author" content="{author}">
<link rel="canonical" href="{url}"><script type="application/ld+json">{data}</script><style>{style}</style>
<script>{script}</script></head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>
<p class="byline">By {author}</p><time datetime="{day}">{day}</time>{body}<div class="share"><ul>{share}</ul></div>
</article><aside class="related"><h2>Related</h2><ul>{related}</ul></aside></main>
<section class="comments">{comments}</section><footer><ul>{menu}</ul><p>© Regional News</p></footer>
<script>{script}</script></body></html>"""


def made(count: int) -> Iterator[tuple[str, bytes]]:
    """Addresses and pages."""
    for number in range(count):
        yield page(number)


def page(number: int) -> tuple[str, bytes]:
    """One address and its page: some hundred words of news in a hundred kilobytes of a site."""
    chance = random.Random(number)  # noqa: S311  pages, not secrets
    day = date(2023, 1, 1) + timedelta(days=number % 900)
    title = f"{chance.choice(PLACES)} counts {number + 2} {chance.choice(THINGS)} as {chance.choice(OFFICES)} reports"
    url, author = f"https://news.example.org/{day:%Y/%m/%d}/{number}", chance.choice(PEOPLE)
    data = {"@type": "NewsArticle", "headline": title, "author": {"@type": "Person", "name": author}}
    parts = {
        "body": "".join(f"<p>{_paragraph(chance)}</p>" for _ in range(chance.randint(8, 24))),
        "data": json.dumps({"@context": "https://schema.org", **data, "datePublished": f"{day}T09:30:00+02:00"}),
        "style": "".join(RULE.format(n=n) for n in range(120)),
        "script": SCRIPT * 200,
        "menu": _links(chance, 60),
        "share": _links(chance, 6),
        "related": _links(chance, 24),
        "comments": "".join(f'<div class="comment"><p>{_sentence(chance)}</p></div>' for _ in range(12)),
    }
    return url, LAYOUT.format(title=title, day=day, author=author, url=url, **parts).encode()


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(2, 4)))


def _sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        place=chance.choice(PLACES),
        person=chance.choice(PEOPLE),
        office=chance.choice(OFFICES),
        things=chance.choice(THINGS),
        day=chance.choice(("Monday", "Tuesday", "Friday", "3 May 2024", "the eve of the holiday")),
        n=chance.randint(2, 4000),
        other=chance.randint(2, 30),
        percent=chance.randint(1, 99),
        year=chance.randint(1991, 2021),
    )


def _links(chance: random.Random, count: int) -> str:
    words = (f"{chance.choice(PLACES)}: {chance.choice(THINGS)} and the {chance.choice(OFFICES)}" for _ in range(count))
    return "".join(f'<li class="item"><a href="/section/{at}">{word}</a></li>' for at, word in enumerate(words))
