"""Quality: soft rules as data."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.quality import Facts, Reference, badges, rule_from, standard_rules


def broken(facts):
    return [badge.slug for badge in badges(facts, standard_rules())]


def facts(dimension, value, unit, **references):
    return Facts(dimension, Decimal(str(value)), Decimal(str(value)), unit, references=references)


@pytest.mark.parametrize(
    ("dimension", "value", "unit", "slugs"),
    [
        ("share", "96.77", "%", []),
        ("share", "123", "%", ["share-0-100"]),
        ("share", "-1", "%", ["share-0-100"]),
        ("share", "1.2", "1", ["share-0-100"]),
        ("rate", "240", "%", []),
        ("share", "120", "[pp]", []),
        ("count", "-5", "{settlements}", ["count-not-negative"]),
        ("count", "5", "{settlements}", []),
    ],
)
def test_figures_within_what_can_be(dimension, value, unit, slugs):
    assert broken(facts(dimension, value, unit)) == slugs


def test_area_within_its_region_in_any_unit():
    region = Reference(Decimal(29997), "km2", "claim-7")

    assert broken(facts("area", 386, "[mi_i]2", region=region)) == []
    assert broken(facts("area", 12000, "[mi_i]2", region=region)) == ["area-within-region"]


def test_count_within_population():
    people = Reference(Decimal(1_500_000), "{inhabitants}")

    assert broken(facts("count", 1_600_000, "{voters}", population=people)) == ["count-within-population"]
    assert broken(facts("count", 1_400_000, "{voters}", population=people)) == []


def test_dates_in_order_and_a_missing_one_breaks_nothing():
    early, late = date(2014, 3, 16), date(2014, 3, 18)

    assert broken(Facts(dates={"occurred": late, "published": early})) == ["occurred-before-published"]
    assert broken(Facts(dates={"occurred": early, "published": late, "captured": None})) == []
    assert broken(Facts(dates={"occurred": early, "published": early})) == []


def test_badge_says_what_is_wrong():
    (badge,) = badges(facts("share", 123, "%"), standard_rules())

    assert badge.message == "The share is above 100%."


def test_dates_are_named_in_words():
    (badge,) = badges(Facts(dates={"occurred": date(2014, 3, 18), "published": date(2014, 3, 6)}), standard_rules())

    assert badge.message == "It is said to have happened on 18 March 2014, after it was published on 6 March 2014."


def test_newsroom_can_give_rules_of_its_own():
    rule = rule_from({"slug": "warm", "check": "between", "dimension": "temperature", "unit": "Cel", "high": 60,
                      "message": "{value} is more than {limit} °C."})  # fmt: skip

    assert [badge.slug for badge in badges(facts("temperature", 150, "[degF]"), [rule])] == ["warm"]
    assert badges(facts("temperature", 100, "[degF]"), [rule]) == []


def test_rule_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="sideways"):
        rule_from({"slug": "x", "check": "sideways", "message": ""})


@given(st.decimals(-1000, 1000, places=2))
def test_share_has_a_badge_exactly_outside_0_to_100(value):
    assert bool(broken(facts("share", value, "%"))) == (not 0 <= value <= 100)
