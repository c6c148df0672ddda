"""The seeds of the project themselves."""

import pytest
from django.conf import settings

from claims.models import Annotation, Assessment, Attribution, Claim, CrossReference, Dispute
from ledger.verification import verify
from sources.models import Article, Snapshot
from tests.seeding.conftest import seed

pytestmark = pytest.mark.usefixtures("seeded")


def test_the_five_documents_load_and_a_second_run_writes_nothing():
    before = verify().changesets

    assert seed(settings.BASE_DIR / "seeds").startswith("Already loaded: ")
    assert verify().changesets == before


def test_the_five_texts_are_held_byte_for_byte():
    texts = {file.read_bytes() for file in (settings.BASE_DIR / "seeds" / "texts").iterdir()}

    assert {bytes(snapshot.raw) for snapshot in Snapshot.objects.all()} == texts
    assert len(texts) == 5


def test_the_longer_documents_give_twelve_claims_each():
    reports = [article.attributions.count() for article in Article.objects.exclude(snapshots=None)]

    assert min(reports) >= 12


def test_every_claim_is_published_with_a_report():
    assert not Claim.objects.exclude(status="published").exists()
    assert not Claim.objects.filter(attributions=None).exists()


def test_one_figure_has_two_wholes():
    reports = Attribution.objects.filter(claim__low="96.77").order_by("denominator")

    assert len({report.denominator for report in reports}) == len({report.claim_id for report in reports}) + 1 == 2


def test_claims_are_weighed_against_each_other():
    assert CrossReference.objects.count() >= 10
    assert Assessment.objects.current().count() >= 2
    assert Annotation.objects.exclude(passage=None).count() >= 12


def test_disputes_are_of_several_kinds_and_some_are_ruled_on():
    grounds = set(Dispute.objects.values_list("ground", flat=True))

    assert {"denominator", "framing", "misattribution"} <= grounds
    assert Dispute.objects.closed().exists()
    assert Dispute.objects.open().exists()
