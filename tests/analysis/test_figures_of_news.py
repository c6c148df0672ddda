"""Figures as news agencies word them: sums, shares, decades, times."""

import pytest

from claims.analysis.figures import parse


def read(text, language="en"):
    return [(str(figure.low), figure.unit, figure.comparator) for figure in parse(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("4.1m tonnes", "en", "4100000", "t"),
        ("1.8 trillion won", "en", "1800000000000", "KRW"),
        ("20 billion pounds", "en", "20000000000", "GBP"),
        ("20 million pounds of beef", "en", "20000000", "[lb_av]"),
        ("SFr1.1bn", "en", "1100000000", "CHF"),
        ("three decades", "en", "30", "a"),
        ("a quarter of a century", "en", "25", "a"),
        ("the 27-nation bloc", "en", "27", "{nation}"),
        ("1 in 150 children", "en", "0.00666666666666667", "1"),
        ("1/4 uczniów", "pl", "0.25", "1"),
        ("every fifth child", "en", "0.2", "1"),
        ("кожен п'ятий українець", "uk", "0.2", "1"),
        ("каждый четвёртый", "ru", "0.25", "1"),
        ("co trzeci Polak", "pl", "0.333333333333333", "1"),
        ("одна п'ята населення", "uk", "0.2", "1"),
        ("пять шестых", "ru", "0.833333333333333", "1"),
        ("два десятка домов", "ru", "20", "{домов}"),
        ("три сотні дронів", "uk", "300", "{дронів}"),
    ],
)
def test_sums_shares_and_decades(text, language, value, unit):
    assert read(text, language) == [(value, unit, "exactly")]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("a raise over four years", "exactly"),
        ("it lasted over four years", "over"),
        ("for over four years", "over"),
        ("people over the age of 4", "over"),
        ("children under the age of 4", "under"),
    ],
)
def test_over_is_how_long_or_how_much_more(text, how):
    assert [figure[1:] for figure in read(text)] == [("a", how)]
