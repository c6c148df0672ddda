"""Reading feeds again and again: what they name and is not on record becomes a job."""

from datetime import datetime

from django.db import transaction
from django.tasks import task

from claims.intake.jobs import begin
from sources.ingestion.feeds import Entry, entries_of
from sources.ingestion.fetching.apart import fetch
from sources.ingestion.refusals import Refused
from sources.models import Article, Feed, Job, JobItem

BEFORE_JOBS = 10


def poll_due(at: datetime) -> int:
    """Have every feed read whose time has come; answers how many. Two at once do not read the same."""
    with transaction.atomic():
        due = list(Feed.objects.due(at).select_for_update(skip_locked=True, of=("self",)))
        Feed.objects.filter(pk__in=[feed.pk for feed in due]).update(polled_at=at)
        for feed in due:
            read.using(priority=BEFORE_JOBS).enqueue(feed.pk)
    return len(due)


@task
def read(pk: int) -> None:
    """A feed whose turn it is."""
    if feed := Feed.objects.for_polling(pk):
        poll(feed)


def poll(feed: Feed) -> Job | None:
    """Ask it, and begin to take in what is new; None when nothing is."""
    try:
        answer = fetch(feed.url, etag=feed.etag, modified=feed.modified)
        entries = [] if answer.unchanged else entries_of(answer.body, url=answer.url)
    except Refused as refusal:
        feed.heard(str(refusal))
        return None
    with transaction.atomic():
        new = _new(entries)
        feed.heard(_in_words(len(entries), len(new)), etag=answer.etag, modified=answer.modified)
        if not new:
            return None
        items = [JobItem(name=entry.title[:300], url=entry.url) for entry in new]
        return begin(Job(title=f"Feed of {feed.outlet}"[:200], by=feed.added_by, outlet=feed.outlet), items)


def _new(entries: list[Entry]) -> list[Entry]:
    """Those whose address is neither on record nor tried before."""
    urls = [entry.url for entry in entries]
    known = {*Article.objects.filter(url__in=urls).values_list("url", flat=True)}
    known |= {*JobItem.objects.filter(url__in=urls).values_list("url", flat=True)}
    return [entry for entry in entries if entry.url not in known]


def _in_words(named: int, new: int) -> str:
    return f"{new} new of {named}." if named else "Nothing new."
