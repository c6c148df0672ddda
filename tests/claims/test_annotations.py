"""Editors' notes, and our translations."""

import pytest
from django.core.exceptions import ValidationError

from claims.models import Annotation
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


def test_a_note_is_no_reply_to_itself():
    note = AnnotationFactory()

    with refused("annotation_not_to_itself"):
        alter(note, reply_to=note)


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
