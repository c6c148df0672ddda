from claims.models.annotation import Annotation
from claims.models.assessment import Assessment, AssessmentValue
from claims.models.assignment import Assignment
from claims.models.attribution import Attribution, AttributionPassage
from claims.models.attribution_link import AttributionLink
from claims.models.checked_passage import CheckedPassage
from claims.models.claim import Claim
from claims.models.claim_topic import ClaimTopic
from claims.models.cross_reference import CrossReference
from claims.models.digest import Digest
from claims.models.dispute import Dispute
from claims.models.evidence import Evidence
from claims.models.hearing import DisputeEvent, Position
from claims.models.look import Look
from claims.models.mark import Mark
from claims.models.motion import Motion, MotionAttribution
from claims.models.notice import Delivered, Notice
from claims.models.proposal import Proposal
from claims.models.quality_reference import QualityReference
from claims.models.quality_rule import QualityRule
from claims.models.rollups import ClaimCounts, ClaimSearch
from claims.models.same_text import SameText
from claims.models.tip import Tip
from claims.models.topic import Measure, Topic
from claims.models.translation import Translation
from claims.models.unfinished import Presence, SavedDraft
from claims.models.watch import Watch

__all__ = [
    "Annotation",
    "Assessment",
    "AssessmentValue",
    "Assignment",
    "Attribution",
    "AttributionLink",
    "AttributionPassage",
    "CheckedPassage",
    "Claim",
    "ClaimCounts",
    "ClaimSearch",
    "ClaimTopic",
    "CrossReference",
    "Delivered",
    "Digest",
    "Dispute",
    "DisputeEvent",
    "Evidence",
    "Look",
    "Mark",
    "Measure",
    "Motion",
    "MotionAttribution",
    "Notice",
    "Position",
    "Presence",
    "Proposal",
    "QualityReference",
    "QualityRule",
    "SameText",
    "SavedDraft",
    "Tip",
    "Topic",
    "Translation",
    "Watch",
]
