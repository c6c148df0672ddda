"""Pages made to hang or break what reads them: answered or refused within seconds."""

import time

import pytest

from sources.ingestion.extraction import extract
from sources.ingestion.refusals import TooDeep, TooMany

TEXT = "<p>The council of the region met on Monday, its chair said, to discuss the budget of the coming year.</p>" * 2
SECONDS = 10

READ = {
    "addresses": '<link rel="canonical" href="http://[bad"><meta property="og:url" content="http://[::1">',
    "mixed address": '<link rel="canonical" href="http://ex\u0430mple..org/">',
    "odd JSON-LD": '<script type="application/ld+json">{"@type":["NewsArticle",5],"author":[[{"name":5}],null],'
    '"datePublished":7,"headline":["a"],"url":{},"mainEntityOfPage":[1]}</script>',
    "deep JSON-LD": f'<script type="application/ld+json">{"[" * 5000}</script>',
    "endless headline": f"<title>{'x - ' * 100_000}</title><h1>{'y | ' * 100_000}</h1>",
    "attributes": f"<p {' '.join(f'a{number}=1' for number in range(900))} title='{'a b ' * 10_000}'></p>",
    "characters": "<p>&#xD800; &#0; &#x110000;</p>",
    "words": f"<p>{'a ' * 1_000_000}</p>",
    "one word": f"<p>{'a' * 3_000_000}</p>",
    "brackets": "<" * 500_000,
    "comments": "<!--" * 200_000 + "-->",
    "figures": f"<p>{'1.1.' * 500_000}</p>",
    "bylines": '<span class="byline">x, y and </span>' * 20_000,
    "posts in posts": f"{'<blockquote class=twitter>' * 200}{'<p>a b c d e f g</p>' * 1_700}{'</blockquote>' * 200}",
    "posts in a row": f"<div>{'<blockquote class=twitter><p>We shall not pay.</p></blockquote>' * 5_000}</div>",
    "date lines": '<div class="date time">1</div>' * 20_000,
}


@pytest.mark.parametrize("markup", READ.values(), ids=READ)
def test_what_is_odd_is_read_within_seconds(markup):
    began = time.process_time()

    found = extract(f"<html><body>{markup}{TEXT}".encode(), url="https://news.example.org/a")

    assert found.text
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    ("refusal", "markup"),
    [
        (TooDeep, "<div>" * 100_000),
        (TooDeep, "<b><i>" * 1000),
        (TooMany, "<p>a" * 300_000),
        (TooMany, "<td>" * 200_000),
        (TooMany, f"<p {' '.join(f'a{number}=1' for number in range(100_000))}></p>"),
    ],
    ids=["div", "inline", "paragraphs", "cells", "attributes"],
)
def test_what_no_article_has_is_refused_before_it_is_built(refusal, markup):
    began = time.process_time()

    with pytest.raises(refusal):
        extract(f"<html><body>{markup}{TEXT}".encode())

    assert time.process_time() - began < 1
