"""Spread: every value on one axis, in one unit, by what it is of."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.spread import Stated, spread


def stated(key, low, unit="%", comparator="exactly", reading="", high=None, **more):
    low = Decimal(str(low))
    return Stated(key, low, Decimal(str(high)) if high else low, unit, comparator, reading, **more)


def marks(found):
    return {mark.key: mark for group in found.groups for mark in group.marks}


def test_one_figure_of_two_things_is_two_groups_and_said_to_be_one_figure():
    found = spread([stated("a", 96.77, reading="of voters"), stated("b", 96.77, reading="of Crimeans")], "%")

    assert [group.reading for group in found.groups] == ["of Crimeans", "of voters"]
    assert [(shared.readings, shared.keys) for shared in found.shared] == [(("of voters", "of Crimeans"), ("a", "b"))]


def test_share_stands_where_it_is_between_0_and_100():
    found = marks(spread([stated("a", 96.77), stated("b", 50, comparator="between", high=60)], "%"))

    assert (found["a"].x, found["a"].end) == (Decimal("96.77"), Decimal("96.77"))
    assert (found["b"].x, found["b"].end, found["b"].shape) == (50, 60, "interval")


def test_two_units_are_drawn_in_one():
    found = marks(spread([stated("a", 386, "[mi_i]2", "over"), stated("b", 1000, "km2", "over")], "km2"))

    assert abs(found["a"].low - found["b"].low) < 1


@pytest.mark.parametrize(
    ("comparator", "ends"), [("over", (50, 100)), ("at_least", (50, 100)), ("under", (0, 50)), ("at_most", (0, 50))]
)
def test_comparator_reaches_to_the_end_of_the_axis(comparator, ends):
    (mark,) = marks(spread([stated("a", 50, comparator=comparator)], "%")).values()

    assert (mark.x, mark.end) == ends


def test_percentage_points_and_money_are_left_out_of_a_share():
    values = [stated("a", 5), stated("b", 5, "[pp]"), stated("c", 5, "USD")]

    assert spread(values, "%").left_out == ("b", "c")


def test_same_digits_a_power_of_ten_apart_are_flagged():
    values = [stated("a", 1000, "km2"), stated("b", 386, "[mi_i]2"), stated("c", 10000, "km2"), stated("d", 40, "km2")]

    (found,) = spread(values, "km2").magnitudes

    assert (found.factor, found.smaller, found.larger) == (10, ("a", "b"), ("c",))


def test_far_value_is_an_outlier_and_a_derived_one_never_makes_one():
    values = [stated(str(at), 96 + at / 10) for at in range(5)] + [stated("far", 32)]
    derived = [stated(str(at), 96 + at / 10) for at in range(5)] + [stated("far", 32, derived=True)]

    assert [key for key, mark in marks(spread(values, "%")).items() if mark.outlier] == ["far"]
    assert not any(mark.outlier for mark in marks(spread(derived, "%")).values())


def test_three_values_have_no_outlier():
    assert not any(mark.outlier for mark in marks(spread([stated(str(n), n) for n in (1, 2, 99)], "%")).values())


def test_not_stated_comes_last():
    values = [stated("a", 1), stated("b", 1), stated("c", 1, reading="of voters")]

    assert [group.reading for group in spread(values, "%").groups] == ["of voters", ""]


NUMBERS = st.decimals(-(10**6), 10**6, places=2)
VALUES = st.lists(
    st.tuples(NUMBERS, st.sampled_from(["%", "km2", "har"]), st.sampled_from(["exactly", "over", "at_most", "about"])),
    max_size=20,
).map(lambda rows: [Stated(str(at), low, low, unit, how) for at, (low, unit, how) in enumerate(rows)])


@given(VALUES, st.sampled_from(["%", "km2"]))
def test_every_value_is_drawn_or_left_out_and_nothing_leaves_the_axis(values, unit):
    found = spread(values, unit)

    assert sorted([*marks(found), *found.left_out]) == sorted(value.key for value in values)
    assert all(0 <= mark.x <= mark.end <= 100 for mark in marks(found).values())
    assert (found.ticks[0][1], found.ticks[-1][1]) == (0, 100)


@given(VALUES)
def test_greater_values_stand_further_right(values):
    drawn = [mark for mark in marks(spread(values, "km2")).values() if mark.shape == "point"]

    ordered = sorted(drawn, key=lambda mark: mark.low)

    assert [mark.x for mark in ordered] == sorted(mark.x for mark in drawn)


@given(VALUES, st.randoms(use_true_random=False))
def test_order_of_the_rows_changes_no_finding(values, random):
    shuffled = list(values)
    random.shuffle(shuffled)

    assert marks(spread(shuffled, "km2")) == marks(spread(values, "km2"))


def test_reprints_of_one_figure_make_no_other_an_outlier():
    values = [stated(str(at), 96.77) for at in range(20)] + [stated("a", 95), stated("b", 94), stated("c", 97)]

    assert not any(mark.outlier for mark in marks(spread(values, "%")).values())


def test_far_value_is_an_outlier_however_often_it_is_repeated():
    values = [stated(str(at), 96 + at / 10) for at in range(5)] + [stated("far", 32), stated("again", 32)]

    assert [key for key, mark in marks(spread(values, "%")).items() if mark.outlier] == ["far", "again"]
