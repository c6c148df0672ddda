"""Units: UCUM codes, converted by pint."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from claims.units import UNITS, Incomparable, comparable, convert, symbol, validate_unit

codes = st.sampled_from(sorted(UNITS))
figures = st.decimals("-1000000", "1000000", places=2)


@pytest.mark.parametrize("code", [*UNITS, "{settlements}", "{населених пунктів}", "UAH", "USD"])
def test_a_known_unit_is_valid(code):
    validate_unit(code)


@pytest.mark.parametrize(
    "code", ["", "km²", "sq mi", "settlements", "{}", "{a{b}}", "usd", "USDT", "USD\n", "{a}\n", "%%"]
)
def test_an_unknown_unit_is_refused(code):
    with pytest.raises(ValidationError, match="is not a unit known here"):
        validate_unit(code)


@pytest.mark.parametrize(
    ("figure", "source", "target", "result"),
    [
        ("1", "[mi_i]2", "km2", "2.589988110336"),
        ("1", "km2", "har", "100"),
        ("96.77", "%", "1", "0.9677"),
        ("1.5", "a", "mo", "18"),
        ("2", "wk", "d", "14"),
        ("100", "Cel", "[degF]", "212"),
        ("1", "[mi_i]/h", "km/h", "1.609344"),
        ("1", "t", "kg", "1000"),
    ],
)
def test_a_figure_is_converted(figure, source, target, result):
    assert round(convert(Decimal(figure), source, target), 12) == Decimal(result)


@given(figures, codes, codes)
def test_converting_there_and_back_changes_nothing(figure, source, target):
    if comparable(source, target):
        assert round(convert(convert(figure, source, target), target, source), 9) == figure


@given(codes, codes)
def test_what_is_comparable_one_way_is_so_the_other_way(one, other):
    assert comparable(one, other) == comparable(other, one)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        *(("km", "km2"), ("%", "km"), ("{settlements}", "1"), ("{a}", "{b}"), ("USD", "UAH"), ("d", "Cel")),
        *(("MBy", "%"), ("bit", "1"), ("deg", "%"), ("[bp]", "%"), ("[bbl_us]/d", "[bbl_us]")),
    ],
)
def test_different_things_are_not_converted(source, target):
    with pytest.raises(Incomparable):
        convert(Decimal(1), source, target)


@pytest.mark.parametrize("code", ["{settlements}", "USD", "%"])
def test_every_unit_converts_to_itself(code):
    assert convert(Decimal(80), code, code) == 80


@pytest.mark.parametrize(
    ("code", "shown"), [("%", "%"), ("km2", "km²"), ("{settlements}", "settlements"), ("USD", "USD"), ("1", "")]
)
def test_a_unit_has_a_symbol_for_pages(code, shown):
    assert symbol(code) == shown
