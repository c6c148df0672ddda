"""Claims that a sentence may restate are found before a new one is made."""

from decimal import Decimal

import pytest

from claims.analysis.values import Value
from claims.matching import near_claims
from tests.factories.claims import ClaimFactory, MeasureFactory, QuantityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    """Two values of one measure."""
    measure = MeasureFactory(name="area occupied in the Kursk region", counted="area", dimension="area", unit="km2")
    held = {"measure": measure, "unit": "km2", "comparator": "over", "denominator": "", "published": True}
    return [
        QuantityFactory(statement=f"Ukraine's forces occupied over {words} km² in Kursk.", low=low, high=low, **held)
        for words, low in (("1,000", Decimal(1000)), ("1,300", Decimal(1300)))
    ]


def test_the_same_value_in_another_unit_comes_first(area, rosa):
    found = near_claims("Over 386 square miles were occupied in the Kursk region.", language="en", user=rosa)

    assert [match.claim for match in found] == area
    assert found[0].why.startswith("same value")


def test_another_value_of_the_measure_is_said_to_be_another(area, rosa):
    found = near_claims("Ukraine occupied over 1,300 km² in the Kursk region.", language="en", user=rosa)

    assert found[0].claim == area[1]
    assert (found[1].same_value, found[1].other_value) == (False, True)
    assert "over 1,000 km² there, over 1,300 km² here" in found[1].why


def test_a_sentence_in_another_language_is_matched_by_figure_and_names(area, rosa):
    found = near_claims("ЗСУ зайняли понад тисячу квадратних кілометрів на Курщині.", language="uk", user=rosa)

    assert found[0].claim == area[0]


def test_a_value_that_an_editor_gave_counts_for_that_of_the_text(area, rosa):
    value = Value(Decimal(1300), Decimal(1300), "km2", "over")

    found = near_claims("The area that Ukraine holds in Kursk", language="en", value=value, user=rosa)

    assert found[0].claim == area[1]


def test_a_draft_is_found_by_editors_alone(rosa, edith):
    draft = ClaimFactory(statement="The harbour council met in Varna in May.")

    assert near_claims("The harbour council met in Varna.", language="en", user=rosa) == []
    assert [m.claim for m in near_claims("The harbour council met in Varna.", language="en", user=edith)] == [draft]


def test_words_that_have_nothing_in_common_find_nothing(area, rosa):
    assert near_claims("The weather was fine all week.", language="en", user=rosa) == []
