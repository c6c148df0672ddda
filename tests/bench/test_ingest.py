"""The bench of taking pages in, at a few pages: that it measures what it says, and that the goal is within reach."""

import re

import pytest

from bench import pages
from bench.figures import GOAL, Figures
from bench.rig import Rig
from sources.ingestion.extraction import extract
from sources.models import Article


def test_a_worker_takes_pages_in_with_suggestions_at_the_rate_that_is_due(committed):
    rig = Rig()
    rig.take_in(list(pages.made(2)))  # loads what is loaded once
    warm = rig.figures
    rig.figures = Figures()

    rig.take_in([pages.page(number) for number in range(2, 12)])

    assert (Article.objects.count(), rig.figures.refused) == (12, 0)
    assert rig.figures.suggestions > warm.suggestions > 0
    assert rig.figures.rate >= GOAL


def test_made_pages_read_like_news():
    url, raw = pages.page(7)

    found = extract(raw, url=url)

    assert re.search(r"counts \d+ .* reports$", found.title)
    assert found.authors
    assert "Related" not in found.text


def test_no_two_made_pages_are_alike_and_each_is_the_same_again():
    assert len({raw for _, raw in pages.made(50)}) == 50
    assert list(pages.made(3)) == list(pages.made(3))


@pytest.mark.parametrize(
    ("memory", "flat"),
    [([90, *[200] * 40], True), ([200 + sample for sample in range(60)], False), ([200], True)],
    ids=["warm", "growing", "short"],
)
def test_memory_that_grows_is_not_flat(memory, flat):
    assert Figures(memory=memory).is_flat is flat


def test_what_was_measured_is_said_with_its_ratio():
    told = str(Figures(pages=100, size=100 * 2048, suggestions=250, alone=1, worker=40, database=1, memory=[200]))

    assert "41.0 × trafilatura" in told
    assert "10,000 an hour on one core: MISSED" in told
