"""Figures: what a text states, in the way its language prints it."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.figures import parse
from claims.analysis.lexicon import LANGUAGES

THIN, NARROW, NO_BREAK = "\u2009", "\u202f", "\u00a0"


def read(text, language="en"):
    """(value or low–high, unit, comparator) of each figure."""
    return [
        (str(f.low) if f.low == f.high else f"{f.low}–{f.high}", f.unit, f.comparator) for f in parse(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,000 km²", "en", "1000"),
        ("1 000 km²", "en", "1000"),
        (f"1{NO_BREAK}000{NO_BREAK}км²", "uk", "1000"),
        (f"1{THIN}234{THIN}567 км²", "ru", "1234567"),
        (f"12{NARROW}500,5 км²", "uk", "12500.5"),
        ("1.000 km²", "pl", "1000"),
        ("1.234.567,89 km²", "pl", "1234567.89"),
        ("1,234,567.89 km²", "en", "1234567.89"),
        ("96,77 км²", "uk", "96.77"),
        ("96,77 km²", "en", "96.77"),
        ("1'000 km²", "en", "1000"),
        ("½ km²", "en", "0.5"),
        ("10 1/2 km²", "en", "10.5"),
        (".5 km²", "en", "0.5"),
        ("0.125 km²", "en", "0.125"),
        ("-5 km²", "en", "-5"),
    ],
)
def test_figures_are_read_as_their_language_prints_them(text, language, value):
    assert read(text, language) == [(value, "km2", "exactly")]


@pytest.mark.parametrize(("language", "value"), [("en", "1.000"), ("uk", "1000"), ("ru", "1000"), ("pl", "1000")])
def test_point_before_three_digits_is_read_by_language_and_flagged_where_it_is_decimal(language, value):
    (figure,) = parse("1.000 km", language)

    assert str(figure.low) == value
    assert figure.ambiguous == (language == "en")


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("twenty-five thousand people", "en", "25000", "{people}"),
        ("one hundred and three miles", "en", "103", "[mi_i]"),
        ("half a million voters", "en", "500000", "{voters}"),
        ("two thirds of voters", "en", "0.666666666666667", "1"),
        ("a hundred and three quarters of an hour", "en", "100.75", "1"),
        ("a year and a half", "en", "1.5", "a"),
        ("5 feet 6 inches", "en", "5.5", "[ft_i]"),
        ("$1.5 billion", "en", "1500000000", "USD"),
        ("US$ 20m", "en", "20000000", "USD"),
        ("2.5m people", "en", "2500000", "{people}"),
        ("nine in ten respondents", "en", "0.9", "1"),
        ("3 out of 20 tanks", "en", "0.15", "1"),
        ("троє дітей", "uk", "3", "{дітей}"),
        ("15-річний", "uk", "15", "a"),
        ("–20 °C", "uk", "-20", "Cel"),
        ("7000 військових", "uk", "7000", "{військових}"),
        ("двадцять п'ять тисяч осіб", "uk", "25000", "{осіб}"),
        ("двадцять п’ять тисяч осіб", "uk", "25000", "{осіб}"),
        ("тисяча сто вісімдесят два танки", "uk", "1182", "{танки}"),
        ("півтора року", "uk", "1.5", "a"),
        ("12,5 тис. осіб", "uk", "12500", "{осіб}"),
        ("80 населених пунктів", "uk", "80", "{населених пунктів}"),
        ("две тысячи триста километров", "ru", "2300", "km"),
        ("полтора миллиона рублей", "ru", "1500000", "RUB"),
        ("dwadzieścia pięć tysięcy osób", "pl", "25000", "{osób}"),
        ("5 mln zł", "pl", "5000000", "PLN"),
    ],
)
def test_number_words_units_and_counted_nouns(text, language, value, unit):
    assert read(text, language) == [(value, unit, "exactly")]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("50–60 %", "en", "50–60"),
        ("50-60%", "en", "50–60"),
        ("50 to 60 percent", "en", "50–60"),
        ("from 50 to 60 percent", "en", "50–60"),
        ("between 50 and 60 percent", "en", "50–60"),
        ("від 50 до 60 відсотків", "uk", "50–60"),
        ("между 50 и 60 процентами", "ru", "50–60"),
        ("od 50 do 60 procent", "pl", "50–60"),
    ],
)
def test_ranges(text, language, value):
    assert read(text, language) == [(value, "%", "between")]


def test_first_figure_of_a_range_takes_the_scale_of_the_second():
    assert read("5–10 million people") == [("5000000–10000000", "{people}", "between")]


def test_change_from_one_figure_to_another_is_no_range():
    assert read("it rose from 5 to 10 percent") == [("5", "%", "exactly"), ("10", "%", "exactly")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("up 3 percentage points", "en"),
        ("зросла на 3 відсоткові пункти", "uk"),
        ("вырос на 3 процентных пункта", "ru"),
        ("o 3 punkty procentowe", "pl"),
        ("na 3 п.п.", "uk"),
    ],
)
def test_percentage_points_are_not_percent(text, language):
    assert [found[:2] for found in read(text, language)] == [("3", "[pp]")]


def test_two_units_are_one_value_with_two_renderings():
    text = "occupied over 386 square miles (1,000 square kilometers), as well"

    (figure,) = parse(text, "en")

    assert (figure.low, figure.unit, figure.comparator) == (386, "[mi_i]2", "over")
    assert (figure.also.low, figure.also.unit, figure.also.right) == (1000, "km2", True)
    assert text[figure.start : figure.end] == "386 square miles (1,000 square kilometers)"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("100 km/75 miles", True),
        ("100 km (62 miles)", False),
        ("62 miles (100 km)", False),
        ("100 km (60 miles)", False),
        ("1,800 km — roughly 1,120 miles", False),
        ("1,800 km, or 1,420 miles,", True),
        ("6 feet (2 m)", False),
        ("10 to 20 km (6 to 12 miles)", False),
        ("10 to 20 km (6 to 22 miles)", True),
        ("20 °C (68 °F)", False),
        ("20 °C (86 °F)", True),
        ("rose by 2 °C (3.6 °F)", False),
        ("rose by 2 °C (35.6 °F)", True),
        ("rose to 2 °C (35.6 °F)", False),
    ],
)
def test_wrong_conversion_is_flagged(text, wrong):
    (figure,) = parse(text, "en")[:1]

    assert figure.wrong_conversion == wrong


def test_figures_that_cannot_be_one_value_stay_two():
    assert read("386 square miles (80 settlements)") == [
        ("386", "[mi_i]2", "exactly"),
        ("80", "{settlements}", "exactly"),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On March 18, 2014 and on 02nd November, 2020, in 2014, since 1991, the 1991 borders", "en"),
        ("6:48 AM EDT, August 20, 2024; 2020-11-02; 02.11.2020; 11/2/2020; by 6 pm", "en"),
        ("the 75th session, the 61st anniversary, the twenty-fifth, the third, 1990s", "en"),
        ("No. 5, Article 5, F-16, COVID-19, T-72, https://a.b/c?d=5, 24/7, +1-222-2222-22", "en"),
        ("TV Channel Ukraine 24 on Monday; no one; one of them who spoke", "en"),
        ("the twenty-first century", "en"),
        ("сімдесят п'ята сесія", "uk"),
        ("двадцать первый век", "ru"),
        ("between 2014 and 2018; 2014–2018; the 2014 elections", "en"),
        ("24 січня 2021 року, у 2014 році, 75-та сесія, 90-х, № 5", "uk"),
        ("24 января 2021 года, в 2014 году, 75-я сессия, 90-х, № 5", "ru"),
        ("24 stycznia 2021 roku, w 2014 r., nr 5, 18. kolejka", "pl"),
        ("3:49.04, 221 Baker Street, the Group of Seven leaders", "en"),
        ("двадцать пятая годовщина, сотни тысяч, каждый третий день", "ru"),
        ("двадцять п'ята річниця, десятки мільйонів, кожного четвертого року", "uk"),
    ],
)
def test_dates_ordinals_and_labels_are_no_quantities(text, language):
    assert [figure for figure in read(text, language) if figure[0] != "1"] == []


def test_year_like_number_with_a_counted_noun_is_a_quantity():
    assert read("2,000 people; over 2000 settlements") == [
        ("2000", "{people}", "exactly"),
        ("2000", "{settlements}", "over"),
    ]


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, "de", ""]))
def test_any_text_can_be_read_and_spans_stay_inside_it(text, language):
    figures = parse(text, language)
    ends = [(figure.start, figure.end) for figure in figures]

    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(one[1] <= other[0] for one, other in pairwise(ends))


PRINTED = {
    "en": lambda n: f"{n:,}",
    "uk": lambda n: f"{n:,}".replace(",", NO_BREAK).replace(".", ","),
    "ru": lambda n: f"{n:,}".replace(",", THIN).replace(".", ","),
    "pl": lambda n: f"{n:,}".replace(",", "_").replace(".", ",").replace("_", "."),
}


@given(st.decimals(0, 10**9, places=2), st.sampled_from(LANGUAGES))
def test_every_figure_reads_back_as_it_was_printed(value, language):
    (figure,) = parse(f"{PRINTED[language](value)} km", language)

    assert (figure.low, figure.unit) == (value, "km")


@given(st.integers(1, 10**6), st.sampled_from(["😀 ", "Крим: ", "é "]))
def test_offsets_are_code_points(value, before):
    (figure,) = parse(f"{before}{value} km!", "en")

    assert f"{before}{value} km!"[figure.start : figure.end] == f"{value} km"


@given(st.decimals(1, 5000, places=1))
def test_right_conversion_is_never_flagged(miles):
    kilometres = (miles * Decimal("1.609344")).quantize(Decimal("0.1"))
    (figure,) = parse(f"{miles} miles ({kilometres} km)", "en")

    assert figure.also.right


@pytest.mark.parametrize(
    "text", ["Every third Thursday they meet.", "Every fourth quarter sales rise.", "Every fifth of May"]
)
def test_how_often_is_no_share(text):
    assert parse(text, "en") == []


def test_a_street_stands_on_the_line_of_its_number():
    assert [figure.low for figure in parse("He was hit by 12\n\nWall Street fell.", "en")] == [12]
