"""Editors' notes, and our translations."""

import pytest
from django.core.exceptions import ValidationError

from claims.models import Annotation
from claims.models.annotation import NotYourNote
from tests.factories import (
    AnnotationFactory,
    AttributionFactory,
    ClaimFactory,
    PassageFactory,
    TranslationFactory,
    person,
)
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")


@pytest.mark.parametrize("targets", [{}, {"claim": ClaimFactory, "passage": PassageFactory}], ids=["none", "two"])
def test_a_note_is_on_one_thing(edith, targets):
    row = Annotation(**{name: make() for name, make in targets.items()}, body="Really?", author=edith)

    with refused("annotation_one_target"):
        write(row)


def test_a_note_says_something():
    note = AnnotationFactory()

    with refused("annotation_not_empty"):
        alter(note, body="")


@pytest.mark.parametrize("later", [False, True], ids=["itself", "a later one"])
def test_a_note_answers_an_earlier_one(later):
    note = AnnotationFactory()
    answered = AnnotationFactory(claim=note.claim) if later else note

    with refused("annotation_answers_an_earlier"):
        alter(note, reply_to=answered)


def test_an_answer_is_on_what_its_note_is_on():
    note = AnnotationFactory()

    with refused("annotation_answer_on_the_same"):
        AnnotationFactory(claim=ClaimFactory(), reply_to=note)


def test_no_answer_is_seen_by_more_people_than_its_note(rhys):
    answer = AnnotationFactory().answer("Who says so?", visibility="public", by=rhys)

    with refused("annotation_answer_as_closed"):
        alter(answer.reply_to, visibility="editors")


def test_an_open_answer_to_a_closed_note_is_refused_in_words(rhys):
    note = AnnotationFactory(visibility="editors")

    with pytest.raises(ValidationError, match="is for editors only, too"):
        note.answer("Who says so?", visibility="public", by=rhys)


def test_an_answer_to_an_answer_joins_the_conversation(edith, rhys):
    note = AnnotationFactory()
    answer = note.answer("Who says so?", visibility="public", by=rhys)

    assert answer.answer("The clerk.", visibility="public", by=edith).reply_to == note


def test_a_note_closed_to_readers_takes_its_answers_along(edith, rhys):
    note = AnnotationFactory()
    answer = note.answer("Who says so?", visibility="public", by=rhys)

    note.revise(by=edith, reason="Not for readers", version=1, visibility="editors")

    answer.refresh_from_db()
    assert answer.visibility == "editors"


def test_a_note_is_changed_by_its_author_and_by_reviewers(edith, rhys):
    note = AnnotationFactory(by=edith)

    note.revise(by=edith, reason="Shorter", version=1, body="Not public.")
    note.revise(by=rhys, reason="Clearer", version=2, body="The minutes are kept secret.")

    assert (note.body, note.version) == ("The minutes are kept secret.", 3)


def test_a_note_is_not_changed_by_another_editor():
    note = AnnotationFactory()

    with pytest.raises(NotYourNote):
        note.revise(by=person("emil", "editor"), reason="Mine", version=1, body="Mine.")


@pytest.mark.parametrize(
    ("name", "make"), [("claim", ClaimFactory), ("attribution", AttributionFactory), ("passage", PassageFactory)]
)
def test_a_note_can_be_put_on_all_three(rhys, name, make):
    target = make()

    note = AnnotationFactory(**{name: target}, by=rhys)

    assert (note.target, note.author) == (target, rhys)


def test_a_note_on_nothing_is_refused_in_words(edith):
    with pytest.raises(ValidationError, match="A note is on a claim, a report or a passage: exactly one"):
        Annotation(body="Really?").add(by=edith)


def test_a_resolved_note_says_that_nothing_is_left_to_do(rhys):
    note = AnnotationFactory()

    note.resolve(by=rhys)

    assert (note.resolved, note.version) == (True, 2)


def test_a_resolved_note_can_be_reopened(rhys):
    note = AnnotationFactory()
    note.resolve(by=rhys)

    note.reopen(by=rhys)

    assert not note.resolved


def test_questions_suggestions_and_answers_wait_in_the_queue(rhys):
    note, question = AnnotationFactory(), AnnotationFactory(motivation="questioning")
    answer = note.answer("Who says so?", visibility="public", by=rhys)
    AnnotationFactory(motivation="editing").resolve(by=rhys)

    assert list(Annotation.objects.for_queue()) == [answer, question]


def test_an_answer_to_a_resolved_note_waits_for_nobody(rhys):
    note = AnnotationFactory()
    note.answer("Who says so?", visibility="public", by=rhys)
    note.resolve(by=rhys)

    assert not Annotation.objects.for_queue()


def test_notes_for_editors_are_seen_by_editors_only(edith, rosa):
    public, internal = AnnotationFactory(), AnnotationFactory(visibility="editors")

    assert set(Annotation.objects.visible_to(edith)) == {public, internal}
    assert set(Annotation.objects.visible_to(rosa)) == {public}
    assert set(Annotation.objects.visible_to(person("rita", "reader"))) == {public}


def test_a_passage_has_one_translation_in_a_language():
    translation = TranslationFactory()
    again = type(translation)(
        passage=translation.passage, language="uk", text="Інакше", translator=translation.translator
    )

    with refused("translation_once"):
        write(again)


def test_a_translation_says_something():
    translation = TranslationFactory()

    with refused("translation_not_empty"):
        alter(translation, text="")


def test_a_translation_is_the_work_of_who_adds_it(rhys):
    assert TranslationFactory(by=rhys).translator == rhys
