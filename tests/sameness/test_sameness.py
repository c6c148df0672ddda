"""Reprints are told from articles that only stand on the same pages, or quote the same speech."""

import pytest

from sources.sameness import Same, prints, sameness
from sources.sameness.scores import Pair, read_pairs, scores
from tests.sameness.pairs import CHROME, SPEECH, pairs, plain

LINES = plain()
ONE, OTHER = "\n\n".join(LINES[:8]), "\n\n".join(LINES[8:16])
BACKGROUND = LINES[16]


def test_reprints_are_found_and_what_pages_say_does_not_match():
    told = scores(pairs(250, 1))

    assert told.f1 >= 0.95, told
    assert told.wrong <= 0.01 * told.pairs
    assert told.chrome == 0


def test_the_control_takes_pages_for_reprints(monkeypatch):
    monkeypatch.setattr("sources.sameness.telling._tells", lambda line, count: True)
    monkeypatch.setattr("sources.sameness._without_alike_ends", lambda one, other: (one, other))

    assert scores(pairs(60, 2)).chrome > 20


def test_a_repost_without_the_credit_and_the_headline_is_a_reprint():
    found = sameness(f"Headline\n\nKYIV, August 14 (Agency). {ONE}", f"Another one\n\n{ONE}")

    assert (found.kind, found.share) == (Same.REPRINT, 1)


def test_a_short_notice_within_a_long_article_is_one():
    short = "\n\n".join(LINES[:4])

    assert sameness(short, f"{OTHER}\n\n{short}").kind == Same.REPRINT


def test_a_background_paragraph_in_two_articles_is_a_shared_passage():
    found = sameness(f"{ONE}\n\n{BACKGROUND}", f"{OTHER}\n\n{BACKGROUND}\n\n{LINES[17]}")

    place = found.overlaps[0].one
    assert found.kind == Same.SHARED
    assert f"{ONE}\n\n{BACKGROUND}"[place.start : place.end] in BACKGROUND


def test_the_same_speech_in_two_articles_is_nothing():
    assert sameness(f"{ONE}\n\n{SPEECH}", f"{SPEECH}\n\n{OTHER}").kind == Same.NOTHING


@pytest.mark.parametrize("line", CHROME)
def test_what_pages_say_is_no_part_of_an_article(line):
    assert prints(line) == []
    assert sameness(f"{line}\n\n{ONE}", f"{OTHER}\n\n{line}").overlaps == ()


def test_what_an_outlet_says_on_many_pages_is_passed_over():
    line = LINES[18]
    pages = (f"{ONE}\n\n{line}\n\n{LINES[19]}", f"{line}\n\n{OTHER}")

    assert sameness(*pages).kind == Same.SHARED
    assert sameness(*pages, common={*prints(line)}).kind == Same.NOTHING


def test_the_ends_of_two_pages_of_one_outlet_are_passed_over():
    pages = (f"{ONE}\n\n{BACKGROUND}", f"{OTHER}\n\n{BACKGROUND}")

    assert sameness(*pages, alike_ends=True).kind == Same.NOTHING
    assert sameness(pages[0], pages[0], alike_ends=True).kind == Same.REPRINT


def test_places_are_those_of_the_same_words():
    text, other = f"Some line.\n{ONE}", f"{OTHER}\n{ONE}"

    for place in sameness(text, other).overlaps:
        assert text[place.one.start : place.one.end] == other[place.other.start : place.other.end]


def test_texts_with_a_passage_in_common_share_prints():
    assert len({*prints(f"{ONE}\n{BACKGROUND}")} & {*prints(f"{BACKGROUND}\n{OTHER}")}) >= 2
    assert not {*prints(ONE)} & {*prints(OTHER)}


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", ONE), ("a b c", "a b c"), ("!", "?")])
def test_texts_with_nothing_to_compare_are_nothing(one, other):
    assert sameness(one, other).kind == Same.NOTHING


def test_labelled_pairs_are_read_from_a_file(tmp_path):
    (tmp_path / "pairs.jsonl").write_text('{"one": "a", "other": "b", "same": "nothing", "chrome": ["c"]}\n\n', "utf-8")

    assert list(read_pairs(tmp_path / "pairs.jsonl")) == [Pair("a", "b", "nothing", chrome=("c",))]


def test_a_long_text_that_says_one_thing_over_and_over_is_compared_in_time():
    drone = "the council met on Monday and " * 3000

    assert sameness(drone, drone).kind == Same.REPRINT
