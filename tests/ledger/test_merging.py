"""Two people's changes of one row."""

from hypothesis import given
from hypothesis import strategies as st

from ledger.merging import Clash, merge

ROWS = st.fixed_dictionaries({name: st.integers(0, 2) for name in "abc"})


def test_changes_of_different_fields_go_together():
    merged = merge({"a": 1, "b": 1}, theirs={"a": 2, "b": 1}, mine={"a": 1, "b": 2})

    assert (merged.changes, merged.clashes, merged.theirs) == ({"b": 2}, [], ["a"])


def test_different_changes_of_one_field_clash():
    merged = merge({"a": 1}, theirs={"a": 2}, mine={"a": 3})

    assert merged.clashes == [Clash("a", 1, 2, 3)]


def test_the_same_change_twice_is_no_clash():
    merged = merge({"a": 1}, theirs={"a": 2}, mine={"a": 2})

    assert (merged.changes, merged.clashes) == ({}, [])


def test_without_a_base_every_difference_is_a_clash():
    merged = merge(None, theirs={"a": 1, "b": 1}, mine={"a": 1, "b": 2})

    assert merged.clashes == [Clash("b", None, 1, 2)]


@given(ROWS, ROWS, ROWS)
def test_nothing_is_lost(base, theirs, mine):
    merged = merge(base, theirs, mine)

    result = theirs | merged.changes
    open_questions = {clash.name for clash in merged.clashes}
    assert all(result[n] == mine[n] for n in base if mine[n] != base[n] and n not in open_questions)
    assert all(result[n] == theirs[n] for n in base if theirs[n] != base[n])
