"""Soft checks on the page of a claim: what cannot be, values printed in two units, numbers that the quote has."""

from decimal import Decimal

import pytest
from django.test import Client

from claims.models import QualityRule
from ledger.changesets import seal_now
from ledger.models import Changeset
from tests import factories as make
from tests.pages.asking import article, shown, words

TWO_UNITS = "They hold over 386 square miles (1,000 square kilometers) there"
WRONG = "The line runs for 100 km/75 miles there"


def area(low="1000", **measure):
    measure = make.MeasureFactory(unit="km2", dimension="area", **measure)
    value = {"unit": "km2", "comparator": "over", "denominator": ""}
    return make.QuantityFactory(measure=measure, published=True, low=Decimal(low), high=Decimal(low), **value)


def stated(claim, quote, low="1000", unit="km2", **more):
    return make.AttributionFactory(
        claim=claim, quote=quote, low=Decimal(low), high=Decimal(low), unit=unit, comparator="over", **more
    )


@pytest.mark.django_db
def test_claim_that_breaks_no_rule_has_no_box(as_rosa: Client) -> None:
    claim = make.QuantityFactory(published=True)

    assert not shown(claim).quality
    assert 'id="checks"' not in words(claim, as_rosa)


@pytest.mark.django_db
def test_share_above_100_is_said_once_for_all_rows_that_have_it(as_rosa: Client) -> None:
    claim = make.QuantityFactory(published=True, low=Decimal(123), high=Decimal(123))
    report = stated(claim, "It was 123 percent", "123", "%")

    (remark,) = shown(claim).quality.badges

    assert remark.text == "The share is above 100%."
    assert [ref.label for ref in remark.refs] == ["the claim as recorded", f"R-{report.pk}"]
    assert "The share is above 100%." in words(claim, as_rosa)


@pytest.mark.django_db
def test_a_newsroom_changes_the_rules_and_the_past_keeps_its_own() -> None:
    claim = make.QuantityFactory(published=True, low=Decimal(123), high=Decimal(123))
    seal_now()
    number = Changeset.objects.exclude(number=None).latest("number").number

    rule = QualityRule.objects.get(slug="share-0-100")
    rule.revise(
        by=make.ada(), reason="Ours reach further.", version=rule.version, high=Decimal(120), message="Too much."
    )
    assert [remark.text for remark in shown(claim).quality.badges] == ["Too much."]
    rule.revise(by=make.ada(), reason="Not needed.", version=rule.version, active=False)

    assert not shown(claim).quality
    assert [remark.text for remark in shown(claim, number).quality.badges] == ["The share is above 100%."]


@pytest.mark.django_db
def test_area_beyond_its_region_is_said_with_the_source_of_the_limit() -> None:
    (remark,) = shown(area("30000", place="Kursk region, Russia")).quality.badges

    assert remark.text.startswith("The area, 30,000 km², is above that of the whole region: 29,997 km² (")
    assert not shown(area("30000", place="elsewhere")).quality


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "remarks"), [("event", 1), ("plan", 0)])
def test_event_after_its_report_is_said_and_a_plan_may_lie_ahead(kind: str, remarks: int) -> None:
    claim = make.ClaimFactory(kind=kind, occurred="2024-06-02", published=True)
    make.AttributionFactory(claim=claim, article=article(make.OutletFactory(), "2024-06-01"))
    make.AttributionFactory(claim=claim, article=article(make.OutletFactory(), "2024-06"))

    assert [len(remark.refs) for remark in shown(claim).quality.badges] == [1] * remarks


@pytest.mark.django_db
def test_one_value_in_two_units_is_named_as_one() -> None:
    claim = area()
    stated(claim, TWO_UNITS)

    (remark,) = shown(claim).quality.twice

    assert (remark.text, remark.differs) == ("Printed as 386 square miles and 1,000 km²: one value", False)


@pytest.mark.django_db
def test_printed_conversion_that_is_wrong_is_marked_in_words(as_rosa: Client) -> None:
    claim = area()
    stated(claim, WRONG, "100", "km")

    assert [remark.differs for remark in shown(claim).quality.twice] == [True]
    assert "100 km is 62 miles, the text says 75 miles." in words(claim, as_rosa)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quote", "low", "unit", "stands"),
    [
        (TWO_UNITS, "386", "[mi_i]2", True),
        (TWO_UNITS, "1000", "km2", True),
        (TWO_UNITS, "1200", "km2", False),
        ("Close to 1.2 million came", "1200000", "{people}", True),
        ("They took a large area", "1000", "km2", False),
    ],
)
def test_number_is_looked_for_in_the_quote(quote, low, unit, stands, as_rosa: Client) -> None:
    claim = area()
    stated(claim, quote, low, unit)

    assert shown(claim).reports[0].number_stands is stands
    assert f"number {'' if stands else 'not '}found in the quote" in words(claim, as_rosa)


@pytest.mark.django_db
def test_report_without_a_value_has_no_word_on_it(as_rosa: Client) -> None:
    claim = make.ClaimFactory(published=True)
    make.AttributionFactory(claim=claim)

    assert shown(claim).reports[0].number_stands is None
    assert "found in the quote" not in words(claim, as_rosa)


@pytest.mark.django_db
def test_links_to_rows_that_a_filter_hides_lead_to_the_word_on_them(as_rosa: Client) -> None:
    claim = make.ClaimFactory(published=True)
    report = make.AttributionFactory(claim=claim)
    make.AttributionFactory(claim=claim, stance="denies")

    page = as_rosa.get(f"/c/{claim.pk}/?show=opposes", follow=True).content.decode()

    assert page.count(f'id="R-{report.pk}"') == 1
    assert f'<a id="R-{report.pk}"' in page
    assert "1 report not shown, 1 shown" in page
