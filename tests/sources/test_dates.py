"""Dates of the world: Python, the database and the edtf library mean the same days."""

import re
from datetime import date

import edtf
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.dates import EDTF_PATTERN, days, in_words, validate_edtf

CASES = [
    ("2014", "2014-01-01", "2014-12-31", "2014"),
    ("2014-02", "2014-02-01", "2014-02-28", "February 2014"),
    ("2020-02", "2020-02-01", "2020-02-29", "February 2020"),
    ("2014-03-16", "2014-03-16", "2014-03-16", "16 March 2014"),
    ("2018-08-07?", "2018-08-07", "2018-08-07", "7 August 2018, inferred"),
    ("2018-08~", "2018-08-01", "2018-08-31", "August 2018, about"),
    ("2018%", "2018-01-01", "2018-12-31", "2018, about, inferred"),
    ("2014-03-16T23:30:00+02:00", "2014-03-16", "2014-03-16", "16 March 2014"),
    ("2017-11/2018-02", "2017-11-01", "2018-02-28", "November 2017 – February 2018"),
    ("2020-03-04/2024-09-05", "2020-03-04", "2024-09-05", "4 March 2020 – 5 September 2024"),
    ("2020-03-04/..", "2020-03-04", None, "since 4 March 2020"),
    ("2020-03-04/", "2020-03-04", None, "since 4 March 2020"),
    ("../2014", None, "2014-12-31", "until 2014"),
    ("/2014", None, "2014-12-31", "until 2014"),
]
NO_DATES = [
    "2026-02-30",
    "2021-02-29",
    "0000",
    "2014-13",
    "2014-00",
    "14",
    "2014-3",
    "August 7",
    "٢٠١٤",
    "2014\n",
    "2014 ",
]
NO_DATES += ["2018/2017", "2014-03-16T24:00:00Z", "2014-03-16T10:00:00", "2014/2015/2016", "../..", "/"]

world_dates = st.builds(
    lambda day, length, doubt: day.isoformat()[:length] + doubt,
    st.dates(),
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "?", "~", "%"]),
)


def sql_days(value):
    """First and last day by PostgreSQL, and whether the constraint lets the string in; None when it is refused."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT edtf_earliest(%s), edtf_latest(%s), %s ~ %s", [value, value, value, EDTF_PATTERN])
            first, last, fits = cursor.fetchone()
    except DatabaseError:
        return None
    return (first, last) if fits else None


def accepted(value):
    """Whether the validator lets it pass."""
    try:
        validate_edtf(value)
    except ValidationError:
        return False
    return True


def iso(value):
    return date.fromisoformat(value) if value else None


@pytest.mark.parametrize(("value", "first", "last", "words"), CASES)
def test_a_date_is_valid_and_has_its_words(value, first, last, words):
    validate_edtf(value)

    assert days(value) == (iso(first), iso(last))
    assert in_words(value) == words


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(("value", "first", "last", "words"), CASES)
def test_the_database_gives_the_same_days(value, first, last, words):
    assert sql_days(value) == (iso(first), iso(last))


@pytest.mark.parametrize("value", NO_DATES)
def test_what_is_no_date_is_refused(value):
    with pytest.raises(ValidationError, match=r"is not a date|is not in the calendar|ends before"):
        validate_edtf(value)


def test_a_blank_date_has_no_words():
    assert in_words("") == ""


@pytest.mark.usefixtures("db")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world_dates)
def test_python_the_database_and_the_edtf_library_mean_the_same_days(value):
    parsed = edtf.parse_edtf(value)
    library = tuple(date(*day[:3]) for day in (parsed.lower_strict(), parsed.upper_strict()))

    assert accepted(value)
    assert days(value) == sql_days(value) == library


@pytest.mark.usefixtures("db")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["..", ""]) | world_dates, st.sampled_from(["..", ""]) | world_dates)
def test_a_span_reaches_from_the_first_day_of_its_start_to_the_last_of_its_end(start, end):
    span = f"{start}/{end}"
    first, last = days(start)[0], days(end)[1]

    assert days(span) == (first, last)
    assert sql_days(span) == ((first, last) if first or last else None)
    assert accepted(span) == bool((first or last) and not (first and last and last < first))


@pytest.mark.usefixtures("db")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.from_regex(re.compile(EDTF_PATTERN, re.ASCII)) | st.text("0123456789-/.?~%T:Z\n٢"))
def test_what_the_form_accepts_the_database_accepts_with_the_same_days(value):
    if accepted(value):
        assert sql_days(value) == days(value)
    elif not backwards(value):
        assert sql_days(value) is None


def backwards(value):
    """The one rule that only the form keeps."""
    found = sql_days(value)
    return bool(found and all(found) and found[1] < found[0])


@given(world_dates)
def test_words_name_the_year_and_the_doubt(value):
    words = in_words(value)

    assert value[:4] in words
    assert ("inferred" in words) == (value[-1] in "?%")
    assert ("about" in words) == (value[-1] in "~%")
