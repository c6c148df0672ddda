"""What leaned on a claim needs another look when its proposition changes."""

import pytest

from claims.models import Look
from claims.models.proposed import NotWaiting
from ledger.changesets import seal_now
from ledger.models import Changeset
from tests.factories import AttributionFactory, ClaimFactory, CrossReferenceFactory, DisputeFactory, QuantityFactory
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")


def revised(claim, by, **fields):
    claim.refresh_from_db()
    claim.revise(by=by, reason="Clearer", version=claim.version, **fields)


@pytest.fixture
def report():
    return AttributionFactory()


@pytest.fixture
def look(report, edith):
    """At a report, since the statement of its claim was changed."""
    revised(report.claim, edith, statement="It sat.")
    return Look.objects.get()


def test_a_changed_statement_marks_a_report(look, report):
    assert (look.attribution, look.claim, look.because) == (report, report.claim, "The statement was changed.")


def test_it_is_raised_in_the_changeset_of_the_change(look):
    seal_now()
    contents = Changeset.objects.order_by("pk").last().contents

    assert {"claims_claimhistory", "claims_lookhistory"} <= {*contents}


def test_both_ends_of_a_link_mark_it(edith):
    links = [CrossReferenceFactory(), CrossReferenceFactory()]

    revised(links[0].from_claim, edith, statement="It sat.")
    revised(links[1].to_claim, edith, statement="It rose.")

    assert {look.cross_reference for look in Look.objects.all()} == {*links}


def test_closed_disputes_on_a_claim_and_its_reports_are_marked(report, edith, rhys):
    closed = [DisputeFactory(claim=report.claim), DisputeFactory(attribution=report)]
    for dispute in closed:
        dispute.rule("rejected", text="No.", by=rhys)
    DisputeFactory(claim=report.claim)

    revised(report.claim, edith, statement="It sat.")

    assert {look.dispute for look in Look.objects.filter(attribution=None)} == {*closed}


def test_what_is_off_the_record_is_not_marked(report, edith):
    link = CrossReferenceFactory(from_claim=report.claim)
    report.withdraw(reason="Misread", by=edith)
    link.withdraw(reason="Misread", by=edith)

    revised(report.claim, edith, statement="It sat.")

    assert not Look.objects.exists()


@pytest.mark.parametrize("fields", [{"finding": "It met."}, {"place": "Kyiv"}, {"verb": "sat"}, {"occurred": "2024"}])
def test_what_is_no_part_of_the_proposition_marks_nothing(report, edith, fields):
    revised(report.claim, edith, **fields)

    assert not Look.objects.exists()


def test_the_same_statement_again_marks_nothing(report, edith):
    revised(report.claim, edith, statement=report.claim.statement)

    assert not Look.objects.exists()


@pytest.mark.parametrize(
    ("fields", "because"),
    [
        ({"low": "90", "high": "90"}, "The figure was changed."),
        ({"comparator": "about"}, "The comparator was changed."),
        ({"denominator": "registered voters"}, "The “of what” was changed."),
        ({"unit": "1"}, "The unit was changed."),
        ({"statement": "96% did.", "low": "96", "high": "96"}, "The statement and figure were changed."),
    ],
)
def test_the_reason_names_what_changed(edith, fields, because):
    report = AttributionFactory(claim=QuantityFactory())

    revised(report.claim, edith, **fields)

    assert Look.objects.get().because == because


def test_what_waits_keeps_its_first_reason(look, edith):
    revised(look.claim, edith, statement="It rose.")

    assert Look.objects.get() == look


def test_a_confirmed_look_says_who_and_when(look, edith):
    look.confirm(by=edith)

    assert look.confirmed_by == edith
    assert look.confirmed_at >= look.raised_at
    assert not Look.objects.waiting().exists()


def test_a_look_is_confirmed_once(look, edith, rhys):
    look.confirm(by=edith)

    with pytest.raises(NotWaiting):
        look.confirm(by=rhys)


def test_after_a_confirmation_the_next_change_marks_again(look, edith):
    look.confirm(by=edith)

    revised(look.claim, edith, statement="It rose.")

    assert Look.objects.count() == 2


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [("look_one_target", {"attribution": None}), ("look_because", {"because": ""})],
)
def test_the_database_refuses_a_look(look, constraint, columns):
    with refused(constraint):
        alter(look, **columns)


def test_the_database_refuses_half_a_confirmation(look, edith):
    with refused("look_confirmed_whole"):
        alter(look, confirmed_by=edith)


@pytest.mark.parametrize(
    ("constraint", "make"),
    [
        ("look_attribution_waits_once", lambda: {"attribution": AttributionFactory()}),
        ("look_cross_reference_waits_once", lambda: {"cross_reference": CrossReferenceFactory()}),
        ("look_dispute_waits_once", lambda: {"dispute": DisputeFactory()}),
    ],
)
def test_the_database_refuses_a_second_look_at_the_same(constraint, make):
    target, claim = make(), ClaimFactory()
    write(Look(claim=claim, because="It was.", **target))

    with refused(constraint):
        write(Look(claim=claim, because="It was again.", **target))
