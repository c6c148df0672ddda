"""The desk: what waits, whose it is, and acts on many at once."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Assignment, Claim, Look, Tip
from claims.pages.queue import queue
from tests import factories as make
from tests.desk.sending import send
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def waiting(user, kind="", whose="open"):
    """The keys of what is shown."""
    found = queue(user, at=NOW, kind=kind, whose=whose)
    return [item.key for section in found.sections for item in section.items]


def give(target, to, by, **given):
    Assignment.objects.give(target, to, by=by, **given)


def test_everything_that_waits_is_there(edith):
    draft, motion, dispute = make.ClaimFactory(), make.MotionFactory(), make.DisputeFactory()

    keys = waiting(edith)

    assert {f"claim-{draft.pk}", f"motion-{motion.pk}", f"dispute-{dispute.pk}"} <= set(keys)


def test_what_is_done_waits_no_more(edith, rhys):
    dispute = make.DisputeFactory()
    dispute.rule("upheld", text="So it is", by=rhys)

    assert f"dispute-{dispute.pk}" not in waiting(edith)


def test_mine_and_nobodys_come_first(edith, rhys):
    mine, theirs, nobodys = make.ClaimFactory.create_batch(3)
    give(mine, edith, by=rhys)
    give(theirs, rhys, by=rhys)

    shown = {whose: waiting(edith, whose=whose) for whose in ("open", "mine", "all", "rhys")}

    assert set(shown["open"]) == {f"claim-{mine.pk}", f"claim-{nobodys.pk}"}
    assert (shown["mine"], shown["rhys"]) == ([f"claim-{mine.pk}"], [f"claim-{theirs.pk}"])
    assert len(shown["all"]) == 3


def test_what_is_due_first_comes_first(edith):
    first, second = make.ClaimFactory.create_batch(2)
    give(second, edith, by=edith, due=date(2026, 10, 1))

    found = queue(edith, at=NOW, kind="drafts", whose="open").sections[0].items

    assert [item.key for item in found] == [f"claim-{second.pk}", f"claim-{first.pk}"]
    assert [item.overdue for item in found] == [True, False]


def test_work_is_handed_over_with_words(edith, rhys):
    claim = make.ClaimFactory()
    give(claim, edith, by=edith)
    give(claim, rhys, by=edith, note="You know the source")

    assignment = Assignment.objects.get()
    assert (assignment.assignee, assignment.note) == (rhys, "You know the source")


def test_many_are_assigned_in_one_act(as_edith, rhys):
    claims = make.ClaimFactory.create_batch(3)
    items = "&".join(f"item=claim-{claim.pk}" for claim in claims)
    keys = [f"claim-{claim.pk}" for claim in claims]

    answer = send(as_edith, f"/desk/bulk/?act=assign&{items}", act="assign", item=keys, assignee=rhys.pk)

    assert answer.status_code == 303
    assert Assignment.objects.filter(assignee=rhys).count() == 3


def test_looks_are_confirmed_together(as_edith, edith):
    report = make.AttributionFactory()
    report.claim.revise(by=edith, reason="Reword", version=report.claim.version, statement="Otherwise.")
    look = Look.objects.get()

    send(as_edith, f"/desk/bulk/?act=confirm&item=look-{look.pk}", act="confirm", item=[f"look-{look.pk}"])

    assert not Look.objects.waiting().exists()


def test_one_refusal_stops_the_whole_act_and_is_named(as_edith):
    published, draft = make.ClaimFactory(published=True), make.ClaimFactory()
    keys = [f"claim-{published.pk}", f"claim-{draft.pk}"]

    answer = send(as_edith, f"/desk/bulk/?act=publish&item={keys[0]}&item={keys[1]}", act="publish", item=keys)

    assert answer.status_code == 422
    assert published.statement in answer.content.decode()
    assert not Claim.objects.get(pk=draft.pk).is_published


@pytest.mark.parametrize("query", ["act=assign", "act=assign&item=user-1", "act=assign&item=claim-x"])
def test_a_bulk_act_on_nothing_says_so(as_edith, query):
    answer = as_edith.get(f"/desk/bulk/?{query}", follow=True)

    assert answer.redirect_chain == [("/desk/", 303)]
    assert "is-error" in answer.content.decode()


def test_an_act_in_a_row_answers_with_its_undo(as_edith):
    draft = make.ClaimFactory()
    page = as_edith.get("/desk/")
    button = page.context["queue"].sections[0].items[0].buttons[0]

    answer = as_edith.post(button.url, {"token": str(button.token)}, follow=True)

    assert Claim.objects.get(pk=draft.pk).is_published
    assert 'class="undo"' in answer.content.decode()


def test_the_desk_asks_the_same_number_of_questions(as_edith):
    make.MotionFactory(), make.DisputeFactory(), make.ClaimFactory()
    with CaptureQueriesContext(connection) as few:
        as_edith.get("/desk/")
    make.MotionFactory.create_batch(3), make.DisputeFactory.create_batch(3), make.ClaimFactory.create_batch(3)

    with CaptureQueriesContext(connection) as many:
        as_edith.get("/desk/")

    assert len(many) == len(few)


def test_an_empty_desk_says_how_to_begin(as_edith):
    assert "Add an article" in as_edith.get("/desk/").content.decode()


def test_acts_on_many_are_offered_where_there_are_any(as_edith):
    make.ClaimFactory()

    pages = [as_edith.get(f"/desk/?kind={kind}").content.decode() for kind in ("drafts", "tips")]

    assert ["With what is ticked" in page for page in pages] == [True, False]


def test_an_assignment_is_of_one_thing(edith):
    with refused("assignment_one_target"):
        write(Assignment(assignee=edith, assigned_by=edith))


def test_a_date_is_for_somebody(edith):
    claim = make.ClaimFactory()
    give(claim, edith, by=edith, due=date(2026, 10, 1))

    with refused("assignment_due_from_somebody"):
        alter(Assignment.objects.get(), assignee=None)


def test_tips_wait_at_the_desk(edith):
    tip = Tip.objects.create(claim=make.ClaimFactory(published=True), text="It was Monday.")

    assert waiting(edith, kind="tips") == [f"tip-{tip.pk}"]
