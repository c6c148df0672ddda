"""Who may do what, and that each act is one changeset."""

import pytest

from accounts.roles import NotAllowed, Role
from ledger.changesets import seal_now
from ledger.models import Changeset
from tests.claims.acts import ACTS
from tests.factories import DisputeFactory, person
from tests.raw import alter

pytestmark = pytest.mark.usefixtures("rows")

MAY = [(name, role) for name, case in ACTS.items() for role in Role if role in case.may]
MAY_NOT = [(name, role) for name, case in ACTS.items() for role in Role if role not in case.may]


def changesets_after(number):
    seal_now()
    return list(Changeset.objects.filter(pk__gt=number).order_by("pk"))


def last_changeset():
    seal_now()
    return Changeset.objects.order_by("pk").last().pk


@pytest.mark.parametrize(("name", "role"), MAY)
def test_an_act_of_somebody_with_the_right_is_one_changeset(name, role):
    case, somebody = ACTS[name], person("somebody", role)
    prepared = case.prepare()
    before = last_changeset()

    case.act(prepared, somebody)

    (written,) = changesets_after(before)
    assert (written.actor, written.reason) == (somebody, case.reason)
    assert set(written.contents) == {f"{table}history" for table in case.tables.split()}


@pytest.mark.parametrize(("name", "role"), MAY_NOT)
def test_an_act_of_somebody_without_the_right_writes_nothing(name, role):
    case, somebody = ACTS[name], person("somebody", role)
    prepared = case.prepare()
    before = last_changeset()

    with pytest.raises(NotAllowed):
        case.act(prepared, somebody)

    assert changesets_after(before) == []


@pytest.mark.parametrize("name", ACTS)
def test_an_act_of_somebody_who_may_not_sign_in_writes_nothing(name):
    case, somebody = ACTS[name], person("somebody", Role.ADMIN)
    prepared = case.prepare()
    alter(somebody, is_active=False)
    somebody.refresh_from_db()

    with pytest.raises(NotAllowed):
        case.act(prepared, somebody)


def test_taking_back_ones_own_dispute_is_one_changeset(edith):
    dispute = DisputeFactory()
    before = last_changeset()

    dispute.withdraw(text="I misread.", by=edith)

    (written,) = changesets_after(before)
    assert (written.actor, written.reason) == (edith, "I misread.")
    assert sorted(written.contents) == ["claims_disputeeventhistory", "claims_disputehistory"]


def test_who_lost_the_right_cannot_take_a_dispute_back(edith):
    dispute = DisputeFactory()
    alter(edith, role=Role.READER)
    edith.refresh_from_db()

    with pytest.raises(NotAllowed):
        dispute.withdraw(text="I misread.", by=edith)
