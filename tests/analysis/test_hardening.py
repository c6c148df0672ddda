"""Hardening: who states it in an own voice, and the hedge that was lost on the way."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.hardening import Manner, Said, hardening

MAY = [date(2024, 5, day) for day in range(1, 32)]


def said(pk, day=1, voice="attributed", hedges=(), language="en", **more):
    return Said(pk, MAY[day - 1] if day else None, voice, language, tuple(hedges), **more)


def test_hedge_dropped_on_the_way_is_a_step():
    one, other = said(1, hedges=["reportedly"]), said(2, 2, "own")

    (step,) = hardening([one, other], {2: 1}).steps

    assert (step.source, step.taker, step.lost, step.hardened) == (1, 2, ("reportedly",), True)


def test_hedge_kept_in_another_language_is_not_lost():
    one, other = said(1, hedges=["нібито"], language="uk"), said(2, 2, hedges=["allegedly"])

    assert hardening([one, other], {2: 1}).steps == ()


def test_weaker_word_of_another_kind_is_a_loss():
    one, other = said(1, hedges=["allegedly", "possibly"]), said(2, 2, hedges=["possibly"])

    assert [step.lost for step in hardening([one, other], {2: 1}).steps] == [("allegedly",)]


def test_outlet_that_drops_its_own_hedge_later_is_a_step():
    one, other = said(1, hedges=["allegedly"], outlet=7), said(2, 9, hedges=[], outlet=7)

    assert [(step.kind, step.lost) for step in hardening([one, other], {}).steps] == [("later", ("allegedly",))]


def test_denial_loses_no_hedge():
    one, other = said(1, hedges=["allegedly"]), said(2, 2, "own", opposes=True)

    assert hardening([one, other], {2: 1}).steps == ()


def test_days_add_up_all_reports_until_then():
    days = hardening([said(1, 1, hedges=["allegedly"]), said(2, 1), said(3, 5, "own")], {}).days

    assert [day.day for day in days] == [MAY[0], MAY[4]]
    assert [day.count(Manner.OWN) for day in days] == [0, 1]
    assert days[-1].reports == {Manner.HEDGED: (1,), Manner.ATTRIBUTED: (2,), Manner.OWN: (3,)}


def test_report_without_a_day_is_told_apart():
    assert hardening([said(1, 0), said(2, 3)], {}).undated == (1,)


SAID = st.builds(
    Said,
    st.integers(1, 10**6),
    st.none() | st.sampled_from(MAY),
    st.sampled_from(["own", "attributed", "unattributed"]),
    st.just("en"),
    st.lists(st.sampled_from(["allegedly", "reportedly", "so to speak"]), unique=True).map(tuple),
    st.none() | st.integers(1, 3),
    st.booleans(),
)


@given(st.lists(SAID, unique_by=lambda one: one.report))
def test_last_day_counts_every_dated_report_once(reports):
    found = hardening(reports, {})
    last = found.days[-1].reports if found.days else {}

    counted = Counter(pk for pks in last.values() for pk in pks)

    assert counted == Counter(one.report for one in reports if one.day)
    assert len(found.undated) + sum(counted.values()) == len(reports)
