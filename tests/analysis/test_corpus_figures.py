"""Every quantity of the five documents, and nothing else."""

from pathlib import Path

import pytest

from claims.analysis.figures import parse

TEXTS = Path(__file__).parents[2] / "seeds" / "texts"

STATED = {
    "000_38576883a5b9cc66": [("96.77%", "96.77", "%", "exactly", "of the Crimean population")],
    "001_55f50601ab94b96e": [
        ("96.77 percent", "96.77", "%", "exactly", "of those who voted in the Republic of Crimea"),
        ("95.6 percent", "95.6", "%", "exactly", ""),
    ],
    "002_e6a330070a17c965": [("a year and a half", "1.5", "a", "exactly", "")],
    "003_9d97f8339fd56203": [
        ("386 square miles (1,000 square kilometers)", "386", "[mi_i]2", "over", ""),
        ("80 settlements", "80", "{settlements}", "about", ""),
    ],
    "004_d95f8b6715d46a49": [
        ("two weeks", "2", "wk", "exactly", ""),
        ("two countries", "2", "{countries}", "exactly", ""),
    ],
}


@pytest.mark.parametrize("name", STATED)
def test_quantities_of_the_document(name):
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")

    found = [(text[f.start : f.end], str(f.low), f.unit, f.comparator, f.denominator) for f in parse(text, "en")]

    assert [tuple(map(normal, row)) for row in found] == STATED[name]


def normal(words):
    return " ".join(words.split())


def test_two_outlets_apply_one_figure_to_two_things():
    of_what = {}
    for name in ("000_38576883a5b9cc66", "001_55f50601ab94b96e"):
        text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
        of_what[name] = {f.denominator for f in parse(text, "en") if str(f.low) == "96.77"}

    assert of_what["000_38576883a5b9cc66"].isdisjoint(of_what["001_55f50601ab94b96e"])


def test_printed_conversion_of_the_kursk_piece_is_right():
    text = (TEXTS / "003_9d97f8339fd56203.txt").read_text(encoding="utf-8")

    assert [figure.also.right for figure in parse(text, "en") if figure.also] == [True]
