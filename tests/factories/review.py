"""What editors say of claims and reports."""

from typing import Any, ClassVar

import factory
from django.db import models

from accounts.models import User
from claims.models import (
    Annotation,
    Assessment,
    AssessmentValue,
    CrossReference,
    Dispute,
    Evidence,
    Motion,
    Translation,
)
from tests.factories.base import RecordFactory
from tests.factories.claims import ClaimFactory
from tests.factories.sources import PassageFactory


class CrossReferenceFactory(RecordFactory):
    class Meta:
        model = CrossReference

    from_claim = factory.SubFactory(ClaimFactory, published=True)
    to_claim = factory.SubFactory(ClaimFactory, published=True)
    relation = "supports"
    rationale = "The first says how the second came about."

    @classmethod
    def act(cls, row: CrossReference, by: User, **_: Any) -> CrossReference:
        link = CrossReference.objects.link
        return link(row.from_claim, row.relation, row.to_claim, rationale=row.rationale, by=by)


class AddedFactory(RecordFactory):
    """On a claim of its own, unless it is told what it is on."""

    class Meta:
        abstract = True

    _targets: ClassVar[tuple[str, ...]] = ("claim", "attribution", "cross_reference", "passage")
    _target: ClassVar[type[RecordFactory]] = ClaimFactory

    @classmethod
    def act(cls, row: Any, by: User, **aside: Any) -> Any:
        if not any(getattr(row, name, None) for name in cls._targets):
            setattr(row, cls._targets[0], cls._target())
        return cls.add(row, by, **aside)

    @classmethod
    def add(cls, row: Any, by: User, **_: Any) -> Any:
        return row.add(by=by)


class DisputeFactory(AddedFactory):
    class Meta:
        model = Dispute

    ground = Dispute.Ground.FACTUAL
    statement = "Did the council meet?"

    @classmethod
    def add(cls, row: Dispute, by: User, *, positions: Any = (), **_: Any) -> Dispute:
        return row.open(by=by, positions=list(positions))


class EvidenceFactory(AddedFactory):
    """For a dispute of its own, unless it is told whose it is."""

    class Meta:
        model = Evidence

    _targets = ("dispute", "cross_reference", "assessment")
    _target = DisputeFactory
    url = factory.Maybe("passage", None, "https://example.org/minutes")
    passage = None
    direction = Evidence.Direction.FOR
    kind = Evidence.Kind.PRIMARY


class AnnotationFactory(AddedFactory):
    class Meta:
        model = Annotation

    body = "The minutes are not public."


class TranslationFactory(AddedFactory):
    class Meta:
        model = Translation

    passage = factory.SubFactory(PassageFactory)
    language = "uk"
    text = "Близько 80 населених пунктів"


class AssessmentValueFactory(RecordFactory):
    """The value of that slug, defined when it is not."""

    class Meta:
        model = AssessmentValue

    slug = "supported"
    label = "Supported"
    definition = "Two independent origins say so."
    shape = AssessmentValue.Shape.SUPPORTED

    @classmethod
    def act(cls, row: AssessmentValue, by: User, **_: Any) -> models.Model:
        return AssessmentValue.objects.filter(slug=row.slug).first() or super().act(row, by)


class ProposedFactory(RecordFactory):
    """For rows that somebody proposes and somebody else decides on."""

    class Meta:
        abstract = True

    @classmethod
    def act(cls, row: Any, by: User, **aside: Any) -> Any:
        return row.propose(by=by, **aside)


class AssessmentFactory(ProposedFactory):
    class Meta:
        model = Assessment

    claim = factory.SubFactory(ClaimFactory, published=True)
    value = factory.SubFactory(AssessmentValueFactory)
    rationale = "The minutes say so."


class MotionFactory(ProposedFactory):
    class Meta:
        model = Motion

    kind = Motion.Kind.WITHDRAWAL
    claim = factory.SubFactory(ClaimFactory, published=True)
    reason = "Nobody ever said so."
