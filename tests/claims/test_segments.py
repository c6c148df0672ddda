"""Marked text cut into pieces."""

from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.segments import MarkSpan, Segment, segments

marks = st.builds(MarkSpan, st.integers(-5, 40), st.integers(-5, 40), st.sampled_from("abc"))
marked = st.tuples(st.text(max_size=30), st.lists(marks, max_size=8))


@given(marked)
def test_joined_the_pieces_are_the_text(case):
    text, spans = case

    assert "".join(piece.text for piece in segments(text, spans)) == text
    assert all(piece.text for piece in segments(text, spans))


@given(marked)
def test_every_character_has_the_names_of_the_marks_that_cover_it(case):
    text, spans = case

    names = [set(piece.names) for piece in segments(text, spans) for _ in piece.text]

    assert names == [{span.name for span in spans if span.start <= at < span.end} for at in range(len(text))]


@given(marked)
def test_each_mark_begins_and_ends_once(case):
    text, spans = case
    shown = {
        (max(0, span.start), min(len(text), span.end), span.name)
        for span in spans
        if max(0, span.start) < min(len(text), span.end)
    }

    pieces = segments(text, spans)

    assert sum(len(piece.begins) for piece in pieces) == len({(start, name) for start, _, name in shown})
    assert sum(len(piece.ends) for piece in pieces) == len({(end, name) for _, end, name in shown})


def test_marks_that_overlap_need_no_nesting():
    pieces = segments("allegedly 96.77%", [MarkSpan(0, 12, "hedge"), MarkSpan(10, 16, "number")])

    assert pieces == [
        Segment("allegedly ", ("hedge",), ("hedge",), ()),
        Segment("96", ("hedge", "number"), ("number",), ("hedge",)),
        Segment(".77%", ("number",), (), ("number",)),
    ]


def test_the_longer_of_two_marks_comes_first():
    assert segments("80 km", [MarkSpan(0, 2, "short"), MarkSpan(0, 5, "long")])[0].names == ("long", "short")


def test_a_text_without_marks_is_one_piece():
    assert segments("Text.", []) == [Segment("Text.")]
    assert segments("", [MarkSpan(0, 1, "a")]) == []
