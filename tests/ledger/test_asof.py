"""The past always answers the same."""

import pytest

from ledger.asof import FilterLeavesRow, Reader, as_of, number_at
from ledger.changesets import changeset, seal_now
from ledger.models import Changeset
from ledger.tracking import NotTracked
from sources.models import Article, Credit, Outlet
from tests.factories import ArticleFactory, CreditFactory, OutletFactory


def now():
    seal_now()
    return Changeset.objects.latest("number").number


def names(number, **filters):
    return sorted(as_of(Outlet, number, **filters).values_list("name", flat=True))


def test_a_past_state_answers_the_same_after_later_writes(outlet, edith):
    past = now()
    before = names(past)

    with changeset(edith, "Rename"):
        Outlet.objects.update(name="Renamed")
    OutletFactory(name="Later")

    assert names(past) == before == ["UNIAN"]
    assert names(now()) == ["Later", "Renamed"]


def test_a_row_of_the_past_has_the_attributes_of_its_model(outlet):
    past = as_of(Outlet, now()).get()

    assert (past.id, past.pgh_obj, past.name, past.kind) == (outlet.pk, outlet, "UNIAN", "unknown")


def test_filters_look_at_the_state_of_the_time(outlet, edith):
    past = now()
    with changeset(edith, "Rename"):
        Outlet.objects.update(name="Renamed")

    assert names(past, name="UNIAN", pk=outlet.pk) == ["UNIAN"]
    assert names(past, name="Renamed") == []
    assert names(now(), name="UNIAN") == []


def test_a_row_moved_to_another_parent_stands_where_it_stood(edith):
    article = ArticleFactory(outlet__name="Old")
    old, new, past = article.outlet, OutletFactory(name="New"), now()

    with changeset(edith, "Move"):
        Article.objects.update(outlet=new)

    assert [row.id for row in as_of(Article, past, outlet=old)] == [article.pk]
    assert not as_of(Article, past, outlet=new).exists()
    assert not as_of(Article, now(), outlet=old).exists()


def test_a_deleted_row_stands_until_its_deletion(edith):
    credit, past = CreditFactory(name="PAP"), now()

    with changeset(edith, "Not printed there"):
        credit.delete()

    assert as_of(Credit, past).get().name == "PAP"
    assert not as_of(Credit, now()).exists()


def test_what_is_not_sealed_yet_is_not_the_past(outlet, edith):
    past = now()

    with changeset(edith, "Rename"):
        Outlet.objects.update(name="Renamed")

        assert names(past + 1) == ["UNIAN"]


def test_a_reader_sees_today_or_a_past_by_the_same_words(outlet, edith):
    past = now()
    with changeset(edith, "Rename"):
        Outlet.objects.update(name="Renamed")

    assert Reader().rows(Outlet, pk=outlet.pk).get().name == "Renamed"
    assert Reader(at=past).rows(Outlet, pk=outlet.pk).get().name == "UNIAN"


@pytest.mark.parametrize("at", [None, 1])
def test_what_is_not_tracked_has_no_past(at):
    with pytest.raises(NotTracked):
        Reader(at).rows(Changeset)


@pytest.mark.parametrize("at", [None, 1])
def test_a_filter_may_not_join_rows_of_today(at):
    with pytest.raises(FilterLeavesRow):
        Reader(at).rows(Article, outlet__name="UNIAN")


def test_a_date_stands_for_the_last_changeset_of_the_time(committed, edith):
    OutletFactory.create_batch(2)
    second, first = Changeset.objects.order_by("-number")[:2]

    assert number_at(first.sealed_at) == first.number
    assert number_at(second.sealed_at) == second.number
    assert number_at(edith.date_joined.replace(year=2000)) is None
