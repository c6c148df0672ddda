"""Soft rules as rows: what the database keeps whole, and what a newsroom changes on its own."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from claims.analysis.quality import standard_references, standard_rules
from claims.models import QualityReference, QualityRule
from tests.raw import refused, write

pytestmark = pytest.mark.usefixtures("rows")

BOUNDS = {"kind": "between", "dimension": "share", "unit": "%", "high": Decimal(50)}


def rule(**fields):
    return QualityRule(slug="half", message="Above {limit}.", **fields)


def test_a_site_begins_with_the_standard_rules_and_references():
    assert set(QualityRule.objects.values_list("slug", flat=True)) == {one.slug for one in standard_rules()}
    assert QualityReference.objects.count() == len(standard_references())


@pytest.mark.parametrize(
    "fields",
    [
        BOUNDS | {"high": None},
        BOUNDS | {"unit": ""},
        BOUNDS | {"dimension": ""},
        {"kind": "within", "dimension": "area"},
        {"kind": "within", "limit": "region"},
        {"kind": "ordered", "first": "published"},
        {"kind": "ordered"},
    ],
)
def test_half_a_rule_is_refused(fields):
    with refused("quality_rule_whole"):
        write(rule(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        BOUNDS,
        {"kind": "within", "dimension": "area", "limit": "region"},
        {"kind": "ordered", "first": "from", "second": "to"},
    ],
)
def test_a_whole_rule_is_kept(fields):
    write(rule(**fields))

    assert QualityRule.objects.filter(slug="half").exists()


@pytest.mark.parametrize("fields", [{"source": ""}, {"places": []}])
def test_a_reference_has_a_place_and_a_source(fields):
    whole = {"limit": "region", "places": ["Here"], "value": Decimal(1), "unit": "km2", "source": "an atlas"}

    with refused("quality_reference_sourced"):
        write(QualityReference(**whole | fields))


@pytest.mark.parametrize("message", ["{value.__class__}", "{secret}", "{0}", "{", "{value!r}", "{value:>99}", ""])
def test_a_message_names_only_what_there_is_to_name(message):
    with pytest.raises(ValidationError):
        QualityRule(slug="x", message=message, **BOUNDS).full_clean()


def test_a_message_may_name_the_value_and_its_limit():
    QualityRule(slug="x", message="{value} is {side} {limit} ({source}), {first} {second}", **BOUNDS).full_clean()
