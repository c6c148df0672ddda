"""What speaks for or against."""

import pytest
from django.core.exceptions import ValidationError

from claims.models import Evidence
from claims.models.evidence import Decided
from tests.factories import (
    ArticleFactory,
    AssessmentFactory,
    CrossReferenceFactory,
    DisputeFactory,
    EvidenceFactory,
    PassageFactory,
)
from tests.raw import alter, refused

pytestmark = pytest.mark.usefixtures("rows")


def made(columns):
    return {name: make() if callable(make) else make for name, make in columns.items()}


@pytest.mark.parametrize("owners", [{"dispute": None}, {"cross_reference": CrossReferenceFactory}], ids=["none", "two"])
def test_evidence_belongs_to_one_thing(owners):
    evidence = EvidenceFactory()

    with refused("evidence_one_owner"):
        alter(evidence, **made(owners))


@pytest.mark.parametrize("sources", [{"url": None}, {"article": ArticleFactory}], ids=["none", "two"])
def test_evidence_is_one_thing(sources):
    evidence = EvidenceFactory()

    with refused("evidence_one_source"):
        alter(evidence, **made(sources))


def test_only_evidence_of_a_dispute_is_for_a_position():
    position = DisputeFactory(positions=["It met."]).positions.get()
    evidence = EvidenceFactory(cross_reference=CrossReferenceFactory())

    with refused("evidence_position_of_dispute"):
        alter(evidence, position=position)


def test_evidence_is_for_a_position_of_its_own_dispute():
    elsewhere = DisputeFactory(positions=["It met."]).positions.get()
    evidence = EvidenceFactory()

    with refused("evidence_position_of_dispute"):
        alter(evidence, position=elsewhere)


def test_evidence_can_be_a_passage_an_article_or_an_address(edith):
    dispute = DisputeFactory()
    for source in ({"passage": PassageFactory()}, {"article": ArticleFactory()}, {"url": "https://example.org/"}):
        Evidence(dispute=dispute, direction="for", **source).add(by=edith)

    assert dispute.evidence.count() == 3


@pytest.mark.parametrize(
    ("owner", "make"),
    [("dispute", DisputeFactory), ("cross_reference", CrossReferenceFactory), ("assessment", AssessmentFactory)],
)
def test_evidence_can_be_brought_for_all_three(rhys, owner, make):
    evidence = EvidenceFactory(**{owner: make()}, by=rhys)

    assert evidence.added_by == rhys
    assert getattr(evidence, owner).evidence.get() == evidence


def test_evidence_is_corrected_while_nobody_has_decided_on_it(edith):
    evidence = EvidenceFactory()

    evidence.revise(by=edith, reason="Clearer", version=1, note="Page 2.")

    assert (evidence.note, evidence.version) == ("Page 2.", 2)


def test_evidence_that_was_ruled_on_stays_as_it_was(edith, rhys):
    evidence = EvidenceFactory()
    evidence.dispute.rule("upheld", text="It met.", by=rhys)

    with pytest.raises(Decided):
        evidence.revise(by=edith, reason="Clearer", version=1, note="Page 2.")
    with pytest.raises(Decided):
        evidence.withdraw(reason="Another council", by=edith)


def test_evidence_of_an_approved_assessment_stays_as_it_was(edith, rhys):
    evidence = EvidenceFactory(assessment=AssessmentFactory())
    evidence.assessment.approve(by=rhys)

    with pytest.raises(Decided):
        evidence.withdraw(reason="Another council", by=edith)


def test_evidence_that_came_after_the_ruling_can_be_withdrawn(edith, rhys):
    dispute = DisputeFactory()
    dispute.rule("upheld", text="It met.", by=rhys)
    evidence = EvidenceFactory(dispute=dispute)

    evidence.withdraw(reason="Another council", by=edith)

    assert not Evidence.objects.standing().exists()


def test_evidence_for_nothing_is_refused_in_words(edith):
    with pytest.raises(ValidationError, match="Give a passage, an article or an address: exactly one"):
        Evidence(dispute=DisputeFactory(), direction="for").add(by=edith)
