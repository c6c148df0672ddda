from sources.models.article import Article, Credit
from sources.models.feed import Feed
from sources.models.job import ItemState, Job, JobItem
from sources.models.outlet import Outlet
from sources.models.passage_check import PassageCheck
from sources.models.revisit import Revisit
from sources.models.snapshot import Passage, Snapshot
from sources.models.speaker import Speaker, SpeakerRole
from sources.models.text_prints import TextPrints

__all__ = [
    "Article",
    "Credit",
    "Feed",
    "ItemState",
    "Job",
    "JobItem",
    "Outlet",
    "Passage",
    "PassageCheck",
    "Revisit",
    "Snapshot",
    "Speaker",
    "SpeakerRole",
    "TextPrints",
]
