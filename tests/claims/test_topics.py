"""What claims are about."""

import pytest

from tests.factories import MeasureFactory, TopicFactory
from tests.raw import refused

pytestmark = pytest.mark.usefixtures("rows")


def test_a_topic_has_a_name():
    with refused("topic_named"):
        TopicFactory(name="")


def test_an_address_belongs_to_one_topic():
    TopicFactory(slug="kursk")

    with refused("claims_topic_slug_key"):
        TopicFactory(slug="kursk")


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("measure_whole", {"name": ""}),
        ("measure_whole", {"unit": ""}),
        ("measure_time_edtf", {"time": "spring 2014"}),
    ],
)
def test_the_database_refuses_a_measure(constraint, columns):
    with refused(constraint):
        MeasureFactory(**columns)


def test_two_measures_have_two_names():
    MeasureFactory(name="settlements held")

    with refused("claims_measure_name_key"):
        MeasureFactory(name="settlements held")
