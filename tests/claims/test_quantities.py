"""Stated values, of claims and of reports."""

from decimal import Decimal

import pytest

from claims.models import Claim
from tests.factories import AttributionFactory, ClaimFactory, QuantityFactory
from tests.raw import alter, refused

RANGE = {"low": "50", "high": "60", "comparator": "between"}


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("claim_value_whole", {"unit": ""}),
        ("claim_value_whole", {"comparator": ""}),
        ("claim_value_whole", {"high": None}),
        ("claim_value_ordered", {"high": "97"}),
        ("claim_value_ordered", {"comparator": "between"}),
        ("claim_value_ordered", {**RANGE, "low": "70"}),
        ("claim_comparator_known", {"comparator": "roughly"}),
        ("claim_quantity_measured", {"measure": None}),
        ("claim_quantity_measured", {"kind": "event"}),
    ],
)
def test_the_database_refuses_the_value_of_a_claim(constraint, columns):
    claim = QuantityFactory()

    with refused(constraint):
        alter(claim, **columns)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("attribution_value_whole", {"low": "80"}),
        ("attribution_value_whole", {"low": "80", "high": "80", "comparator": "about"}),
        ("attribution_value_ordered", {**RANGE, "high": "40", "unit": "%"}),
        ("attribution_comparator_known", {"low": "1", "high": "1", "unit": "%", "comparator": "roughly"}),
        ("attribution_as_of_edtf", {"as_of": "Monday"}),
    ],
)
def test_the_database_refuses_the_value_of_a_report(constraint, columns):
    report = AttributionFactory()

    with refused(constraint):
        alter(report, **columns)


@pytest.mark.usefixtures("rows")
def test_an_event_has_no_figure():
    claim = ClaimFactory()

    with refused("claim_quantity_measured"):
        alter(claim, low="80", high="80", unit="%", comparator="exactly")


@pytest.mark.usefixtures("rows")
def test_figures_keep_the_digits_they_were_printed_with():
    claim = QuantityFactory(low=Decimal("96.770"), high=Decimal("96.770"))

    claim.refresh_from_db()

    assert str(claim.low) == "96.770"


@pytest.mark.parametrize(
    ("low", "high", "unit", "comparator", "words"),
    [
        ("96.77", "96.77", "%", "exactly", "96.77%"),
        ("1000", "1000", "km2", "over", "over 1,000 km²"),
        ("50", "60", "%", "between", "50–60%"),
        ("80", "80", "{settlements}", "at_least", "at least 80 settlements"),
        ("3", "3", "1", "exactly", "3"),
        ("0.666666666666667", "0.666666666666667", "1", "about", "about 2/3"),
        ("1.33333333333333", "1.33333333333333", "{people}", "exactly", "1 1/3 people"),
        ("-0.333333333333333", "-0.333333333333333", "%", "exactly", "-1/3%"),
        ("0.314159265358979", "0.314159265358979", "1", "exactly", "0.314159265358979"),
        ("0.333", "0.333", "1", "exactly", "0.333"),
    ],
)
def test_a_value_reads_as_a_person_says_it(low, high, unit, comparator, words):
    claim = Claim(low=Decimal(low), high=Decimal(high), unit=unit, comparator=comparator)

    assert claim.value_in_words == words


def test_no_value_reads_as_nothing():
    assert Claim().value_in_words == ""
