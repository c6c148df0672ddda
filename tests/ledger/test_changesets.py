"""Whose act a write is."""

import pytest
from django.db import DatabaseError, connection, transaction

from ledger.changesets import BlankReason, NoActor, changeset, seal_now
from ledger.models import Changeset
from sources.models import Outlet


def setting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('ledger.changeset', true)")
        return cursor.fetchone()[0] or ""


def test_a_write_belongs_to_person_reason_and_tool(outlet, edith):
    with changeset(edith, "Correct the name", tool=Changeset.Tool.ADMIN):
        Outlet.objects.update(name="Unian")
    written = outlet.history.order_by("-pgh_id")[0].pgh_changeset

    assert (written.actor, written.reason, written.tool) == (edith, "Correct the name", "admin")


@pytest.mark.parametrize("reason", ["", "  ", "\n\t"])
def test_a_blank_reason_is_refused(edith, reason):
    with pytest.raises(BlankReason), changeset(edith, reason):
        pass


def test_the_database_refuses_a_blank_reason_too(edith):
    with pytest.raises(DatabaseError, match="changeset_reason_not_blank"), connection.cursor() as cursor:
        cursor.execute("INSERT INTO ledger_changeset (actor_id, reason, tool) VALUES (%s, ' ', 'web')", [edith.pk])


def test_nobody_acts_but_from_the_command_line(db):
    with pytest.raises(NoActor), changeset(None, "Whoever"):
        pass

    with changeset(None, "Load the seeds", tool=Changeset.Tool.COMMAND) as loading:
        assert loading.actor_id is None


def test_two_people_in_one_transaction_are_kept_apart(outlet, edith, rhys):
    with transaction.atomic():
        with changeset(edith, "First"):
            Outlet.objects.update(name="First")
        with changeset(rhys, "Second"):
            Outlet.objects.update(name="Second")

    acts = outlet.history.order_by("pgh_id").values_list("name", "pgh_changeset__actor__username")
    assert list(acts)[1:] == [("First", "edith"), ("Second", "rhys")]


def test_one_person_within_the_act_of_another_is_kept_apart(outlet, edith, rhys):
    with changeset(edith, "Around"):
        Outlet.objects.update(name="Before")
        with changeset(rhys, "Within"):
            Outlet.objects.update(name="Within")
        Outlet.objects.update(name="After")

    acts = outlet.history.order_by("pgh_id").values_list("name", "pgh_changeset__actor__username")
    assert list(acts)[1:] == [("Before", "edith"), ("Within", "rhys"), ("After", "edith")]


def test_an_act_within_an_act_of_the_same_person_joins_it(outlet, edith):
    with changeset(edith, "Around") as around, changeset(edith, "Within") as within:
        Outlet.objects.update(name="Unian")

    assert within is around
    assert outlet.history.order_by("-pgh_id")[0].pgh_changeset.reason == "Around"


def test_the_setting_is_gone_after_the_act(outlet, edith):
    with transaction.atomic():
        with changeset(edith, "Correct the name"):
            Outlet.objects.update(name="Unian")

        assert setting() == ""
        with pytest.raises(DatabaseError, match="needs a changeset"):
            Outlet.objects.update(name="Forged")


def test_the_setting_is_gone_after_an_act_that_failed(outlet, edith, rhys):
    with changeset(edith, "Around") as around:
        with pytest.raises(ZeroDivisionError), changeset(rhys, "Fails"):
            Outlet.objects.update(name=1 / 0)

        assert setting() == str(around.pk)
    assert setting() == ""


def test_the_setting_does_not_outlive_the_transaction(committed, edith):
    with changeset(edith, "Nothing"):
        pass

    assert setting() == ""


def test_an_act_that_failed_leaves_nothing(outlet, edith):
    with pytest.raises(DatabaseError, match="outlet_named"), changeset(edith, "Fails"):
        Outlet.objects.update(name="")

    assert outlet.history.count() == 1
    assert not Changeset.objects.filter(reason="Fails").exists()


def test_a_changeset_that_wrote_nothing_is_dropped(sealed, edith):
    with changeset(edith, "Look around") as idle:
        Outlet.objects.update(name=sealed.reason and "UNIAN")
    seal_now()

    assert not Changeset.objects.filter(pk=idle.pk).exists()
