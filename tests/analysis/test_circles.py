"""Circles: every loop of a made graph, each once and in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.circles import circles
from claims.analysis.reporting import Article, Link, Outlet, Record, Report
from tests.analysis.generator import each_other, nobody, one_owner, own, said, shared_agency, unheld_original, world


def ids(circle):
    return tuple(int(step.removeprefix("report-")) for step in circle.steps)


def found(record, kind):
    return [ids(circle) for circle in circles(record) if circle.kind == kind]


@given(st.integers(0, 10**6), st.integers(1, 150), st.booleans())
def test_loops_in_chains_are_found_each_once(seed, size, deep):
    made = world(seed, size, deep=deep)
    loops = found(made.record(), "chain")

    assert {frozenset(loop) for loop in loops} == made.known.chains
    assert len(loops) == len(made.known.chains)


@given(st.integers(0, 10**6), st.integers(1, 150), st.booleans())
def test_loops_in_time_are_found_each_once(seed, size, deep):
    made = world(seed, size, deep=deep)
    loops = found(made.record(), "time")

    assert set(loops) == made.known.times
    assert len(loops) == len(made.known.times)


@pytest.mark.parametrize("deep", [True, False])
def test_loops_among_five_thousand_reports_are_found(deep):
    made = world(5, 5000, deep=deep)

    assert {frozenset(loop) for loop in found(made.record(), "chain")} == made.known.chains
    assert set(found(made.record(), "time")) == made.known.times


@given(st.integers(0, 10**6))
def test_without_loops_nothing_is_found(seed):
    made = world(seed, 60, roots=(said, own, shared_agency, unheld_original, one_owner, nobody))

    assert circles(made.record()) == []


def test_naive_search_by_outlet_pairs_finds_loops_that_are_none():
    # Two outlets that each report on their own and cite the other's other report: mutual, but no chain is a loop.
    made = world(1, 4, roots=(each_other,))
    outlets = {report.id: made.articles[report.article].outlet for report in made.reports}
    cited = {(outlets[r.id], outlets[link.report]) for r in made.reports for link in r.links if link.report}

    assert any((other, one) in cited for one, other in cited)
    assert circles(made.record()) == []


def chain(*links, outlets):
    articles = {pk: Article(pk, outlet) for pk, outlet in enumerate(outlets, 1)}
    return Record([Report(pk, pk, links=held) for pk, held in enumerate(links, 1)], articles)


def test_loop_in_a_chain_is_told_in_a_sentence():
    record = chain((Link(1, report=2),), (Link(2, report=1),), outlets=[1, 2])

    (circle,) = circles(record)

    assert circle.in_words({"report-1": "A", "report-2": "B"}) == "A took it from B, which took it from A."
    assert circle.rows == ("link-1", "link-2")


def test_outlet_that_leans_on_its_own_earlier_word_is_told_in_a_sentence():
    record = chain((Link(1, speaker=1),), (Link(2, report=1),), (Link(3, report=2),), outlets=[1, 2, 1])

    (circle,) = circles(record)
    words = circle.in_words({"report-1": "A (1 May)", "report-2": "B (2 May)", "report-3": "A (3 May)"})

    assert words == (
        "A (3 May) took it from B (2 May), which took it from A (1 May): its only basis is its own earlier word."
    )


def test_edition_of_the_same_owner_closes_a_loop_in_time():
    record = chain((Link(1, speaker=1),), (Link(2, report=1),), (Link(3, report=2),), outlets=[1, 2, 3])
    owned = Record(record.reports, record.articles, {3: Outlet(3, parent=1)})

    assert found(record, "time") == []
    assert found(owned, "time") == [(3, 2, 1)]


def test_outlet_that_goes_on_from_its_own_report_makes_no_circle():
    record = chain((Link(1, speaker=1),), (Link(2, report=1),), outlets=[1, 1])

    assert circles(record) == []
