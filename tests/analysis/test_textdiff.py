"""What one text of an article has that another has not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.textdiff import textdiff

OLD = "Headline\n\nThe council met on Monday.\nSome 80 settlements lie there.\nNobody else was asked."


def kinds(before, after):
    return [hunk.kind for hunk in textdiff(before, after)]


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (OLD, ["same"]),
        (OLD.replace("\n", "\n\n").replace("80 s", "80\u00a0s"), ["same"]),
        (OLD.replace("80", "90"), ["same", "changed", "same"]),
        (OLD.replace("Some 80 settlements lie there.\n", ""), ["same", "removed", "same"]),
        (f"{OLD}\nRain fell.", ["same", "added"]),
        ("Else.\nQuite.", ["added", "added", "removed", "removed", "removed", "removed"]),
    ],
    ids=["same", "typography", "changed", "removed", "added", "another text"],
)
def test_paragraphs_are_told_apart(after, found):
    assert kinds(OLD, after) == found


def test_a_changed_paragraph_shows_its_words():
    hunk = next(hunk for hunk in textdiff(OLD, OLD.replace("80", "90")) if hunk.kind == "changed")

    assert {piece.kind: piece.text.strip() for piece in hunk.pieces if piece.kind != "same"} == {
        "deleted": "80",
        "inserted": "90",
    }


paragraphs = st.lists(st.sampled_from(["A b c.", "A b d.", "Quite another.", "1", "2"]), max_size=8).map("\n".join)


@given(paragraphs, paragraphs)
def test_nothing_of_either_text_is_lost(before, after):
    hunks = textdiff(before, after)

    shown = [hunk for hunk in hunks if hunk.kind != "same"]
    same = sum(hunk.same for hunk in hunks)
    assert same + sum(hunk.kind != "added" for hunk in shown) == len(before.splitlines())
    assert same + sum(hunk.kind != "removed" for hunk in shown) == len(after.splitlines())
