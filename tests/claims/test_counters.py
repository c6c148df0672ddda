"""Counters and search text, right after each act."""

import pytest
from django.contrib.postgres.search import SearchQuery

from claims.models import ClaimCounts, ClaimSearch
from claims.motions import approve
from tests.factories import (
    ArticleFactory,
    AttributionFactory,
    ClaimFactory,
    CrossReferenceFactory,
    DisputeFactory,
    EvidenceFactory,
    MotionFactory,
    OutletFactory,
)
from tests.raw import alter

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def claim():
    """A published claim without reports."""
    return ClaimFactory(published=True)


def reports_of(claim):
    counts = ClaimCounts.objects.get(claim=claim)
    return counts.reports, counts.outlets


def disputes_of(claim):
    counts = ClaimCounts.objects.get(claim=claim)
    return counts.disputes_open, counts.disputes_closed, counts.disputes_upheld


def is_superseded(claim):
    return ClaimCounts.objects.get(claim=claim).superseded


def test_a_new_claim_counts_nothing(claim):
    assert (reports_of(claim), disputes_of(claim), is_superseded(claim)) == ((0, 0), (0, 0, 0), False)


def test_reports_are_counted_and_their_outlets_once_each(claim):
    article = ArticleFactory()

    for one in (article, ArticleFactory(outlet=article.outlet), ArticleFactory()):
        AttributionFactory(claim=claim, article=one)

    assert reports_of(claim) == (3, 2)


def test_an_outlet_that_is_not_stated_is_no_outlet(claim):
    AttributionFactory(claim=claim, article=ArticleFactory(outlet=None))

    assert reports_of(claim) == (1, 0)


def test_a_withdrawn_report_is_not_counted(claim, edith):
    AttributionFactory(claim=claim).withdraw(reason="Misread", by=edith)

    assert reports_of(claim) == (0, 0)


def test_a_merger_moves_the_count(claim, rhys):
    other = ClaimFactory(published=True)
    AttributionFactory.create_batch(2, claim=claim)

    approve(MotionFactory(kind="merger", claim=claim, other=other), by=rhys)

    assert (reports_of(claim), reports_of(other)) == ((0, 0), (2, 2))


def test_merged_outlets_count_as_one(claim, rhys):
    first, second = AttributionFactory.create_batch(2, claim=claim)

    first.article.outlet.merge(second.article.outlet, reason="One house", by=rhys)

    assert reports_of(claim) == (2, 1)


def test_an_article_whose_outlet_is_found_out_counts_for_it(claim):
    article = ArticleFactory(outlet=None)
    AttributionFactory(claim=claim, article=article)

    alter(article, outlet=OutletFactory())

    assert reports_of(claim) == (1, 1)


@pytest.mark.parametrize(
    ("ruling", "counted"), [("upheld", (0, 1, 1)), ("partly_upheld", (0, 1, 1)), ("rejected", (0, 1, 0))]
)
def test_a_dispute_is_counted_by_its_state(claim, rhys, ruling, counted):
    dispute = DisputeFactory(claim=claim)
    before = disputes_of(claim)

    dispute.rule(ruling, text="The minutes.", by=rhys)

    assert (before, disputes_of(claim)) == ((1, 0, 0), counted)


def test_a_withdrawn_dispute_is_closed_and_a_reopened_one_open(claim, edith):
    dispute = DisputeFactory(claim=claim)
    dispute.withdraw(text="I misread.", by=edith)
    closed = disputes_of(claim)
    EvidenceFactory(dispute=dispute)

    dispute.reopen(text="Look.", by=edith)

    assert (closed, disputes_of(claim)) == ((0, 1, 0), (1, 0, 0))


def test_a_dispute_on_a_report_counts_for_its_claim_wherever_it_moves(claim, rhys):
    other = ClaimFactory(published=True)
    report = AttributionFactory(claim=claim)
    DisputeFactory(attribution=report)
    before = disputes_of(claim)

    approve(MotionFactory(kind="split", claim=claim, other=other, attributions=[report]), by=rhys)

    assert (before, disputes_of(claim), disputes_of(other)) == ((1, 0, 0), (0, 0, 0), (1, 0, 0))


def test_a_dispute_on_a_cross_reference_counts_for_both_claims():
    reference = CrossReferenceFactory()

    DisputeFactory(cross_reference=reference)

    assert disputes_of(reference.from_claim) == disputes_of(reference.to_claim) == (1, 0, 0)


@pytest.mark.parametrize("relation", ["updates", "corrects"])
def test_what_updates_or_corrects_a_claim_supersedes_it(claim, edith, relation):
    reference = CrossReferenceFactory(relation=relation, to_claim=claim)
    linked = is_superseded(claim)

    reference.withdraw(reason="Another council", by=edith)

    assert (linked, is_superseded(claim)) == (True, False)
    assert not is_superseded(reference.from_claim)


def test_other_relations_supersede_nothing(claim):
    CrossReferenceFactory(relation="contradicts", from_claim=claim)
    CrossReferenceFactory(relation="narrows", to_claim=claim)

    assert not is_superseded(claim)


def test_a_draft_supersedes_nothing_until_it_is_published(claim, edith):
    newer = ClaimFactory()
    CrossReferenceFactory(relation="updates", from_claim=newer, to_claim=claim)
    before = is_superseded(claim)

    newer.publish(by=edith)

    assert (before, is_superseded(claim)) == (False, True)


def test_a_withdrawn_claim_supersedes_nothing_any_more(claim, rhys):
    newer = CrossReferenceFactory(relation="updates", to_claim=claim).from_claim

    approve(MotionFactory(claim=newer), by=rhys)

    assert not is_superseded(claim)


@pytest.mark.parametrize(
    ("language", "statement", "asked", "config"),
    [
        ("en", "The councils were meeting.", "meet council", "english"),
        ("en-GB", "The councils were meeting.", "meet council", "english"),
        ("ru", "Города были заняты.", "город", "russian"),
        ("uk", "Місто Суджа", "суджа", "simple"),
    ],
)
def test_a_claim_is_found_by_its_words(language, statement, asked, config):
    claim = ClaimFactory(statement=statement, language=language)

    found = ClaimSearch.objects.filter(document=SearchQuery(asked, config=config))

    assert found.get().claim == claim


def test_a_revised_claim_is_found_by_its_new_words_only(claim, edith):
    claim.revise(by=edith, reason="Clearer", version=claim.version, statement="It convened.", finding="On Tuesday.")

    def found(asked):
        return ClaimSearch.objects.filter(document=SearchQuery(asked, config="english")).exists()

    assert [found("convene"), found("tuesday"), found("met")] == [True, True, False]
