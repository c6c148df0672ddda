"""What history keeps, and that nobody rewrites it."""

import psycopg
import pytest
from django.db import DatabaseError, connection

from ledger.changesets import changeset, seal_now
from sources.models import Outlet
from tests.factories import CreditFactory, PassageFactory


def states(row):
    return list(row.history.order_by("pgh_id").values_list("pgh_label", "name", "version"))


def test_each_change_is_kept(outlet, edith):
    with changeset(edith, "Twice"):
        Outlet.objects.filter(pk=outlet.pk).update(name="Unian")
        Outlet.objects.filter(pk=outlet.pk).update(name="UNIAN.net")

    assert states(outlet) == [("insert", "UNIAN", 1), ("update", "Unian", 2), ("update", "UNIAN.net", 3)]


def test_a_row_saved_without_a_change_is_no_change(outlet, edith):
    with changeset(edith, "Save again"):
        outlet.save()
        Outlet.objects.update(version=7)

    assert states(outlet) == [("insert", "UNIAN", 1)]


def test_a_generated_column_makes_no_change(edith):
    article = CreditFactory(article__published="2014-03-16", article__published_basis="printed").article

    with changeset(edith, "Save again"):
        article.save()

    assert article.history.get().published_from.isoformat() == "2014-03-16"


def test_a_deletion_is_kept(edith):
    credit = CreditFactory(name="PAP")
    key = credit.pk

    with changeset(edith, "Not printed there"):
        credit.delete()

    labels = type(credit).pgh_event_model.objects.filter(pgh_obj_id=key).order_by("pgh_id")
    assert list(labels.values_list("pgh_label", "name")) == [("insert", "PAP"), ("delete", "PAP")]


REWRITES = {
    "insert": "INSERT INTO sources_outlethistory SELECT (jsonb_populate_record(h, '{\"pgh_id\": 9}')).*"
    " FROM sources_outlethistory h",
    "update": "UPDATE sources_outlethistory SET name = 'Forged'",
    "delete": "DELETE FROM sources_outlethistory",
    "changeset": "UPDATE ledger_changeset SET reason = 'Forged'",
    "no changeset": "DELETE FROM ledger_changeset",
    "schema": "UPDATE ledger_schema SET tables = '{}'",
}


@pytest.mark.parametrize("sql", REWRITES.values(), ids=REWRITES)
def test_the_role_of_the_site_may_not_rewrite_history(sealed, edith, sql):
    with pytest.raises(DatabaseError, match="permission denied"), changeset(edith, "Forge"):
        connection.cursor().execute(sql)


@pytest.mark.parametrize("sql", REWRITES.values(), ids=REWRITES)
def test_triggers_stop_a_role_that_may(committed, outlet, superuser, sql):
    with pytest.raises(psycopg.DatabaseError, match=r"is (never changed|written by triggers only)"):
        superuser.execute(sql)


def test_an_append_only_row_never_changes(edith):
    passage = PassageFactory()

    for act in (passage.delete, lambda: type(passage).objects.update(prefix="Forged")):
        with pytest.raises(DatabaseError, match="sources_passage is never changed"), changeset(edith, "Forge"):
            act()


def test_sealing_twice_seals_once(sealed):
    seal_now()
    number, digest = sealed.number, sealed.digest
    sealed.refresh_from_db()

    assert (sealed.number, sealed.digest) == (number, digest)
