"""How figures are to be read: comparators, of what, and differences between temperatures."""

import pytest

from claims.analysis.figures import parse


@pytest.mark.parametrize(
    ("text", "language", "comparator"),
    [
        ("over 80 tanks", "en", "over"),
        ("more than 80 tanks", "en", "over"),
        ("about 80 tanks", "en", "about"),
        ("nearly 80 tanks", "en", "about"),
        ("at least 80 tanks", "en", "at_least"),
        ("80 tanks or more", "en", "at_least"),
        ("80+ tanks", "en", "at_least"),
        ("зросла на 2,5 в. п. — до 80 %", "uk", "exactly"),
        ("up to 80 tanks", "en", "at_most"),
        ("no more than 80 tanks", "en", "at_most"),
        ("fewer than 80 tanks", "en", "under"),
        ("понад 80 танків", "uk", "over"),
        ("близько 80 танків", "uk", "about"),
        ("щонайменше 80 танків", "uk", "at_least"),
        ("до 80 танків", "uk", "at_most"),
        ("около 80 танков", "ru", "about"),
        ("не менее 80 танков", "ru", "at_least"),
        ("свыше 80 танков", "ru", "over"),
        ("około 80 czołgów", "pl", "about"),
        ("co najmniej 80 czołgów", "pl", "at_least"),
        ("ponad 80 czołgów", "pl", "over"),
    ],
)
def test_comparators(text, language, comparator):
    assert parse(text, language)[-1].comparator == comparator


@pytest.mark.parametrize(
    ("text", "language", "difference"),
    [
        ("it fell by 5 °C", "en", True),
        ("5 °C warmer", "en", True),
        ("it fell to 5 °C", "en", False),
        ("at 5 °C", "en", False),
        ("потеплішало на 5 градусів", "uk", True),
        ("потеплело на 5 градусов", "ru", True),
    ],
)
def test_temperature_differences_are_not_temperatures(text, language, difference):
    (figure,) = parse(text, language)

    assert figure.difference == difference


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("96.77% of the Crimean population had voted", "en", "of the Crimean population"),
        ("95 percent of those who took part, he said", "en", "of those who took part"),
        ("two of the nine soldiers", "en", "of the nine soldiers"),
        ("96,77 % кримчан нібито підтримали", "uk", "кримчан"),
        ("96,77% тих, хто голосував, підтримали", "uk", "тих, хто голосував"),
        ("96,77% проголосовавших высказались за", "ru", "проголосовавших"),
        ("96,77 proc. mieszkańców Krymu opowiedziało się za", "pl", "mieszkańców Krymu"),
        ("96,77% проголосували за", "uk", ""),
        ("95.6 percent in Sevastopol", "en", ""),
    ],
)
def test_words_of_what_follow_the_figure(text, language, words):
    figure = parse(text, language)[0]

    assert figure.denominator == words
    assert not words or text[figure.denominator_start :].startswith(words)


def test_period_after_money_is_not_a_comparator():
    assert [figure.comparator for figure in parse("$2000 over 3 years", "en")] == ["exactly", "exactly"]
