"""Where reports come from, as the page of a claim tells it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Attribution, AttributionLink
from ledger.changesets import seal_now
from ledger.models import Changeset
from sources.models import Outlet
from tests import factories as make
from tests.factories.claims import link_to
from tests.pages.asking import article, shown, words


@pytest.fixture
def claim(db):
    return make.ClaimFactory(published=True)


def roots(page):
    return [(root.name, root.reports) for root in page.origins.roots]


def test_a_reprint_and_its_original_are_one_origin(claim):
    original = article(make.OutletFactory(name="RT"))
    make.AttributionFactory(claim=claim, article=original)
    make.AttributionFactory(claim=claim, article=article(make.OutletFactory(), "2024-05-02", republishes=original))

    page = shown(claim)

    assert (page.origins.articles, page.origins.outlets) == (2, 2)
    assert roots(page) == [("RT", 2)]


def test_a_reprint_whose_original_says_nothing_here_has_its_outlet_as_origin(claim):
    original = article(make.OutletFactory(name="RT"))
    make.AttributionFactory(claim=claim, article=article(make.OutletFactory(), republishes=original))

    assert roots(shown(claim)) == [("RT", 1)]


def test_what_the_reprinting_outlet_adds_is_its_own(claim):
    original = article(make.OutletFactory(name="RT"))
    reprint = article(make.OutletFactory(name="Hub"), republishes=original)
    taken = AttributionLink(relation="republished_from", outlet=original.outlet)
    make.AttributionFactory(article=reprint).relink([taken], by=make.edith(), reason="It is RT's text.")
    make.AttributionFactory(claim=claim, article=reprint)

    assert roots(shown(claim)) == [("Hub", 1)]


def test_texts_of_one_agency_are_one_origin(claim):
    agency = make.OutletFactory(name="Agency")
    for _ in range(2):
        report = make.AttributionFactory(claim=claim)
        make.CreditFactory(article=report.article, kind="agency", outlet=agency)

    assert roots(shown(claim)) == [("Agency", 2)]


def test_editions_of_one_owner_are_one_origin_and_the_page_says_why(claim, as_rosa: Client):
    owner = make.OutletFactory(name="Holding")
    for name in ("Daily", "Weekly"):
        make.AttributionFactory(claim=claim, article=article(make.OutletFactory(name=name, parent=owner)))

    (root,) = shown(claim).origins.roots

    assert (root.name, root.reports) == ("Daily and Weekly", 2)
    assert "Weekly belongs to Holding" in words(claim, as_rosa)


def test_outlets_that_cite_each_other_are_one_origin_with_the_reports_that_show_it(claim):
    one, other = make.OutletFactory(), make.OutletFactory()
    make.AttributionFactory(claim=claim, article=article(one, "2024-05-01"))
    make.AttributionFactory(claim=claim, article=article(other, "2024-05-01"))
    first = make.AttributionFactory(claim=claim, article=article(one, "2024-04-01"), chain=[other])
    second = make.AttributionFactory(claim=claim, article=article(other, "2024-04-01"), chain=[one])

    (root,) = shown(claim).origins.roots

    assert {row.words for merge in root.merges for row in merge.rows} == {f"R-{first.pk}", f"R-{second.pk}"}


def test_nobody_named_is_counted_apart_and_never_as_independent(claim, as_rosa: Client):
    make.AttributionFactory(claim=claim)
    for _ in range(2):
        make.AttributionFactory(claim=claim, voice="unattributed")

    origins = shown(claim).origins

    assert (len(origins.roots), origins.of_unknown) == (1, 2)
    assert "2 reports of unknown origin" in words(claim, as_rosa)


def test_the_tile_agrees_with_the_section(claim):
    speaker = make.SpeakerFactory()
    for chain in ([speaker], [speaker], [make.SpeakerFactory()], []):
        make.AttributionFactory(claim=claim, voice="attributed", chain=chain)

    page = shown(claim)

    assert (page.tiles.origins, page.tiles.unknown) == (len(page.origins.roots), page.origins.of_unknown) == (2, 1)
    assert (page.tiles.shared, page.tiles.outlets) == (page.origins.roots[0].reports, page.origins.outlets) == (2, 4)


def test_an_article_without_an_outlet_is_no_outlet(claim):
    make.AttributionFactory(claim=claim, article=article(None))

    assert (shown(claim).origins.outlets, shown(claim).origins.unplaced) == (0, 1)


def test_the_tree_says_who_got_it_from_whom(claim):
    said = make.AttributionFactory(claim=claim, voice="attributed", chain=[make.SpeakerFactory(name="Mayor")])
    make.AttributionFactory(claim=claim, voice="attributed", chain=[said])

    (mayor,) = shown(claim).origins.roots
    first = mayor.branches[0]

    assert (first.name, first.relation) == (said.article.outlet.name, "said by Mayor")
    assert [branch.relation for branch in first.branches] == [f"republished from {first.name}"]


def test_a_siblings_reports_are_in_no_count(claim):
    measure = make.MeasureFactory()
    own, sibling = (make.QuantityFactory(measure=measure, published=True, low=n, high=n) for n in (5, 6))
    for one in (own, sibling, sibling):
        make.AttributionFactory(claim=one)

    page = shown(own)

    assert (page.origins.articles, [root.number for root in page.origins.roots]) == (1, [1])


def test_every_number_leads_to_rows_on_the_page(claim, as_rosa: Client):
    named = make.AttributionFactory(claim=claim)
    make.AttributionFactory(claim=claim, voice="attributed", chain=[named])
    make.AttributionFactory(claim=claim, voice="unattributed")

    markup = words(claim, as_rosa)

    assert {*re.findall(r'href="#([^"]+)"', markup)} <= {*re.findall(r'id="([^"]+)"', markup)}


def test_origins_of_the_past_are_those_of_then(claim):
    report = make.AttributionFactory(claim=claim, voice="attributed", chain=[make.SpeakerFactory(name="Mayor")])
    seal_now()
    before = Changeset.objects.exclude(number=None).order_by("-number").first().number
    report.relink([link_to(make.SpeakerFactory(name="Minister"))], by=make.edith(), reason="Misread.")
    seal_now()

    assert roots(shown(claim, before)) == [("Mayor", 1)]
    assert roots(shown(claim)) == [("Minister", 1)]


def reprinted(claim, times):
    """Reports in reprints of agency texts of outlets with owners."""
    for _ in range(times):
        original = article(make.OutletFactory(parent=make.OutletFactory()))
        make.CreditFactory(article=original, kind="agency", outlet=make.OutletFactory())
        make.AttributionFactory(claim=claim, article=article(make.OutletFactory(), republishes=original))


def test_queries_do_not_grow_with_what_is_behind_the_reports(claim, django_assert_max_num_queries):
    other = make.ClaimFactory(published=True)
    reprinted(other, 1)
    reprinted(claim, 4)
    with CaptureQueriesContext(connection) as few:
        shown(other)

    with django_assert_max_num_queries(len(few)):
        page = shown(claim)

    assert len(page.origins.roots) == 4


def test_on_the_corpus_what_was_republished_from_rt_has_rt_as_its_one_origin(seeded):
    hub = Outlet.objects.get(name="Libertarian Hub")
    taken = Attribution.objects.filter(article__outlet=hub, links__outlet__name="RT", voice="own")
    added = Attribution.objects.filter(article__outlet=hub, links=None).first()

    assert len(taken) > 10
    assert all(("RT", 1) in roots(shown(one.claim)) for one in taken)
    assert roots(shown(added.claim)) == [("Libertarian Hub", 1)]
