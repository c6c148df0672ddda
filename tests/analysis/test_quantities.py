"""What news states in figures: shares, rates, money, lists, casualties; and numbers that state nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.figures import parse
from claims.analysis.lexicon import LANGUAGES, lexicon
from claims.units import validate_unit

PRINTED = [
    "5",
    "12",
    "1,000",
    "1.5",
    "2014",
    "½",
    "%",
    "km",
    "$",
    "€",
    "°",
    "-",
    "–",
    "…",
    "(",
    ")",
    "/",
    ",",
    ".",
    "+",
]


def terms(held):
    """Every word of a language's lists."""
    if isinstance(held, str):
        return [held.replace("*", "")]
    inner = held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()
    return [term for one in inner for term in terms(one)]


WORDS = {language: [*terms(lexicon(language).lists), *PRINTED * 20] for language in LANGUAGES}
jumbles = st.sampled_from(LANGUAGES).flatmap(
    lambda language: st.tuples(st.just(language), st.lists(st.sampled_from(WORDS[language]), max_size=20).map(" ".join))
)


def read(text, language="en"):
    """(value or low–high, unit) of each figure."""
    return [(str(f.low) if f.low == f.high else f"{f.low}–{f.high}", f.unit) for f in parse(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("a third of the workforce", "en", [("0.333333333333333", "1")]),
        ("two thirds of a million", "en", [("666666.666666667", "1")]),
        ("half an hour", "en", [("0.5", "h")]),
        ("третина опитаних", "uk", [("0.333333333333333", "1")]),
        ("пів мільйона осіб", "uk", [("500000", "{осіб}")]),
        ("полмиллиона человек", "ru", [("500000", "{человек}")]),
        ("połowa badanych", "pl", [("0.5", "1")]),
        ("one in every four", "en", [("0.25", "1")]),
        ("rose 2.5-fold, then tenfold", "en", [("2.5", "{times}"), ("10", "{times}")]),
        ("с двухчасовым опозданием", "ru", [("2", "h")]),
        ("dwudniowa wizyta", "pl", [("2", "d")]),
        ("двотижневий, десятирічний", "uk", [("2", "wk"), ("10", "a")]),
        ("$5–6 billion", "en", [("5000000000–6000000000", "USD")]),
        ("€10–15m", "en", [("10000000–15000000", "EUR")]),
        ("$1.2b, €3mn, CHF 500", "en", [("1200000000", "USD"), ("3000000", "EUR"), ("500", "CHF")]),
        ("-10…-15 °C", "ru", [("-15–-10", "Cel")]),
        ("minus 10–15 degrees Celsius", "en", [("-15–-10", "Cel")]),
        ("in the 40C heat", "en", [("40", "Cel")]),
        ("he is 6ft 2in", "en", [("6.16666666666667", "[ft_i]")]),
        ("aged 6, 9 and 14", "en", [("6", "a"), ("9", "a"), ("14", "a")]),
        ("5, 10 and 20 percent", "en", [("5", "%"), ("10", "%"), ("20", "%")]),
        ("50 basis points", "en", [("50", "[bp]")]),
        ("400,000 barrels a day", "en", [("400000", "[bbl_us]/d")]),
        ("3 hundred and 21 tanks", "en", [("321", "{tanks}")]),
        ("killed three and wounded at least seven", "en", [("3", "1"), ("7", "1")]),
        ("One woman was killed; one woman said so", "en", [("1", "{woman}")]),
        ("одна людина загинула", "uk", [("1", "{людина}")]),
        ("In Kyiv 12 people were hurt", "en", [("12", "{people}")]),
        ("3 MiG-29 jets", "en", [("3", "{mig-29 jets}")]),
        ("the suspect, 34, was arrested", "en", [("34", "a")]),
        ("38 pounds sterling", "en", [("38", "GBP")]),
        ("aged between 6 and 17", "en", [("6–17", "a")]),
        ("could rise by between 30cm and 60cm", "en", [("30–60", "cm")]),
        ("temperatures of 24 degrees. Turn left 45 degrees", "en", [("24", "{degrees}"), ("45", "deg")]),
        ("4 грн 32 коп.", "uk", [("4", "UAH"), ("32", "{коп}")]),
        ("зменшилося з 52 до 31 млн осіб", "uk", [("52000000", "{осіб}"), ("31000000", "{осіб}")]),
        ("два с половиной года", "ru", [("2.5", "a")]),
        ("dwa i pół miliona", "pl", [("2500000", "1")]),
    ],
)
def test_what_is_stated(text, language, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Barcelona won 3-1, and 2:1 at home; they lost 1-3", "en"),
        ("Dozens fled, prices doubled, thousands of homes burned in the first half of the year", "en"),
        ("call 0800 123 456 or (044) 123-45-67 or +44 20 7946 0958", "en"),
        ("S-300, Su-34, T-72, Kh-101, G7, Boeing 737-800, the Leopard 2 tanks", "en"),
        ("Resolution 2202, section 230, articles 5 and the rest, top 10", "en"),
        ("the two met, all three agreed, these two", "en"),
        ("half-hearted, half past", "en"),
        ("танки Leopard 2 та ракети С-300, о 18.30, резолюція 2202", "uk"),
        ("Ту-154, вдвое, десятки тысяч, статья 275", "ru"),
        ("wynik 2:1, dwukrotnie, o godz. 18.30, czołgi T-72", "pl"),
    ],
)
def test_what_states_no_quantity(text, language):
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "comparator"),
    [
        ("prices exceeded 100 dollars", "en", "over"),
        ("did not exceed 100 dollars", "en", "at_most"),
        ("at least another 30 people", "en", "at_least"),
        ("just under 30 people", "en", "under"),
        ("100-plus people", "en", "at_least"),
        ("не перевищує 17 тис. грн", "uk", "at_most"),
        ("впаде до 15 градусів", "uk", "exactly"),
        ("превысил 100 рублей", "ru", "over"),
        ("замедлился до 1,4%", "ru", "exactly"),
        ("spadnie do 12 stopni", "pl", "exactly"),
        ("niespełna 5 procent", "pl", "under"),
    ],
)
def test_how_it_is_compared(text, language, comparator):
    assert [figure.comparator for figure in parse(text, language)] == [comparator]


@pytest.mark.parametrize(
    ("text", "language", "of"),
    [
        ("12 cases per 100,000 people", "en", "per 100,000 people"),
        ("5 литров на 100 км", "ru", "на 100 км"),
        ("a third of voters", "en", "of voters"),
        ("третина опитаних вагається", "uk", "опитаних"),
    ],
)
def test_base_of_a_rate_or_share_is_told_in_the_words_of_what(text, language, of):
    (figure,) = parse(text, language)

    assert figure.denominator == of
    assert text[figure.denominator_start :].startswith(of)


@pytest.mark.parametrize("text", ["386 sq miles, or about 1,000 sq km", "386 sq miles (that is 1,000 sq km)"])
def test_value_printed_twice_is_one(text):
    (figure,) = parse(text, "en")[:1]

    assert (str(figure.low), figure.unit) == ("386", "[mi_i]2")


@given(jumbles)
def test_any_words_in_any_order_can_be_read(jumble):
    language, text = jumble
    figures = parse(text, language)

    assert all(one.end <= other.start for one, other in pairwise(figures))
    assert all((figure.comparator == "between") == (figure.low < figure.high) for figure in figures)
    assert [validate_unit(figure.unit) for figure in figures] == [None] * len(figures)
