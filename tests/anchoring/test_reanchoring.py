"""What became of quoted words in a later text of the article."""

import random
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.fuzz import partial_ratio

from sources.anchoring import Span, normalise
from sources.reanchoring import State, reanchor
from sources.typography import folded
from tests.anchoring.cases import made, many
from tests.anchoring.edits import figure, retype

OLD = "Intro stands here. Kyiv holds 80 settlements in Kursk. The army said so on Monday. Nobody else was asked."
HOST = "Kyiv holds 80 settlements in Kursk. "
NOTE = " An earlier version of this article said 80 settlements."

randoms = st.integers(0, 10**9).map(random.Random)
texts = st.text("ab. \n5%-–“”\u00a0\u00adї🚜", max_size=80).map(normalise)


@pytest.fixture(scope="module")
def cases():
    return many(3000)


def became(words, old, new):
    """State, words now and alike of `words` of the old text."""
    start = old.index(words)
    check = reanchor(old, [Span(start, start + len(words))], new)[0]
    return check.state, check.words


@pytest.mark.parametrize(
    ("words", "new", "state", "now"),
    [
        ("80 settlements", "New first. " + OLD, State.EXACT, "80 settlements"),
        ("80 settlements", OLD.replace("Monday", "Sunday"), State.EXACT, "80 settlements"),
        ("80 settlements", OLD.replace("80 ", "80\u00a0"), State.EXACT, "80\u00a0settlements"),
        ("80 settlements", OLD.replace("Kyiv holds", "By noon Kyiv held"), State.EXACT, "80 settlements"),
        ("80 settlements", OLD.replace(HOST, "") + " " + HOST, State.MOVED, "80 settlements"),
        ("80 settlements", OLD.replace(HOST, "") + " " + HOST.replace("in", "near"), State.MOVED, "80 settlements"),
        ("80 settlements", OLD.replace(HOST, ""), State.MISSING, ""),
        ("80 settlements", OLD.replace("80 settlements ", "land "), State.ALTERED, "land"),
        ("80 settlements", OLD.replace("80", "90"), State.ALTERED, "90 settlements"),
        ("80 settlements", OLD.replace("80", "90") + NOTE, State.ALTERED, "90 settlements"),
        ("80 settlements", OLD.replace("80", "1,080"), State.ALTERED, "1,080 settlements"),
        ("80 settlements", OLD.replace("80", "−80"), State.ALTERED, "−80 settlements"),
        ("80 settlements", OLD.replace("settlements", "villages"), State.ALTERED, "80 villages"),
        ("80 settlements", OLD.replace("settlements", "Settlements"), State.ALTERED, "80 Settlements"),
        ("80", OLD.replace("80", "80,000"), State.ALTERED, "80,000"),
        ("80", OLD.replace("80", "80 thousand"), State.ALTERED, "80 thousand"),
        (HOST.strip(), OLD.replace("80", "not 80"), State.ALTERED, "Kyiv holds not 80 settlements in Kursk."),
        ("80 settlements", OLD.replace("holds", "never had"), State.ALTERED, "Kyiv never had 80 settlements in Kursk"),
        ("80 settlements", OLD.replace("80", "90, not 80"), State.ALTERED, "90, not 80 settlements"),
        ("80 settlements", OLD.replace(HOST, HOST * 2), State.AMBIGUOUS, ""),
    ],
)  # fmt: skip
def test_what_became_of_words(words, new, state, now):
    assert became(words, OLD, new) == (state, now)


@pytest.mark.parametrize(
    ("old", "words", "new", "state", "now"),
    [
        ("A has 80 men, B has 90 men.", "80 men", "A has 90 men, B has 80 men.", State.ALTERED, "90 men"),
        ("Sales fell by 5% there.", "5", "Sales fell by 5.5% there.", State.ALTERED, "5.5%"),
        ("It was 5 degrees there.", "5 degrees", "It was -5 degrees there.", State.ALTERED, "-5 degrees"),
        ("“It’s 5% of it…” he said.", "It’s 5% of", '"It\'s 5% of it..." he said.', State.EXACT, "It's 5% of"),
        ("Lost – or so – 5 tanks.", "or so", "Lost — or so — 5 tanks.", State.EXACT, "or so"),
        ("Some 5–6 tanks burnt.", "5–6 tanks", "Some 5-6 tanks burnt.", State.ALTERED, "5-6 tanks"),
        ("Є 80 сіл, каже він.", "80 сіл", "Там не 80 сіл, каже він.", State.ALTERED, "Там не 80 сіл"),
        ("Зайнято 80 сіл. Так каже він.", "80 сіл", "Зайнято 80\nсіл. Так каже він.", State.EXACT, "80\nсіл"),
        ("He left. He left. Then rain fell.", "He left", "He left. Then rain fell.", State.EXACT, "He left"),
    ],
)  # fmt: skip
def test_what_became_of_other_words(old, words, new, state, now):
    assert became(words, normalise(old), normalise(new)) == (state, now)


def test_of_two_equal_sentences_the_one_that_was_edited_is_known():
    old = "Rain fell. It holds 80 villages. Snow fell. It holds 80 villages. Hail fell."
    new = "Rain fell. It holds 90 villages. Snow fell. It holds 80 villages. Hail fell."

    first, last = reanchor(old, [Span(20, 31), Span(53, 64)], new)

    assert (first.state, first.words) == (State.ALTERED, "90 villages")
    assert (last.state, last.span) == (State.EXACT, Span(53, 64))


def test_of_equal_sentences_of_which_one_was_edited_elsewhere_neither_is_sure():
    old = "Rain fell. It holds 80 villages. It holds 80 villages. Hail fell."
    new = "It holds 90 villages. Rain fell. It holds 80 villages. Hail fell."

    states = [check.state for check in reanchor(old, [Span(20, 31), Span(42, 53)], new)]

    assert State.EXACT not in states


def test_words_that_were_only_put_before_a_short_sentence_leave_it():
    assert became("also", "Rain fell. See also", "Rain fell. As was said on Friday at noon, See also") == (
        State.EXACT,
        "also",
    )


def test_a_headline_with_the_same_words_does_not_stand_for_the_changed_text():
    old = "Kyiv holds 80 villages\n\nKyiv holds 80 villages\n\nSo the army said."
    new = "Kyiv holds 80 villages\n\nKyiv holds 90 villages\n\nSo the army said."

    assert reanchor(old, [Span(24, 46)], new)[0].state == State.ALTERED


def test_a_headline_stays_one_however_the_lines_of_the_text_are_broken():
    old = "The talks begin\n\nThe talks begin at noon in Doha, said the minister\n\nHe did not say more about them"
    new = "More soon\nThe talks\nbegin at\nnoon in Doha, said\nthe minister\nHe did\nnot say more\nabout them"

    held, gone = reanchor(old, [Span(17, 35), Span(0, 15)], new)

    assert (held.state, held.words) == (State.EXACT, "The talks\nbegin at")
    assert gone.state == State.MISSING


@pytest.mark.parametrize("note", ["Correction: ", "Уточнення: ", "An earlier version had it wrong: ", "Sprostowanie. "])
def test_words_that_a_note_of_correction_has_do_not_stand_any_more(note):
    told = f"{note}we wrote “80 settlements in Kursk”."

    assert became("80 settlements in Kursk", OLD, OLD.replace("80 settlements in Kursk", "land") + "\n" + told) == (
        State.ALTERED,
        "land",
    )


def test_unchanged_words_are_found_where_they_are(cases):
    same = [case for case in cases if case.kind == "same" and not case.again]
    found = [case.check.span for case in same if case.check.state in (State.EXACT, State.MOVED)]

    assert len(same) > 1000
    assert found == [case.there for case in same]


def test_no_changed_word_is_called_the_same(cases):
    changed = Counter(case.check.state for case in cases if case.kind not in ("same", "gone"))

    assert changed.total() > 900
    assert {*changed} <= {State.ALTERED, State.MISSING}
    assert changed[State.MISSING] < changed.total() / 100


def test_deleted_words_are_missing(cases):
    gone = Counter(case.check.state for case in cases if case.kind == "gone" and not case.again)

    assert gone.total() > 500
    assert {*gone} == {State.MISSING}


def test_a_sentence_that_stands_twice_is_mistaken_rarely(cases):
    again = [case for case in cases if case.again and case.kind in ("same", "gone")]
    wrong = [case for case in again if case.check.span != case.there and case.check.state != State.AMBIGUOUS]

    assert len(again) > 90
    assert len(wrong) / len(again) < 0.05


def test_a_matcher_by_likeness_alone_takes_changed_figures_for_the_same(cases):
    """The control: what the rules above are for."""
    figures = [case for case in cases if case.kind == figure.__name__]

    taken = [case for case in figures if partial_ratio(case.words, case.new) >= 90]

    assert len(taken) > len(figures) / 2


@given(randoms)
def test_new_typography_changes_nothing(rng):
    case = made(rng)
    assume(not case.again and "\n" not in case.words)

    check = reanchor(case.old, [case.span], normalise(retype(rng, case.old)))[0]

    assert check.state == State.EXACT
    assert folded(check.words).text == folded(case.words).text


@given(texts, texts, st.data())
def test_what_is_called_the_same_is_the_same(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))

    check = reanchor(old, [span], new)[0]

    assert check.words == (new[check.span.start : check.span.end] if check.span else "")
    assert (
        check.state not in (State.EXACT, State.MOVED)
        or old == new
        or (folded(check.words).text.strip() == folded(old[span.start : span.end]).text.strip())
    )


@given(randoms)
def test_in_the_same_text_everything_stands_where_it_stood(rng):
    case = made(rng)

    check = reanchor(case.old, [case.span], case.old)[0]

    assert (check.state, check.span, check.words, check.alike) == (State.EXACT, case.span, case.words, 1)


def test_altered_words_are_never_wholly_alike():
    old = "A sentence of many words goes on and on. " * 20 + "It holds 80 villages."
    start = 0

    check = reanchor(old, [Span(start, len(old))], old.replace("80", "81"))[0]

    assert check.state == State.ALTERED
    assert 0.99 < check.alike < 1
