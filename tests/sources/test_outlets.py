"""Who publishes."""

import pytest

from accounts.roles import NotAllowed
from sources.models import Outlet
from tests.factories import ArticleFactory, OutletFactory
from tests.raw import alter, refused

pytestmark = pytest.mark.usefixtures("rows")


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("outlet_named", {"name": ""}),
        ("outlet_country_iso", {"country": "ua"}),
        ("outlet_wikidata", {"wikidata_id": "212"}),
    ],
)
def test_the_database_refuses_an_outlet(constraint, columns):
    with refused(constraint):
        OutletFactory(**columns)


def test_an_address_belongs_to_one_outlet():
    OutletFactory(slug="unian")

    with refused("sources_outlet_slug_key"):
        OutletFactory(slug="unian")


def test_an_outlet_is_not_its_own_parent():
    outlet = OutletFactory()

    with refused("outlet_not_itself"):
        alter(outlet, parent=outlet)


def test_an_outlet_is_not_merged_without_a_reason():
    outlet, into = OutletFactory.create_batch(2)

    with refused("outlet_merge_has_reason"):
        alter(outlet, merged_into=into)


def test_parents_do_not_go_in_a_circle():
    grandparent = OutletFactory()
    parent = OutletFactory(parent=grandparent)

    with refused("parent_circle"):
        alter(grandparent, parent=OutletFactory(parent=parent))


def test_mergers_do_not_go_in_a_circle(rhys):
    first, second = OutletFactory.create_batch(2)
    first.merge(second, reason="The same house", by=rhys)

    with refused("merged_into_circle"):
        alter(second, merged_into=first, merge_reason="And back")


def test_a_domain_finds_its_outlet_with_or_without_www():
    outlet = OutletFactory(domains=["unian.info"])

    found = [Outlet.objects.by_domain(domain).get() for domain in ("unian.info", "www.unian.info", "WWW.UNIAN.INFO")]

    assert found == [outlet] * 3


def test_a_domain_does_not_find_a_merged_outlet(rhys):
    OutletFactory(domains=["unian.info"]).merge(OutletFactory(), reason="The same house", by=rhys)

    assert not Outlet.objects.by_domain("unian.info").exists()


def test_a_merger_moves_the_articles_and_keeps_the_reason(rhys):
    outlet, into = OutletFactory.create_batch(2)
    article = ArticleFactory(outlet=outlet)

    outlet.merge(into, reason="The same house", by=rhys)

    article.refresh_from_db()
    assert article.outlet == into
    assert (outlet.merged_into, outlet.merge_reason) == (into, "The same house")


def test_an_editor_may_not_merge_outlets(edith):
    with pytest.raises(NotAllowed):
        OutletFactory().merge(OutletFactory(), reason="The same house", by=edith)
