from sources.models.article import Article, Credit
from sources.models.feed import Feed
from sources.models.job import ItemState, Job, JobItem
from sources.models.outlet import Outlet
from sources.models.passage_check import PassageCheck
from sources.models.snapshot import Passage, Snapshot
from sources.models.speaker import Speaker, SpeakerRole

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
    "Snapshot",
    "Speaker",
    "SpeakerRole",
]
