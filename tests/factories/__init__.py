"""Rows for tests, made through the same acts as users' rows."""

from tests.factories.claims import AttributionFactory, ClaimFactory, MeasureFactory, QuantityFactory, TopicFactory
from tests.factories.following import WatchFactory, rita
from tests.factories.people import ada, edith, person, rhys
from tests.factories.proposals import ProposalFactory, SameTextFactory
from tests.factories.review import (
    AnnotationFactory,
    AssessmentFactory,
    AssessmentValueFactory,
    CrossReferenceFactory,
    DisputeFactory,
    EvidenceFactory,
    MotionFactory,
    TranslationFactory,
)
from tests.factories.sources import (
    ArticleFactory,
    CreditFactory,
    FeedFactory,
    OutletFactory,
    PassageFactory,
    SnapshotFactory,
    SpeakerFactory,
    SpeakerRoleFactory,
)

__all__ = [
    "AnnotationFactory",
    "ArticleFactory",
    "AssessmentFactory",
    "AssessmentValueFactory",
    "AttributionFactory",
    "ClaimFactory",
    "CreditFactory",
    "CrossReferenceFactory",
    "DisputeFactory",
    "EvidenceFactory",
    "FeedFactory",
    "MeasureFactory",
    "MotionFactory",
    "OutletFactory",
    "PassageFactory",
    "ProposalFactory",
    "QuantityFactory",
    "SameTextFactory",
    "SnapshotFactory",
    "SpeakerFactory",
    "SpeakerRoleFactory",
    "TopicFactory",
    "TranslationFactory",
    "WatchFactory",
    "ada",
    "edith",
    "person",
    "rhys",
    "rita",
]
