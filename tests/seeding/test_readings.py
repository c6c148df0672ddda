"""What the pages make of the five documents: two denominators, one value in two units, one origin behind a reprint."""

import pytest

from claims.models import Claim
from sources.models import Article
from tests import factories as make
from tests.pages.asking import shown

pytestmark = pytest.mark.usefixtures("seeded")


def claim_that(words):
    return Claim.objects.get(statement__startswith=words)


def labels(refs):
    return [ref.label.rpartition(" ")[0] for ref in refs]


def test_the_share_has_two_denominators_and_says_who_left_out_which():
    page = shown(claim_that("96.77% of the votes cast"))
    point = page.values.points[0]

    assert point.title == "Same number, different share"
    assert [(item.words, labels(item.refs), labels(item.without)) for item in point.items] == [
        ("of votes cast, Republic of Crimea", ["UrduPoint"], ["UNIAN"]),
        ("of the Crimean population", ["UNIAN"], ["UrduPoint"]),
    ]
    assert {strip.reading for strip in page.values.reported} == {row.of_what for row in page.reports}


def test_the_area_is_one_value_in_two_units():
    page = shown(claim_that("In August 2024 Ukrainian forces took more than 1,000"))

    assert page.values.printed == ["over 1,000 km²", "over 386 square miles"]
    assert page.values.points == []
    assert not page.reports[0].value.differs


def test_a_reprint_and_its_original_are_one_origin():
    claim = claim_that("In Istanbul the Ukrainian delegation presented")
    rt = Article.objects.get(outlet__name="RT")
    speaker = claim.attributions.get().links.get(relation="said_by").speaker
    make.AttributionFactory(claim=claim, article=rt, chain=[speaker], voice="attributed")

    origins = shown(claim).origins

    assert (origins.articles, origins.outlets, len(origins.roots)) == (2, 2, 1)
    assert not origins.unknown


def test_nothing_that_a_reprint_took_over_begins_with_it():
    reprint = Article.objects.get(outlet__name="Libertarian Hub")
    taken = Claim.objects.filter(attributions__article=reprint, attributions__links__outlet__name="RT")
    own = [row for claim in taken for row in shown(claim).reports if row.article.id == reprint.pk]

    assert len(own) >= 20
    assert "Libertarian Hub" not in {row.origin.name for row in own}
