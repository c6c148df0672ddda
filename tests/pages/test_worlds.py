"""Large and tangled claims: the page finds what a graph was made from, and asks as few questions as of a small one."""

from collections import defaultdict

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.analysis.generator import world
from tests.pages.asking import shown
from tests.pages.worlds import Entry


def claim_of(made, base=10**9):
    return Entry(made, make.ClaimFactory(published=True), base).enter()


def partition(rows, base=10**9):
    found = defaultdict(set)
    for row in rows:
        found[row.origin.number].add(row.id - base)
    unknown = found.pop(None, set())
    return {frozenset(reports) for reports in found.values()}, unknown


@pytest.mark.parametrize(("seed", "deep"), [(1, False), (2, True), (3, False)])
def test_the_page_finds_the_origins_that_a_graph_was_made_from(seed, deep, db):
    made = world(seed, 60, deep=deep)

    origins, unknown = partition(shown(claim_of(made)).reports)

    assert origins == {frozenset(reports) for reports in made.known.origins.values()}
    assert unknown == made.known.unknown


def test_the_page_finds_every_loop_that_was_made(db):
    made = world(4, 60)

    loops = shown(claim_of(made)).circles

    assert len([loop for loop in loops if loop.closed]) == len([ring for ring in made.known.chains if len(ring) > 1])
    assert len([loop for loop in loops if not loop.closed]) == len(made.known.times)


def test_five_hundred_reports_take_as_few_questions_as_fifty(as_rosa: Client, db):
    few, many = (_asked(as_rosa, claim_of(world(7, size), size * 10**8)) for size in (50, 500))

    assert len(many) <= len(few), "\n".join(many)


def _asked(client, claim):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/c/{claim.pk}/", follow=True)
    assert answer.context["page"].tiles.reports >= 50
    return [query["sql"] for query in asked.captured_queries]
