"""Exact slices of a text."""

import pytest
from django.db import DatabaseError, transaction

from accounts.roles import NotAllowed
from sources.anchoring import QuoteAmbiguous, QuoteNotFound, Span
from sources.models import Passage
from tests.factories import PassageFactory, SnapshotFactory, person
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")

TEXT = "🚜 Біля 80 сіл у Судж\u0301і\u00a0– “about 80”."


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("passage_is_the_slice", {"exact": "Поруч 80"}),
        ("passage_is_the_slice", {"exact": "біля 80"}),
        ("passage_is_the_slice", {"prefix": "🚗 "}),
        ("passage_is_the_slice", {"suffix": " міст"}),
        ("passage_is_the_slice", {"end": 8}),
        ("passage_not_empty", {"end": 2, "exact": "", "suffix": ""}),
    ],
)
def test_the_database_refuses_a_passage(constraint, columns):
    right = {"start": 2, "end": 9, "exact": "Біля 80", "prefix": "🚜 ", "suffix": " сіл"}
    row = Passage(snapshot=SnapshotFactory(text=TEXT), **(right | columns))

    with refused(constraint):
        write(row)


def test_the_database_refuses_a_passage_past_the_end_of_the_text():
    snapshot = SnapshotFactory(text="Short.")

    with refused("passage_length"):
        write(Passage(snapshot=snapshot, start=0, end=9, exact="Short."))


def test_a_passage_is_stored_once():
    passage = PassageFactory()

    with refused("passage_once"):
        write(Passage(snapshot=passage.snapshot, start=passage.start, end=passage.end, exact=passage.exact))


def test_a_passage_never_moves():
    passage = PassageFactory()

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        alter(passage, start=1)


@pytest.mark.parametrize(
    ("start", "end"), [(0, 1), (2, 9), (14, 21), (20, 23), (0, len(TEXT)), (len(TEXT) - 1, len(TEXT))]
)
def test_the_database_counts_code_points_as_python_does(edith, start, end):
    snapshot = SnapshotFactory(text=TEXT)

    passage = snapshot.passage(Span(start, end), by=edith)

    assert passage.exact == TEXT[start:end]
    assert (TEXT[:start] + passage.exact + TEXT[end:]) == TEXT


def test_a_passage_keeps_some_of_what_stands_around_it(edith):
    snapshot = SnapshotFactory(text="a" * 40 + "WORDS" + "b" * 40)

    passage = snapshot.quote("WORDS", by=edith)

    assert (passage.prefix, passage.suffix) == ("a" * 32, "b" * 32)


def test_a_quote_is_found_across_a_no_break_space_and_stored_with_it(edith):
    passage = SnapshotFactory(text=TEXT).quote("Судж\u0301і – “about 80”", by=edith)

    assert passage.exact == "Судж\u0301і\u00a0– “about 80”"


def test_the_same_words_again_are_the_same_passage(edith):
    snapshot = SnapshotFactory(text=TEXT)

    assert snapshot.quote("about 80", by=edith) == snapshot.quote("about  80", by=edith)


def test_a_quote_that_is_not_in_the_text_is_refused(edith):
    with pytest.raises(QuoteNotFound, match="about 90"):
        SnapshotFactory(text=TEXT).quote("about 90", by=edith)


def test_a_quote_that_stands_twice_says_where(edith):
    with pytest.raises(QuoteAmbiguous) as caught:
        SnapshotFactory(text=TEXT).quote("80", by=edith)

    assert caught.value.candidates == [Span(at, at + 2) for at in (TEXT.index("80"), TEXT.rindex("80"))]


def test_a_reader_may_not_mark_passages():
    with pytest.raises(NotAllowed):
        SnapshotFactory(text=TEXT).quote("about 80", by=person("rita", "reader"))
