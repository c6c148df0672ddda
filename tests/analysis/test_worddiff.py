"""Word diff: both wordings can be put together again, and nothing is shown as changed that is not."""

from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.worddiff import worddiff

WORDS = st.lists(st.sampled_from(["96.77", "%", "of", "those", "voted", "кримчан", "\u00a0", " ", "\n"]), max_size=30)
TEXTS = WORDS.map(" ".join) | st.text(max_size=60)


def shown(before, after):
    signs = {"same": "", "inserted": "+", "deleted": "−"}
    return [signs[piece.kind] + piece.text.strip() for piece in worddiff(before, after)]


def test_what_changed_between_two_wordings():
    found = shown("96.77 percent of those who voted", "96.77% of the Crimean population had voted")

    assert found == ["96.77", "−percent", "+%", "of", "−those who", "+the Crimean population had", "voted"]


def test_no_break_space_is_no_change_and_a_digit_is_one():
    assert shown("1\u00a0000 km", "1 000 km") == ["1 000 km"]
    assert shown("96.77 %", "96.78 %") == ["−96.77", "+96.78", "%"]


@given(TEXTS, TEXTS)
def test_both_wordings_can_be_put_together_again(before, after):
    pieces = worddiff(before, after)

    assert "".join(piece.before for piece in pieces) == before
    assert "".join(piece.after for piece in pieces) == after


@given(TEXTS)
def test_nothing_differs_from_itself(text):
    assert {piece.kind for piece in worddiff(text, text)} <= {"same"}


@given(TEXTS, TEXTS)
def test_deleted_one_way_is_inserted_the_other_way(before, after):
    there, back = worddiff(before, after), worddiff(after, before)

    def words(pieces, kind):
        return sum(len(piece.text.split()) for piece in pieces if piece.kind == kind)

    assert words(there, "deleted") == words(back, "inserted")
