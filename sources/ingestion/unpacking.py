"""One file may hold many articles: a mailbox, a feed, a web archive."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from sources.ingestion import kinds
from sources.ingestion.feeds import entries_of
from sources.ingestion.messages import messages_of
from sources.ingestion.webarchives import pages_of_wacz, pages_of_warc


@dataclass(frozen=True)
class Item:
    """One article to read: its bytes, or, of a feed's entry, only the address to fetch. `at`: when it was archived."""

    raw: bytes = b""
    media_type: str = ""
    url: str = ""
    at: str = ""


def items_of(raw: bytes, *, name: str = "", media_type: str = "", url: str = "") -> Iterator[Item]:
    """What is in a file, which is told by its bytes. Raises Refused, also when its name promises something else."""
    kind = kinds.kind_of(raw)
    kinds.check_promise(kinds.expected(name), kind)
    if kind == kinds.MAILBOX:
        yield from (Item(message) for message in messages_of(io.BytesIO(raw)))
    elif kind == kinds.FEED:
        yield from (Item(url=entry.url) for entry in entries_of(raw, url=url))
    elif kind in {kinds.WARC, kinds.WACZ}:
        pages = (pages_of_warc if kind == kinds.WARC else pages_of_wacz)(io.BytesIO(raw))
        yield from (Item(page.raw, page.media_type, page.url, page.at) for page in pages)
    else:
        yield Item(raw, media_type, url)
