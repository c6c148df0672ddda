"""Articles with the same text are found, wait at the desk, and become what an editor says they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.chores import CHORES
from claims.comparing import compare_new
from claims.models import Assignment, SameText
from claims.models.proposed import NotWaiting
from claims.pages.queue import queue
from sources.models import TextPrints
from tests import factories as make
from tests.desk.sending import send
from tests.raw import alter, refused, write
from tests.sameness.pairs import plain

pytestmark = pytest.mark.usefixtures("rows")

LINES = plain()
BODY, OTHER = "\n\n".join(LINES[:8]), "\n\n".join(LINES[8:16])
ABOUT = LINES[16]


def text(body, **columns):
    """The article of a text."""
    return make.SnapshotFactory(article=make.ArticleFactory(**columns), text=body).article


def compared():
    compare_new(timezone.now())
    return list(SameText.objects.order_by("id"))


@pytest.fixture
def pair():
    """Two articles, of which the later one is much the earlier one's text."""
    text(f"Headline\n\n{BODY}", published="2024-05-01", published_basis="printed")
    text(f"Another headline\n\n{BODY}\n\n{LINES[17]}")
    return compared()[0]


def test_a_reprint_is_proposed_and_changes_nothing(pair):
    assert (pair.kind, pair.state, pair.percent) == ("reprint", "waiting", 100)
    assert pair.article.republishes is None


def test_each_pair_is_proposed_once(pair):
    TextPrints.objects.all().delete()

    assert compared() == [pair]


def test_a_new_text_of_one_is_compared_anew_until_somebody_decided(pair, edith):
    make.SnapshotFactory(article=pair.article, text=f"{BODY[: len(BODY) // 3]}\n\n{OTHER}")
    before, words = pair.words, compared()[0].words
    pair.decide("rejected", by=edith, reason="Not so")
    make.SnapshotFactory(article=pair.article, text=BODY)

    assert words < before
    assert [(row.state, row.words) for row in compared()] == [("rejected", words)]


def test_a_shared_background_paragraph_is_proposed_as_that(db):
    text(f"{BODY}\n\n{LINES[17]}")
    text(f"{LINES[17]}\n\n{OTHER}")

    assert [row.kind for row in compared()] == ["shared"]


def test_articles_with_nothing_in_common_are_not(db):
    text(BODY), text(OTHER)

    assert compared() == []


def test_what_many_pages_of_an_outlet_say_does_not_match(db):
    outlet = make.OutletFactory()
    for at in range(5):
        text(f"{LINES[at * 3]}\n\n{ABOUT}\n\n{LINES[at * 3 + 1]}", outlet=outlet)
    compare_new(timezone.now())
    last = text(f"{LINES[18]}\n\n{ABOUT}\n\n{LINES[19]}", outlet=outlet)

    assert [row for row in compared() if row.article == last] == []


def test_what_is_recorded_as_a_reprint_is_not_proposed(db):
    original = text(BODY)
    text(BODY, republishes=original), text(BODY, republishes=original)

    assert compared() == []


def test_it_runs_by_itself():
    assert CHORES["compare texts"][1] is compare_new


def test_the_desk_shows_the_words_in_common(pair, edith, as_edith):
    shown = queue(edith, at=timezone.now(), kind="same", whose="open").sections[0].items
    page = as_edith.get(shown[0].url).content.decode()

    assert [item.key for item in shown] == [f"sametext-{pair.pk}"]
    assert LINES[3].split()[2] in page
    assert f"A-{pair.article_id} reprints A-{pair.other_id}" in page


@pytest.mark.parametrize(("decision", "state"), [("later", "reprint"), ("earlier", "reprint"), ("shared", "shared")])
def test_an_editor_says_what_they_are(pair, as_edith, decision, state):
    send(as_edith, f"/same/{pair.pk}/", decision=decision)

    pair.refresh_from_db()
    reprints = [pair.article.republishes, pair.other.republishes]
    assert pair.state == state
    assert reprints == {"later": [pair.other, None], "earlier": [None, pair.article], "shared": [None, None]}[decision]


def test_a_reprint_is_shown_by_its_words(pair, as_edith):
    send(as_edith, f"/same/{pair.pk}/", decision="later")

    pair.article.refresh_from_db()
    assert pair.article.republishes_evidence.exact in pair.text.text
    assert pair.article.republishes_evidence.snapshot == pair.text


def test_what_was_decided_is_decided(pair, edith, rhys, as_edith):
    pair.decide("rejected", by=rhys, reason="Not so")

    with pytest.raises(NotWaiting):
        pair.decide("shared", by=edith, reason="So")
    assert send(as_edith, f"/same/{pair.pk}/", decision="shared").status_code == 422


def test_readers_are_told_of_shared_passages_once_an_editor_said_so(pair, edith, as_rosa):
    def page():
        return as_rosa.get(pair.article.get_absolute_url()).content.decode()

    before = page()
    pair.decide("shared", by=edith, reason="So it is")

    assert "The same words stand in" not in before
    assert "The same words stand in" in page()


def test_somebody_takes_care_of_it(pair, as_edith, rhys):
    key = f"sametext-{pair.pk}"

    send(as_edith, f"/desk/bulk/?act=assign&item={key}", act="assign", item=[key], assignee=rhys.pk)

    assert Assignment.objects.get().sametext == pair


@pytest.mark.parametrize(
    ("rule", "columns"),
    [("same_text_share", {"share": 0}), ("same_text_decided_by_somebody", {"state": "shared"})],
)
def test_the_database_refuses_a_pair(pair, rule, columns):
    with refused(rule):
        alter(pair, **columns)


def test_the_later_one_comes_first(pair):
    with refused("same_text_later_first"):
        alter(pair, article=pair.other, other=pair.article)


def test_the_database_refuses_a_pair_twice(pair):
    again = SameText.objects.get(pk=pair.pk)
    again.pk = None

    with refused("same_text_once"):
        write(again)


def test_a_text_is_compared_with_as_many_queries_however_many_are_held(db):
    text(BODY)
    compared()
    text(OTHER)
    with CaptureQueriesContext(connection) as few:
        compare_new(timezone.now())
    for at in range(17, 23):
        text("\n\n".join(LINES[at : at + 1]))
    compared()
    text(LINES[23])

    with CaptureQueriesContext(connection) as many:
        compare_new(timezone.now())

    assert len(many) <= len(few)
