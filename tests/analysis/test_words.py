"""The word lists: the same frame in every language, and no side favoured."""

from decimal import Decimal

import pytest

from claims.analysis.lexicon import LANGUAGES, hedge_classes, lexicon
from claims.analysis.terms import terms


def lists(language):
    return lexicon(language).lists


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_lists(language):
    assert set(lists(language)) == set(lists("en"))
    assert set(lists(language)["hedges"]) == set(lists("en")["hedges"])
    assert set(lists(language)["verbs"]) == set(lists("en")["verbs"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_disputed_subject_lists_the_words_of_both_sides(language):
    groups = lists(language)["loaded"]

    assert [group["about"] for group in groups] == [group["about"] for group in lists("en")["loaded"]]
    assert all(len(group["sides"]) == 2 for group in groups)
    assert all(max(map(len, group["sides"])) <= 2 * min(map(len, group["sides"])) for group in groups)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_on_two_sides(language):
    words = [word for group in lists(language)["loaded"] for side in group["sides"] for word in side]

    assert len(words) == len(set(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_scales_are_numbers(language):
    words = lexicon(language)

    assert all(Decimal(value) >= 0 for value in [*words.numbers.values(), *words.scales.values()])
    assert len(words.numbers) >= 28


@pytest.mark.parametrize(
    ("hedge", "language"),
    [("allegedly", "en"), ("Allegedly", "en"), ("нібито", "uk"), ("якобы", "ru"), ("rzekomo", "pl")],
)
def test_hedge_is_the_same_in_every_language(hedge, language):
    assert hedge_classes([hedge], language) == {"alleged"}


def test_hedge_that_no_list_has_is_its_own_class():
    assert hedge_classes(["as it were"], "en") == {"as it were"}


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("allegedly voted", "en", ["hedge"]),
        ("the annexation, or reunification, he said", "en", ["loaded", "loaded", "attribution_verb"]),
        ("нібито волевиявлення, заявив він", "uk", ["hedge", "loaded", "attribution_verb"]),
        ("якобы аннексия, заявил он", "ru", ["hedge", "loaded", "attribution_verb"]),
        ("rzekomo aneksja, powiedział", "pl", ["hedge", "loaded", "attribution_verb"]),
        ("He sat down.", "en", []),
        ("allegedly", "de", []),
    ],
)
def test_words_that_matter_are_found(text, language, kinds):
    assert [term.kind for term in terms(text, language)] == kinds


@pytest.mark.parametrize(
    ("text", "language", "hedged"),
    [
        ("The tape has not yet been independently verified.", "en", True),
        ("The tape has not once in all these years been verified.", "en", False),
        ("Это пока никем не подтверждено.", "ru", True),
        ("Цього не змогли незалежно перевірити.", "uk", True),
        ("Nie udało się tego potwierdzić.", "pl", True),
        ("The actor appears in the new series.", "en", False),
        ("The vote appears to have been rigged.", "en", True),
    ],
)
def test_up_to_three_words_may_stand_within_a_hedge(text, language, hedged):
    assert any(term.kind == "hedge" for term in terms(text, language)) == hedged
