"""Words of a text: marked or pasted, found, asked for again."""

import pytest

from tests import factories as make
from tests.desk.texts import SENTENCE, TEXT


@pytest.fixture
def text(db):
    return make.SnapshotFactory(text=TEXT)


def pick(client, text, words, at="", go="claim"):
    return client.post(f"/a/{text.article_id}/passage/?text={text.pk}", {"words": words, "at": at, "go": go})


def test_pasted_words_are_found(text, as_edith):
    answer = pick(as_edith, text, f"  {SENTENCE}\n")

    start = TEXT.index(SENTENCE)
    assert answer.status_code == 303
    assert answer.url.endswith(f"start={start}&end={start + len(SENTENCE)}")


def test_words_with_other_spaces_are_found(db, as_edith):
    text = make.SnapshotFactory(text="About 80\u00a0settlements.\n\nAnd more")

    assert pick(as_edith, text, "80 settlements. And").url.endswith("start=6&end=26")


def test_marked_words_are_taken_where_they_were_marked(text, as_edith):
    second = TEXT.rindex("The council")

    answer = pick(as_edith, text, "The council", at=f"{second}-{second + 11}")

    assert f"start={second}&" in answer.url


def test_a_wrong_place_gives_way_to_the_words(text, as_edith):
    answer = pick(as_edith, text, "Nobody else", at="0-11")

    assert f"start={TEXT.index('Nobody else')}&" in answer.url


def test_words_in_several_places_are_asked_for_again(text, as_edith):
    answer = pick(as_edith, text, "The council met on Monday.", go="link")

    candidates = answer.context["form"].candidates
    assert answer.status_code == 422
    assert [one["at"] for one in candidates] == ["6-32", f"{TEXT.rindex('The council')}-{TEXT.rindex(' Nobody')}"]


def test_words_that_do_not_stand_there_are_said_to(text, as_edith):
    answer = pick(as_edith, text, "The council never met")

    assert answer.status_code == 422
    assert "These words are not in the text" in answer.content.decode()


NOWHERE = ["", "text=1&start=a&end=2", "text=999999999999&start=0&end=4", "text={}&start=9&end=9"]


@pytest.mark.parametrize("place", NOWHERE)
def test_an_address_that_names_no_words_is_not_found(text, as_edith, place):
    assert as_edith.get(f"/a/{text.article_id}/claim/new/?{place.format(text.pk)}").status_code == 404
