"""Taking a changeset back, field by field, and never over somebody else's change."""

import pytest

from accounts.models import User
from claims.models import Claim, Topic
from ledger.changesets import changeset
from ledger.models import Changeset
from ledger.undo import NothingToUndo, plan, take_back
from tests import factories as make

pytestmark = pytest.mark.usefixtures("rows")


def acted(by: User, change) -> Changeset:
    """What `change` does, as one act."""
    with changeset(by, "Act") as act:
        change()
    return act


def undo(by: User, act: Changeset) -> None:
    with changeset(by, "Undo"):
        take_back(plan(act), {}, reason="Undo")


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_a_change_is_put_back(edith):
    topic = make.TopicFactory(name="Before")
    act = acted(edith, lambda: Topic.objects.filter(pk=topic.pk).update(name="After"))

    undo(edith, act)

    assert fresh(topic).name == "Before"


def test_two_changes_in_one_act_are_put_back_to_before_the_first(edith):
    topic = make.TopicFactory(name="Before")
    act = acted(edith, lambda: [Topic.objects.filter(pk=topic.pk).update(name=n) for n in ("Between", "After")])

    undo(edith, act)

    assert fresh(topic).name == "Before"


def test_what_somebody_changed_again_stays(edith, rhys):
    topic = make.TopicFactory(name="Before")
    act = acted(edith, lambda: Topic.objects.filter(pk=topic.pk).update(name="After"))
    acted(rhys, lambda: Topic.objects.filter(pk=topic.pk).update(name="Later"))

    with pytest.raises(NothingToUndo):
        undo(edith, act)

    assert fresh(topic).name == "Later"
    assert "Changed again since: name" in plan(act)[0].obstacle


def test_another_field_changed_since_does_not_stand_in_the_way(edith, rhys):
    topic = make.TopicFactory(name="Before", summary="")
    act = acted(edith, lambda: Topic.objects.filter(pk=topic.pk).update(name="After"))
    acted(rhys, lambda: Topic.objects.filter(pk=topic.pk).update(summary="Added"))

    undo(edith, act)

    assert (fresh(topic).name, fresh(topic).summary) == ("Before", "Added")


def test_what_was_added_is_taken_off(edith):
    act = acted(edith, lambda: make.TopicFactory(name="New", by=edith))

    undo(edith, act)

    assert not Topic.objects.filter(name="New").exists()


def test_what_was_removed_comes_back_under_its_number(edith):
    topic = make.TopicFactory(name="Gone")
    act = acted(edith, lambda: Topic.objects.get(pk=topic.pk).delete())

    undo(edith, act)

    assert fresh(topic).name == "Gone"


def test_an_undo_can_be_undone(edith):
    topic = make.TopicFactory(name="Before")
    act = acted(edith, lambda: Topic.objects.filter(pk=topic.pk).update(name="After"))

    again = acted(edith, lambda: undo(edith, act))
    undo(edith, again)

    assert fresh(topic).name == "After"


def test_captured_texts_stay(edith):
    act = acted(edith, lambda: make.SnapshotFactory(by=edith))

    obstacles = {step.model.__name__: step.obstacle for step in plan(act)}

    assert "stays on the record" in obstacles["Snapshot"]
    assert "that stays" in obstacles["Article"]


def test_rows_come_off_before_those_they_lean_on(edith):
    act = acted(edith, lambda: make.ClaimFactory(topics=[make.TopicFactory(by=edith)], by=edith))

    undo(edith, act)

    assert not Claim.objects.exists()
    assert not Topic.objects.exists()
