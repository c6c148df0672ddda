"""How well figures are read is told by precision, recall and F1, from plain labelled data."""

import json
import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from claims.analysis.figure_scores import Score, compare, scores
from claims.analysis.labelled import Label, SetKind, read_labelled, read_recognizers

SENTENCES = Path(__file__).parent / "quantities.toml"


def label(value, unit="1", comparator="exactly", **place):
    return Label(Decimal(value), Decimal(value), unit, comparator, **place)


def sentences():
    return read_labelled(tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["sentence"])


def test_what_is_found_as_labelled_is_right():
    both = [label(5, "km", "over"), label(7)]

    found = compare(both, both)

    assert (found.value, found.unit, found.comparator) == (Score(2, 2, 2),) * 3
    assert found.compared == Score(1, 1, 1)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (label(5, "km", "over"), (1, 1, 1)),
        (label(5, "m", "over"), (1, 0, 1)),
        (label(5, "km", "about"), (1, 1, 0)),
        (label(6, "km", "over"), (0, 0, 0)),
        (replace(label(5, "km", "over"), high=Decimal(6)), (0, 0, 0)),
        (label(5, "km", "over", start=9, end=13), (0, 0, 0)),
        (label("5.0", "km", "over", start=2, end=4), (1, 1, 1)),
    ],
)
def test_value_unit_and_comparator_are_told_apart(found, right):
    score = compare([found], [label(5, "km", "over", start=0, end=4)])

    assert (score.value.right, score.unit.right, score.comparator.right) == right


def test_one_label_is_never_found_twice():
    score = compare([label(5), label(5)], [label(5)]).value

    assert score == Score(1, 2, 1)
    assert (score.precision, score.recall, round(score.f1, 3)) == (0.5, 1.0, 0.667)


def test_of_equal_values_the_most_alike_are_partners():
    found = compare([label(5, "km"), label(5, "h")], [label(5, "h"), label(5, "km")])

    assert found.unit == Score(2, 2, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("{russian troops}", "{troops}", 1), ("{troops}", "{tanks}", 0), ("USD", "EUR", 0), ("km", "{km}", 0)],
)
def test_what_is_counted_may_be_told_in_more_words(one, other, same):
    assert compare([label(5, one)], [label(5, other)]).unit.right == same


def test_rows_of_plain_data_are_read():
    row = {
        "text": "5–10 % of 3 tanks",
        "figures": [{"low": 5, "high": 10, "unit": "percent"}, {"value": 3, "unit": "Tanks"}],
    }

    (one,) = read_labelled([row])

    assert [(str(f.low), str(f.high), f.unit, f.comparator) for f in one.figures] == [
        ("5", "10", "%", "between"),
        ("3", "3", "{tanks}", "exactly"),
    ]


@pytest.mark.parametrize("row", [{}, {"text": "x", "figures": [{"value": "many"}]}, {"text": "x", "figures": [{}]}])
def test_row_of_another_shape_is_refused(row):
    with pytest.raises(ValueError, match="labelled figures"):
        read_labelled([row])


def test_recognizers_sets_are_read_with_inclusive_ends_and_a_byte_order_mark():
    result = {"Text": "2 km", "Start": 1, "End": 4, "TypeName": "dimension",
              "Resolution": {"value": "2", "unit": "Kilometer"}}  # fmt: skip
    unvalued = result | {"Resolution": {"value": "null"}}
    cases = [{"Input": " 2 km", "Results": [result, unvalued]}, {"Input": "5%", "Results": []}]

    one, other = read_recognizers("\ufeff" + json.dumps(cases))

    assert one.figures == (label(2, "km", "", start=1, end=5),)
    assert one.text[1:5] == "2 km"
    assert (other.kind, scores([one, other])[""].value) == (SetKind.DIMENSION, Score(1, 1, 1))


def test_news_sentences_are_read_well_in_every_language():
    found = scores(sentences())

    assert set(found) == {"en", "uk", "ru", "pl", ""}
    assert min(one.value.f1 for one in found.values()) >= 0.98
    assert min(min(one.unit.f1, one.comparator.f1) for one in found.values()) >= 0.97


def test_labels_that_are_off_by_one_score_nothing():
    shifted = [
        replace(one, figures=tuple(replace(f, low=f.low + 1000001, high=f.high + 1000001) for f in one.figures))
        for one in sentences()
    ]

    assert scores(shifted)[""].value.right == 0
