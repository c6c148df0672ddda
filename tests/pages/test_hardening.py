"""Loops, and how a claim hardens, as the page of a claim tells it."""

import re
from html import unescape

import pytest
from django.test import Client

from tests import factories as make
from tests.factories.claims import link_to
from tests.pages.asking import article, shown, words


@pytest.fixture
def claim(db):
    return make.ClaimFactory(published=True)


def test_a_loop_is_told_and_has_no_origin(claim, as_rosa: Client):
    first = make.AttributionFactory(claim=claim, voice="attributed")
    second = make.AttributionFactory(claim=claim, voice="attributed", chain=[first])
    first.relink([link_to(second)], by=make.edith(), reason="Each names the other.")

    (loop,) = shown(claim).circles

    assert (loop.closed, len(loop.stops), shown(claim).origins.roots) == (True, 2, [])
    assert "took it from the first again" in words(claim, as_rosa)


def test_an_outlet_that_leans_on_its_own_earlier_word_is_a_loop_in_time(claim):
    wire, other = make.OutletFactory(), make.OutletFactory()
    make.AttributionFactory(claim=claim, article=article(wire, "2024-05-01"))
    make.AttributionFactory(claim=claim, article=article(other, "2024-05-02"), chain=[wire])
    make.AttributionFactory(claim=claim, article=article(wire, "2024-05-03"), chain=[other])

    (loop,) = shown(claim).circles

    assert not loop.closed
    assert "its only basis is its own earlier word" in loop.words


def test_a_report_of_a_report_has_it_from_an_outlet_that_is_named_once(claim):
    first = make.AttributionFactory(claim=claim, article=article(make.OutletFactory(name="Wire")))
    make.AttributionFactory(claim=claim, chain=[first])

    later = next(row for row in shown(claim).reports if row.chain)

    assert (later.origin.name, later.via) == ("Wire", [])


@pytest.mark.parametrize(
    ("stance", "said"), [("denies", "Denied"), ("doubts", "Doubted"), ("corrects", "Corrected"), ("quotes", "Reported")]
)
def test_the_timeline_says_what_an_outlet_did(claim, stance, said):
    make.AttributionFactory(claim=claim, stance=stance, article=article(make.OutletFactory(name="Wire")))

    assert [moment.text for moment in shown(claim).timeline] == [f"{said} by Wire"]


def test_without_a_loop_nothing_is_said_of_one(claim, as_rosa: Client):
    make.AttributionFactory(claim=claim)

    assert "Circular reporting" not in words(claim, as_rosa)


def test_a_hedge_lost_on_the_way_is_a_step(claim, as_rosa: Client):
    quote = "The council allegedly met on Monday"
    hedged = make.AttributionFactory(claim=claim, quote=quote, marks={"allegedly": "hedge"})
    bold = make.AttributionFactory(claim=claim, chain=[hedged])

    (step,) = shown(claim).hardening.steps

    assert (step.source.id, step.taker.id, step.lost) == (hedged.pk, bold.pk, ("allegedly",))
    assert "Lost on the way" in words(claim, as_rosa)


def test_dates_add_up_how_many_state_it_how(claim):
    make.AttributionFactory(claim=claim, article=article(make.OutletFactory(), "2024-05"), voice="unattributed")
    make.AttributionFactory(claim=claim, article=article(make.OutletFactory(), "2024-06-02"))

    first, last = shown(claim).hardening.rows

    assert (first.words, [count for _, count in first.counts]) == ("May 2024", [0, 1, 0, 0])
    assert (last.iso, [count for _, count in last.counts]) == ("2024-06-02", [1, 1, 0, 0])


def test_each_count_leads_to_the_rows_it_is_a_count_of(claim, as_rosa: Client):
    for day, voice in (("2024-05-01", "own"), ("2024-05-02", "attributed"), ("2024-05-03", "own")):
        make.AttributionFactory(claim=claim, article=article(make.OutletFactory(), day), voice=voice)
    links = set(re.findall(r'href="\?(show=as-[^#"]+)#wording">(\d+)</a>', words(claim, as_rosa)))

    def rows(query):
        return as_rosa.get(f"/c/{claim.pk}/?{unescape(query)}", follow=True).context["matrix"].reports

    assert len(links) == 5
    assert all(len(rows(query)) == int(count) for query, count in links)


def test_of_many_dates_at_most_twelve_are_shown(claim):
    for day in range(1, 20):
        make.AttributionFactory(claim=claim, article=article(make.OutletFactory(), f"2024-05-{day:02}"))

    hardening = shown(claim).hardening

    assert (len(hardening.rows), hardening.dates) == (12, 19)
    assert sum(len(row.new) for row in hardening.rows) == 19
