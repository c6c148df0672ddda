"""Words that an outlet changed wait at the desk, until somebody says what rests on them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Assignment, CheckedPassage, Look
from claims.pages.queue import queue
from sources.models import Snapshot
from tests import factories as make
from tests.desk.sending import send

pytestmark = pytest.mark.usefixtures("rows")

QUOTE = "The council met on Monday"
LATER = f"KYIV. {QUOTE.replace('Monday', 'Sunday')}, and nobody else was asked. On Sunday it rained."


@pytest.fixture
def report():
    return make.AttributionFactory(quote=QUOTE)


def captured(report, by, text=LATER):
    snapshot = Snapshot.objects.capture(report.article, text, by=by)
    return CheckedPassage.objects.get(snapshot=snapshot, passage=report.words.get().passage)


def waiting(user):
    """What is shown of each kind."""
    found = queue(user, at=timezone.now(), kind="", whose="open").sections
    return {section.kind.slug: [item.key for item in section.items] for section in found}


def test_altered_words_wait_once_and_not_as_another_look_too(report, edith):
    check = captured(report, edith)

    shown = waiting(edith)

    assert Look.objects.waiting().count() == 1
    assert (shown["altered"], "looks" in shown) == ([f"checkedpassage-{check.pk}"], False)


def test_words_on_which_nothing_rests_do_not_wait(edith):
    text = make.SnapshotFactory()
    text.quote("Some 80 settlements", by=edith)
    Snapshot.objects.capture(text.article, "Nobody was asked.", by=edith)

    assert "altered" not in waiting(edith)


def test_a_look_at_words_that_stand_again_waits_by_itself(report, edith):
    captured(report, edith)
    captured(report, edith, f"KYIV. {QUOTE}. Nobody else was asked.")

    assert [kind for kind in waiting(edith) if kind != "drafts"] == ["looks"]


def test_resting_on_the_new_words_moves_the_report(report, edith, as_edith):
    check = captured(report, edith)

    answer = send(as_edith, f"/checks/{check.pk}/", decision="accepted")

    assert answer.status_code == 303
    assert report.words.get().passage.exact == "The council met on Sunday"
    assert not Look.objects.waiting().exists()


def test_an_editor_puts_the_place_right(report, edith, as_edith):
    check = captured(report, edith, "KYIV. Rain fell on Kyiv. Members of the council gathered on Sunday.")
    words = "Members of the council gathered on Sunday"

    send(as_edith, f"/checks/{check.pk}/", decision="accepted", words=words)

    check.refresh_from_db()
    assert report.words.get().passage.exact == words
    assert (check.state, check.method, check.checked_by) == ("altered", "by hand", edith)


def test_words_that_stand_twice_are_asked_for_again(report, edith, as_edith):
    check = captured(report, edith)

    answer = send(as_edith, f"/checks/{check.pk}/", decision="accepted", words="Sunday")

    assert answer.status_code == 422
    assert "Which of them?" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"decision": "accepted", "words": ""}, "Give the words of the later text."),
        ({"decision": "accepted", "words": "Friday"}, "These words are not in the text"),
        ({"decision": "dropped"}, "Say why"),
        ({}, "This field is required."),
    ],
    ids=["no words", "other words", "no reason", "nothing"],
)
def test_what_is_missing_is_said(report, edith, as_edith, given, said):
    answer = send(as_edith, f"/checks/{captured(report, edith).pk}/", **given)

    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize(("decision", "withdrawn"), [("kept", ""), ("dropped", "Taken back")])
def test_keeping_and_withdrawing(report, edith, as_edith, decision, withdrawn):
    check = captured(report, edith)

    send(as_edith, f"/checks/{check.pk}/", decision=decision, reason="Taken back")

    report.refresh_from_db()
    assert report.withdrawn_reason == withdrawn
    assert "altered" not in waiting(edith)


def test_a_second_decision_is_refused_in_words(report, edith, as_edith, rhys):
    check = captured(report, edith)
    check.decide("kept", by=rhys, reason="As it was")

    answer = send(as_edith, f"/checks/{check.pk}/", decision="kept")

    assert answer.status_code == 422
    assert "Somebody has decided on this already." in answer.content.decode()


def test_somebody_takes_care_of_it(report, edith, rhys, as_edith):
    key = f"checkedpassage-{captured(report, edith).pk}"

    send(as_edith, f"/desk/bulk/?act=assign&item={key}", act="assign", item=[key], assignee=rhys.pk)

    assert Assignment.objects.get().checkedpassage.passage.exact == QUOTE
    assert waiting(rhys)["altered"] == [key]


def test_the_desk_asks_no_more_questions_for_more_of_them(edith, as_edith):
    captured(make.AttributionFactory(quote=QUOTE), edith)
    with CaptureQueriesContext(connection) as few:
        as_edith.get("/desk/?kind=altered")
    for _ in range(3):
        captured(make.AttributionFactory(quote=QUOTE), edith)

    with CaptureQueriesContext(connection) as many:
        as_edith.get("/desk/?kind=altered")

    assert len(many) == len(few)
