"""Origins: every chain walked to its end, what is not independent counted once, the unknown apart."""

import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.circles import circles
from claims.analysis.origins import provenance
from claims.analysis.reporting import Article, Credit, Link, Outlet, Record, Report
from claims.analysis.walks import Why
from tests.analysis.generator import World, world


def partition(record):
    return {frozenset(found.reports) for found in provenance(record).origins}


def expected(made: World):
    return {frozenset(reports) for reports in made.known.origins.values()}


def nobody_knows(record):
    return {pk for pks in provenance(record).unknown.values() for pk in pks}


@given(st.integers(0, 10**6), st.integers(1, 150), st.booleans())
def test_origins_of_a_made_graph_are_those_it_was_made_from(seed, size, deep):
    made = world(seed, size, deep=deep)

    assert partition(made.record()) == expected(made)
    assert nobody_knows(made.record()) == made.known.unknown


@pytest.mark.parametrize("deep", [True, False])
def test_origins_of_five_thousand_reports_are_right(deep):
    made = world(7, 5000, deep=deep)

    assert partition(made.record()) == expected(made)
    assert nobody_knows(made.record()) == made.known.unknown


@pytest.mark.parametrize("deep", [True, False])
@pytest.mark.parametrize("analysis", [provenance, circles])
def test_work_grows_with_the_reports_and_not_with_their_square(analysis, deep):
    small, large = (world(3, size, deep=deep).record() for size in (400, 2000))

    # Five times the reports; a square would be twenty-five times the work.
    assert lines_run(analysis, large) < 6 * lines_run(analysis, small)


def lines_run(analysis, record):
    """How many lines of Python it takes: the same on every machine."""
    count = 0

    def trace(frame, event, _):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        analysis(record)
    finally:
        sys.settrace(before)
    return count


def without_reprints(record):
    articles = {pk: replace(article, republishes=None) for pk, article in record.articles.items()}
    return replace(record, articles=articles)


def without_agencies(record):
    articles = {pk: replace(article, agencies=()) for pk, article in record.articles.items()}
    return replace(record, articles=articles)


def without_owners(record):
    return replace(record, outlets={})


def without_chains(record):
    return replace(record, reports=[replace(report, links=()) for report in record.reports])


@pytest.mark.parametrize("blinded", [without_reprints, without_agencies, without_owners, without_chains])
def test_whoever_overlooks_one_kind_of_dependence_gets_it_wrong(blinded):
    made = world(11, 100)

    assert partition(blinded(made.record())) != expected(made)


def test_counting_outlets_is_not_counting_origins():
    made = world(11, 100)
    naive = {made.articles[report.article].outlet for report in made.reports}

    assert len(naive) > len(expected(made))


@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_order_of_the_rows_changes_nothing(seed, random):
    record = world(seed, 40).record()
    shuffled = list(record.reports)
    random.shuffle(shuffled)

    assert provenance(replace(record, reports=shuffled)) == provenance(record)


@given(st.integers(0, 10**6), st.integers(1, 80))
def test_every_report_stands_once_in_the_tree_of_its_origin(seed, size):
    for found in provenance(world(seed, size).record()).origins:
        told = sorted(node.key for node in found.tree if node.key.startswith("report-"))

        assert told == sorted(f"report-{pk}" for pk in found.reports)


@given(st.integers(0, 10**6), st.integers(1, 80))
def test_every_line_of_a_tree_names_rows_that_exist(seed, size):
    made = world(seed, size)
    links = {f"link-{link.id}" for report in made.reports for link in report.links}
    credited = {f"credit-{credit.id}" for article in made.articles.values() for credit in article.agencies}
    rows = links | credited | {f"article-{pk}" for pk in made.articles}

    for found in provenance(made.record()).origins:
        assert {row for node in found.tree for row in node.rows} <= rows


def dated(pk, outlet, day=1, **more):
    return Article(pk, outlet, date(2024, 8, day), **more)


def test_summary_counts_articles_outlets_and_origins():
    articles = {1: dated(1, 1), 2: dated(2, 2, 2), 3: dated(3, 2, 3), 4: dated(4, 4, 4)}
    reports = [
        Report(1, 1, links=(Link(1, speaker=9),)),
        Report(2, 2, links=(Link(2, report=1),)),
        Report(3, 3, own=True),
        Report(4, 4),
    ]

    words = provenance(Record(reports, articles)).words

    assert words == "4 articles · 3 outlets · 2 independent origins · 1 report of unknown origin"


def test_reprint_and_its_original_are_one_origin():
    rt, hub = dated(1, 1), dated(2, 2, 2, republishes=1)
    reports = [
        Report(1, 1, links=(Link(1, speaker=9),)),
        Report(2, 2, links=(Link(2, outlet=1), Link(3, speaker=9))),
    ]

    found = provenance(Record(reports, {1: rt, 2: hub})).origins

    assert [(one.party, one.reports) for one in found] == [("speaker-9", (1, 2))]


def test_what_the_reprinting_outlet_adds_is_its_own():
    articles = {1: dated(1, 1), 2: dated(2, 2, 2, republishes=1)}

    reprinted = provenance(Record([Report(2, 2, own=True)], articles))
    added = provenance(Record([Report(2, 2, own=True, added=True)], articles))

    assert reprinted.origins[0].party == "outlet-1"
    assert added.origins[0].party == "outlet-2"


def test_agency_credit_leads_on_to_whom_the_agency_quotes():
    articles = {1: dated(1, 1), 2: dated(2, 2, 2, agencies=(Credit(5, 1),))}
    reports = [Report(1, 1, links=(Link(1, speaker=9),)), Report(2, 2, own=True)]

    (found,) = provenance(Record(reports, articles)).origins

    assert found.reports == (1, 2)
    assert [(node.key, node.depth) for node in found.tree] == [("speaker-9", 0), ("report-1", 1), ("report-2", 2)]


def test_outlet_is_not_cited_for_what_it_wrote_later():
    articles = {1: dated(1, 1, 9), 2: dated(2, 2, 2)}
    reports = [Report(1, 1, links=(Link(1, speaker=9),)), Report(2, 2, links=(Link(2, outlet=1),))]

    found = provenance(Record(reports, articles)).origins

    assert {one.party for one in found} == {"speaker-9", "outlet-1"}


def test_editions_of_one_owner_count_once_and_say_so():
    outlets = {1: Outlet(1), 2: Outlet(2, parent=1)}
    reports = [Report(1, 1, own=True), Report(2, 2, own=True)]

    (found,) = provenance(Record(reports, {1: dated(1, 1), 2: dated(2, 2)}, outlets)).origins

    assert found.parties == ("outlet-1", "outlet-2")
    assert [(merge.why, merge.rows) for merge in found.merges] == [("same owner", ("outlet-2",))]


def test_unknown_is_told_by_why():
    articles = {1: dated(1, 1), 2: dated(2, 2), 3: dated(3, 3)}
    reports = [Report(1, 1), Report(2, 2, links=(Link(1, report=99),)), Report(3, 3, links=(Link(2, report=3),))]

    unknown = provenance(Record(reports, articles)).unknown

    assert unknown == {Why.UNNAMED: (1,), Why.MISSING: (2,), Why.LOOP: (3,)}


def test_reprint_that_is_on_nobodys_word_has_no_origin():
    articles = {1: dated(1, 1), 2: dated(2, 2, 2, republishes=1)}

    found = provenance(Record([Report(2, 2)], articles))

    assert found.unknown == {Why.UNNAMED: (2,)}
    assert found.origins == ()


def test_outlet_that_reprints_one_that_cites_it_is_not_independent_of_it():
    # Outlet 2 reprints an article of 1; elsewhere 1 cites 2. Each also reports in its own voice.
    articles = {1: dated(1, 1), 2: dated(2, 2, 2), 3: dated(3, 1, 3), 4: dated(4, 2, 4, republishes=1)}
    reports = [Report(1, 1, own=True), Report(2, 2, own=True), Report(3, 3, links=(Link(1, report=2),)), Report(4, 4)]

    (found,) = provenance(Record(reports, articles)).origins

    assert found.reports == (1, 2, 3, 4)
    assert found.merges[0].rows == ("link-1", "article-4")
