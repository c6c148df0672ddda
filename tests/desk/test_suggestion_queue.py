"""Suggested passages at the desk: the likeliest first, decided on in the row, or many at once after a page that lists
them.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Proposal
from claims.pages.queue import queue
from claims.proposing import propose_for
from tests import factories as make
from tests.desk.sending import new_token, send
from tests.desk.texts import TEXT

pytestmark = pytest.mark.usefixtures("rows")
DESK = "/desk/?kind=suggestions"
SETTLEMENTS = "About 80 settlements were taken. Some 500 soldiers were captured near the village."


@pytest.fixture
def found(edith):
    for text in (TEXT, SETTLEMENTS):
        propose_for(make.SnapshotFactory(text=text), by=edith)
    return list(Proposal.objects.for_queue(timezone.now()).order_by("-score", "pk"))


def items(client):
    (section,) = client.get(DESK).context["queue"].sections
    return section.items


def bulk(client, act, rows, **given):
    keys = [f"proposal-{row.pk}" for row in rows]
    query = "&".join(f"item={key}" for key in keys)
    return send(client, f"/desk/bulk/?act={act}&{query}", act=act, item=keys, **given)


def test_the_likeliest_come_first(found, as_edith):
    assert [item.key for item in items(as_edith)] == [f"proposal-{row.pk}" for row in found]
    assert [row.score for row in found] == sorted((row.score for row in found), reverse=True)


def test_a_row_says_what_was_read_and_where(found, as_edith):
    (item,) = [one for one in items(as_edith) if "96.77%" in one.title]

    assert "figure · value 96.77%" in item.about.lower()
    assert item.about.endswith(str(Proposal.objects.get(pk=item.key.split("-")[1]).article))
    assert [button.key for button in item.buttons] == ["y", "", "l", "r", "s"]


def test_accepting_in_a_row_leads_back_to_the_desk(found, as_edith):
    (row,) = [one for one in found if "96.77%" in one.payload["words"]]

    answer = as_edith.post(f"/desk/suggestions/{row.pk}/accept/?desk", {"token": new_token()}, follow=True)

    assert answer.redirect_chain == [(DESK, 303)]
    assert 'class="undo"' in answer.content.decode()
    assert f"proposal-{row.pk}" not in [item.key for item in items(as_edith)]


def test_many_are_accepted_in_one_act(found, as_edith):
    whole = [row for row in found if row.is_whole]

    answer = bulk(as_edith, "accept", whole)

    assert answer.status_code == 303
    assert Claim.objects.published().count() == len(whole) >= 2
    assert not Proposal.objects.undecided().filter(pk__in=[row.pk for row in whole]).exists()


def test_one_that_needs_more_stops_the_act_and_is_named(found, as_edith, edith):
    propose_for(make.SnapshotFactory(text="The army occupied 386 square miles near the town."), by=edith)
    partial = Proposal.objects.get(payload__whole=False)

    answer = bulk(as_edith, "accept", [*found, partial])

    assert answer.status_code == 422
    assert "The text does not say all that a claim needs" in answer.content.decode()
    assert not Claim.objects.exists()


def test_many_are_rejected_for_one_reason(found, as_edith):
    bulk(as_edith, "reject", found, reason="Not about the subject")

    assert {(row.state, row.reason) for row in Proposal.objects.all()} == {("rejected", "Not about the subject")}


def test_a_rejection_of_many_without_a_reason_is_asked_for_it(found, as_edith):
    assert bulk(as_edith, "reject", found).status_code == 422
    assert not Proposal.objects.decided().exists()


def test_many_are_put_off(found, as_edith):
    bulk(as_edith, "later", found, days="7")

    now = timezone.now()
    assert not Proposal.objects.waiting(now).exists()
    assert Proposal.objects.waiting(now + timedelta(days=8)).count() == len(found)


def test_the_desk_asks_no_more_for_more_suggestions(edith, as_edith):
    propose_for(make.SnapshotFactory(text=TEXT), by=edith)
    with CaptureQueriesContext(connection) as few:
        as_edith.get(DESK)
    propose_for(make.SnapshotFactory(text=SETTLEMENTS), by=edith)

    with CaptureQueriesContext(connection) as many:
        as_edith.get(DESK)

    assert len(many) == len(few)


def test_suggestions_are_assigned_like_all_that_waits(found, edith, rhys, as_rhys):
    bulk(as_rhys, "assign", found[:1], assignee=rhys.pk)

    shown = queue(edith, at=timezone.now(), kind="suggestions", whose="open").sections[0].items

    assert len(shown) == len(found) - 1
