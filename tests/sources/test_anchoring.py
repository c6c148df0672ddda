"""Quotes are found in a text at their true offsets."""

from unicodedata import normalize

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sources.anchoring import QuoteAmbiguous, QuoteNotFound, Span, anchor, find, fold, normalise

SPACES = " \u00a0\u2009\u202f\n\t"
LETTERS = "ab8%–“”Київїй🚜👩\u200d\u0301\u0308\u0327éeĂ"

texts = st.text(LETTERS + SPACES, max_size=60).map(normalise) | st.text(max_size=60).map(normalise)


@st.composite
def texts_with_slices(draw):
    """A text, and a slice of it that neither begins nor ends with white space."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    quote = text[start:end]
    assume(quote.strip() == quote != "")
    return text, Span(start, end)


@given(texts_with_slices())
@example(("The 96.77\u00a0% of\u00a0them", Span(4, 14)))
@example(("🚜🚜 80", Span(3, 5)))
@example(("Судж\u0301і", Span(3, 6)))
def test_every_slice_of_a_text_is_found_at_its_place(case):
    text, span = case

    found = find(text, text[span.start : span.end])

    assert span in found
    assert found == sorted(found, key=lambda one: one.start)


@given(texts_with_slices())
def test_a_slice_that_stands_once_is_anchored_where_it_stands(case):
    text, span = case
    quote = text[span.start : span.end]
    assume(len(find(text, quote)) == 1)

    assert anchor(text, quote) == span


@given(texts_with_slices(), st.sampled_from(SPACES), st.sampled_from(["NFC", "NFD"]))
def test_neither_white_space_nor_composition_hides_a_quote(case, space, form):
    text, span = case
    quote = text[span.start : span.end]

    typed = normalize(form, f" {space}{quote}{space} ".replace(" ", space + space))

    assert find(text, typed) == find(text, quote)


@given(texts, texts)
def test_whatever_is_found_reads_like_the_quote(text, quote):
    wanted = fold(quote)[0].strip()

    for span in find(text, quote):
        assert fold(text[span.start : span.end])[0] == wanted


@given(texts)
def test_each_folded_character_knows_where_it_came_from(text):
    folded, offsets = fold(text)

    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(set(offsets))
    assert all(
        text[at] == char or (char == " " and text[at].isspace()) for char, at in zip(folded, offsets, strict=False)
    )


@given(texts)
def test_folding_leaves_single_spaces_only_and_changes_nothing_else(text):
    folded = fold(text)[0]

    assert folded.split() == text.split()
    assert "  " not in folded
    assert fold(folded)[0] == folded


@given(st.text())
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) == normalise(text)
    assert "\r" not in normalise(text)


@pytest.mark.parametrize(
    ("text", "quote", "exact"),
    [
        ("that allegedly 96.77% of the\u00a0Crimean population", "of the Crimean", "of the\u00a0Crimean"),
        ("about\u00a080\u00a0settlements", "about 80 settlements", "about\u00a080\u00a0settlements"),
        ("386 square miles\n   (1,000 km²)", "miles (1,000", "miles\n   (1,000"),
        ("🇺🇦 Kyiv said", "Kyiv", "Kyiv"),
        ("Ки\u0308їв", "Ки\u0308їв", "Ки\u0308їв"),
        ("caf\u00e9 au lait", "cafe\u0301 au", "caf\u00e9 au"),
    ],
)
def test_a_quote_is_found_as_an_editor_types_it(text, quote, exact):
    span = anchor(normalise(text), quote)

    assert normalise(text)[span.start : span.end] == normalise(exact)


def test_offsets_are_code_points_and_not_what_a_browser_counts():
    assert anchor("👩‍🚀🚜 80", "80") == Span(5, 7)


def test_overlapping_places_are_all_told():
    assert find("abab ab", "ab") == [Span(0, 2), Span(2, 4), Span(5, 7)]
    assert find("aaa", "aa") == [Span(0, 2), Span(1, 3)]


@pytest.mark.parametrize(
    "quote", ["96.78%", "96,77%", "96.77 %", "of population", "OF THE POPULATION", "", " \u00a0\n", "population."]
)
def test_nothing_fuzzy_is_found(quote):
    with pytest.raises(QuoteNotFound):
        anchor("96.77% of the population", quote)


def test_a_quote_that_stands_twice_names_both_places():
    with pytest.raises(QuoteAmbiguous, match="2 times") as caught:
        anchor("80 here, 80 there", "80")

    assert caught.value.candidates == [Span(0, 2), Span(9, 11)]


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [("", " here", 0), (", ", "", 9), ("here,\u00a0 ", "", 9), (" ", "\nthere", 9)],
)
def test_words_before_or_after_say_which_is_meant(prefix, suffix, start):
    assert anchor("80 here, 80 there", "80", prefix, suffix) == Span(start, start + 2)


def test_other_words_around_are_not_found():
    with pytest.raises(QuoteNotFound):
        anchor("80 here, 80 there", "80", prefix="only ")
