"""Reading figures takes time in proportion to the text, whatever the text."""

import re
from time import process_time

import pytest

from claims.analysis import masking
from claims.analysis.figures import parse

HOSTILE = ["1", " ", "1,", "1.", "1 ", "1-", "1/", "1:11:", "one ", "a-", "a@", "a'", "+1 ", "5 to ", "5 km ("]


def seconds(text, language):
    spent = []
    for _ in range(3):
        start = process_time()
        parse(text, language)
        spent.append(process_time() - start)
    return min(spent)


def growth(piece, language="en"):
    """How much longer four times the text takes."""
    short, long = ((piece * size)[:size] for size in (5_000, 20_000))
    return seconds(long, language) / max(seconds(short, language), 0.002)


@pytest.mark.parametrize("piece", HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(piece):
    assert growth(piece) < 8


def test_without_the_cut_of_endless_words_it_takes_sixteen_times_as_long(monkeypatch):
    monkeypatch.setattr(masking, "_RUN", re.compile("(?!)"))

    assert growth("1,") > 8


@pytest.mark.parametrize("piece", ["1", " ", "1,1,1,1"])
def test_very_long_text_of_one_piece_states_no_quantity(piece):
    assert parse((piece * 200_000)[:200_000], "en") == []
