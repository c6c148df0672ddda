"""The entries of an RSS or Atom feed."""

import io
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser

from sources.ingestion.addresses import tidy
from sources.ingestion.limits import check_entities, check_size
from sources.ingestion.refusals import NotThat

MOST_ENTRIES = 200


@dataclass(frozen=True)
class Entry:
    """One article that a feed names; `published` is EDTF, blank when the feed does not say."""

    url: str
    title: str = ""
    published: str = ""


def entries_of(raw: bytes, *, url: str = "") -> list[Entry]:
    """What a feed names, as it is ordered there, each address once. Raises EntitiesDeclared, TooLarge, NotThat."""
    check_size(raw)
    check_entities(raw)
    # bytes alone would be tried as the name of a file
    read = feedparser.parse(io.BytesIO(raw), response_headers={"content-location": url} if url else None)
    if not read.version and not read.entries:
        raise NotThat("a feed")
    found = [_entry(entry) for entry in read.entries[:MOST_ENTRIES]]
    return list({entry.url: entry for entry in found if entry.url}.values())


def _entry(entry: Any) -> Entry:
    stamp = entry.get("published_parsed")
    published = datetime.fromtimestamp(timegm(stamp), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if stamp else ""
    return Entry(tidy(entry.get("link", "")), " ".join(entry.get("title", "").split()), published)
