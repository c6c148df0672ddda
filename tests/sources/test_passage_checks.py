"""What became of passages in a text that was captured later."""

import pytest

from ledger.changesets import seal_now
from ledger.models import Changeset
from sources.models import PassageCheck, Snapshot
from sources.models.passage_check import DecidedAlready
from tests.factories import ArticleFactory, SnapshotFactory
from tests.factories.sources import TEXT
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")

WORDS = "Some 80 settlements lie in the region"


@pytest.fixture
def passage(edith):
    return SnapshotFactory().quote(WORDS, by=edith)


def captured(passage, text, by):
    """The check of the passage in the article's text as captured again."""
    snapshot = Snapshot.objects.capture(passage.snapshot.article, text, by=by)
    return PassageCheck.objects.with_words().get(snapshot=snapshot, passage=passage)


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        (f"Rain fell. {TEXT}", "exact", WORDS),
        (TEXT.replace("80", "90"), "altered", WORDS.replace("80", "90")),
        ("KYIV. The council met on Monday. Nobody else was asked.", "missing", ""),
        (f"{TEXT} {TEXT}", "ambiguous", ""),
    ],
    ids=["exact", "altered", "missing", "ambiguous"],
)
def test_capturing_again_tells_what_became_of_a_passage(passage, edith, text, state, words):
    check = captured(passage, text, edith)

    assert (check.state, check.words, check.decision) == (state, words, "")
    assert (check.method, check.checked_by) == ("reanchor 2", None)


def test_checks_are_made_in_the_changeset_of_the_capture(passage, edith):
    captured(passage, f"Rain fell. {TEXT}", edith)
    seal_now()

    contents = Changeset.objects.order_by("pk").last().contents

    assert {"sources_snapshothistory", "sources_passagecheckhistory"} <= {*contents}


def test_the_same_text_again_is_not_checked(passage, edith):
    Snapshot.objects.capture(passage.snapshot.article, TEXT, by=edith)

    assert not PassageCheck.objects.exists()


def test_passages_of_every_earlier_text_are_checked(passage, edith):
    later = captured(passage, f"Rain fell. {TEXT}", edith).snapshot
    rain = later.quote("Rain", by=edith)

    last = Snapshot.objects.capture(later.article, f"Snow fell. {TEXT}", by=edith)

    assert {check.passage: check.state for check in last.checks.all()} == {passage: "exact", rain: "altered"}


def test_another_article_with_the_same_words_is_not_checked(passage):
    SnapshotFactory(article=ArticleFactory(), text=TEXT.replace("80", "90"))

    assert not PassageCheck.objects.exists()


def test_only_the_last_text_waits_for_a_decision(passage, edith):
    captured(passage, TEXT.replace("80", "90"), edith)
    assert PassageCheck.objects.waiting().count() == 1

    captured(passage, f"Rain fell. {TEXT}", edith)

    assert not PassageCheck.objects.waiting().exists()


def test_who_kept_the_earlier_text_is_not_asked_again_about_the_same_words(passage, edith, rhys):
    captured(passage, TEXT.replace("80", "90"), edith).decide("kept", by=rhys, reason="As it was")

    again = captured(passage, TEXT.replace("80", "90") + " Rain fell.", edith)
    other = captured(passage, TEXT.replace("80", "70"), edith)

    assert (again.decision, again.decided_by) == ("kept", rhys)
    assert (other.decision, other.decided_by) == ("", None)


def test_a_check_is_decided_on_once(passage, edith, rhys):
    check = captured(passage, TEXT.replace("80", "90"), edith)
    check.decide("kept", by=edith, reason="As it was")

    with pytest.raises(DecidedAlready):
        check.decide("dropped", by=rhys, reason="Gone")


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("passage_check_place", {"start": None, "end": None}),
        ("passage_check_place", {"end": None}),
        ("passage_check_place", {"state": "missing"}),
        ("passage_check_place", {"start": 5, "end": 5}),
        ("passage_check_alike", {"alike": "1.001"}),
        ("passage_check_decided_by_somebody", {"decision": "kept"}),
        ("passage_check_in_a_later_text", {"end": 10_000}),
    ],
    ids=["no place", "no end", "a place for none", "empty", "too alike", "decided by nobody", "beyond the text"],
)
def test_the_database_refuses_a_check(passage, edith, constraint, columns):
    check = captured(passage, TEXT.replace("80", "90"), edith)

    with refused(constraint):
        alter(check, **columns)


def test_the_database_refuses_a_second_check_of_the_same(passage, edith):
    check = captured(passage, TEXT.replace("80", "90"), edith)

    with refused("passage_check_once"):
        write(PassageCheck(passage=passage, snapshot=check.snapshot, state="missing", alike=0))


def test_the_database_refuses_a_check_in_the_text_itself_or_in_another_article(passage):
    for snapshot in (passage.snapshot, SnapshotFactory(text="Other words.")):
        with refused("passage_check_in_a_later_text"):
            write(PassageCheck(passage=passage, snapshot=snapshot, state="missing", alike=0))
