"""The spread of a measure's values on the page of a claim, and the same as a file."""

import csv
import io
from decimal import Decimal

import pytest
from django.test import Client

from ledger.changesets import seal_now
from ledger.models import Changeset
from tests import factories as make


def stated(claim, low, **more):
    """A report of a value, in an article of its own."""
    value = {"high": more.pop("high", low), "unit": "%", "comparator": "exactly", "denominator": "votes cast"} | more
    return make.AttributionFactory(claim=claim, low=Decimal(low), **value | {"high": Decimal(value["high"])})


def sibling(claim, low, **more):
    """Another published value of the measure."""
    high = Decimal(more.pop("high", low))
    return make.QuantityFactory(measure=claim.measure, published=True, low=Decimal(low), high=high, **more)


def page(client, claim):
    return client.get(f"/c/{claim.pk}/", follow=True).context["page"].values


def lines(client, address):
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode(), newline="")))


@pytest.fixture
def claim(db):
    return make.QuantityFactory(published=True)


def test_one_figure_of_two_things_is_two_strips_and_said_in_words(claim, as_rosa: Client) -> None:
    stated(claim, "96.77")
    stated(claim, "96.77", denominator="the population")

    shown = page(as_rosa, claim)

    assert [(strip.reading, strip.differs) for strip in shown.reported] == [
        ("the population", True),
        ("votes cast", False),
    ]
    assert shown.points[0].title == "Same number, different share"


def test_values_of_other_claims_of_the_measure_are_on_the_axis(claim, as_rosa: Client) -> None:
    stated(claim, "96.77")
    stated(sibling(claim, "50", high="60", comparator="between"), "50", high="60", comparator="between")

    (strip,) = page(as_rosa, claim).reported

    assert {(mark.shape, mark.x, mark.end) for mark in strip.marks} == {
        ("point", "96.77%", "96.77%"),
        ("interval", "50.00%", "60.00%"),
    }


def test_one_value_makes_no_spread_however_often_it_is_repeated(claim, as_rosa: Client) -> None:
    stated(claim, "96.77")
    stated(claim, "96.77")

    answer = as_rosa.get(f"/c/{claim.pk}/", follow=True).content.decode()

    assert "Only one value has been reported, so there is no spread to show." in answer
    assert 'class="strips"' not in answer


def test_one_value_in_two_units_is_still_one(as_rosa: Client) -> None:
    measure = make.MeasureFactory(unit="km2", dimension="area")
    area = {"low": Decimal(1000), "high": Decimal(1000), "unit": "km2", "comparator": "over", "denominator": ""}
    claim = make.QuantityFactory(measure=measure, published=True, **area)
    stated(claim, "386", unit="[mi_i]2", comparator="over", denominator="")

    assert page(as_rosa, claim).printed == ["over 1,000 km²", "over 386 square miles"]


def test_a_claim_without_a_figure_has_no_such_section(as_rosa: Client, db) -> None:
    claim = make.AttributionFactory().claim

    assert page(as_rosa, claim) is None
    assert as_rosa.get(f"/c/{claim.pk}/values.csv").status_code == 404


def test_a_value_nobody_reports_that_derives_from_others_is_ours(claim, as_rosa: Client) -> None:
    stated(claim, "96.77")
    ours = sibling(claim, "80.4", denominator="registered voters")
    make.CrossReferenceFactory(from_claim=ours, to_claim=claim, relation="derives_from")

    (strip,) = page(as_rosa, claim).derived

    assert [(mark.look, mark.x) for mark in strip.marks] == [("ours", "80.40%")]
    assert [ref.label for ref in strip.refs] == [f"C-{ours.pk}", f"C-{claim.pk}"]


def test_same_digits_ten_times_apart_are_asked_about(claim, as_rosa: Client) -> None:
    stated(claim, "96.77")
    stated(sibling(claim, "9.677"), "9.677")

    assert "Same fact, two magnitudes?" in {point.title for point in page(as_rosa, claim).points}


def test_only_what_no_other_value_is_near_is_far_away(claim, as_rosa: Client) -> None:
    for _ in range(3):
        stated(claim, "96.77")
    near, far = sibling(claim, "95.5"), sibling(claim, "32")
    stated(near, "95.5")
    stated(far, "32")

    assert [row.claim_id for row in page(as_rosa, claim).rows if row.far] == [far.pk]


def test_of_many_figures_on_one_spot_the_least_and_the_greatest_are_written(claim, as_rosa: Client) -> None:
    for value in ("96.5", "95.5", "97", "96.77", "96"):
        stated(sibling(claim, value), value)

    (strip,) = page(as_rosa, claim).reported

    assert [words.text for words in strip.words] == ["95.5 … 97"]


def test_the_file_has_one_line_a_value_and_ends_lines_as_the_standard_says(claim, as_rosa: Client) -> None:
    report = stated(claim, "96.77")

    answer = as_rosa.get(f"/c/{claim.pk}/values.csv")

    assert answer.content.count(b"\r\n") == 2
    assert answer["Content-Type"].startswith("text/csv; charset=utf-8")
    assert lines(as_rosa, f"/c/{claim.pk}/values.csv")[0]["row"] == f"R-{report.pk}"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_file_is_a_formula(claim, start: str, as_rosa: Client) -> None:
    stated(claim, "96.77", denominator=f'{start}SUM(A1), "all"')

    assert lines(as_rosa, f"/c/{claim.pk}/values.csv")[0]["of_what"] == f'\'{start}SUM(A1), "all"'


def test_the_past_has_the_values_of_its_time(claim, as_rosa: Client) -> None:
    stated(claim, "96.77")
    seal_now()
    number = Changeset.objects.exclude(number=None).first().number
    stated(claim, "97", comparator="about")
    seal_now()

    assert len(as_rosa.get(f"/c/{claim.pk}@{number}").context["page"].values.rows) == 1
    assert len(lines(as_rosa, f"/c/{claim.pk}@{number}/values.csv")) == 1
    assert len(lines(as_rosa, f"/c/{claim.pk}/values.csv")) == 2


def test_values_of_a_draft_are_for_editors(as_rosa: Client, as_edith: Client) -> None:
    draft = make.QuantityFactory()
    stated(draft, "96.77")

    assert as_rosa.get(f"/c/{draft.pk}/values.csv").status_code == 404
    assert as_edith.get(f"/c/{draft.pk}/values.csv").status_code == 200
