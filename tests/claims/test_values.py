"""Whether two stated values are the same value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.values import Value, same_figure, same_value
from claims.units import UNITS

figures = st.decimals("0", "1000000", places=2)
units = st.sampled_from([*UNITS, "{settlements}", "USD"])


def value(figure, unit="%", comparator="exactly", high=None):
    return Value(Decimal(figure), Decimal(high or figure), unit, comparator)


@pytest.mark.parametrize(
    ("stated", "recorded"),
    [
        (value("386", "[mi_i]2"), value("1000", "km2")),
        (value("1000", "km2"), value("386", "[mi_i]2")),
        (value("96.77"), value("96.770")),
        (value("18", "mo"), value("1.5", "a")),
        (value("0.9677", "1"), value("96.77")),
        (value("50", high="60", comparator="between"), value("50", high="60", comparator="between")),
    ],
)
def test_these_are_the_same_value(stated, recorded):
    assert same_value(stated, recorded)


@pytest.mark.parametrize(
    ("stated", "recorded"),
    [
        (value("95.5"), value("96.77")),
        (value("96.77"), value("97.66")),
        (value("387", "[mi_i]2"), value("1000", "km2")),
        (value("1000", "km2"), value("1000", "[mi_i]2")),
        (value("1000", "km2", "over"), value("1000", "km2")),
        (value("80", "{settlements}"), value("80", "{villages}")),
        (value("100", "USD"), value("100", "UAH")),
        (value("50", high="60", comparator="between"), value("50", high="61", comparator="between")),
    ],
)
def test_these_are_different_values(stated, recorded):
    assert not same_value(stated, recorded)


def test_another_comparator_leaves_the_figure_the_same():
    assert same_figure(value("1000", "km2", "over"), value("386", "[mi_i]2", "about"))


@given(figures, units)
def test_every_value_is_the_same_as_itself(figure, unit):
    assert same_value(value(figure, unit), value(figure, unit))


@given(figures, units, figures, units)
def test_sameness_holds_both_ways(figure, unit, other_figure, other_unit):
    one, other = value(figure, unit), value(other_figure, other_unit)

    assert same_figure(one, other) == same_figure(other, one)
