"""Taking one article in: fetched where need be, read, kept; or refused in words."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from claims.intake.capturing import capture_article
from ledger.models import Changeset
from sources.ingestion.extracted import Extracted
from sources.ingestion.extraction import extract
from sources.ingestion.fetching.apart import fetch
from sources.ingestion.refusals import Refused
from sources.ingestion.unpacking import Item, items_of
from sources.models import Article, ItemState, Outlet

FAULT = "It could not be read; the fault is in the log."
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Taken:
    """What became of an item: kept, there already, or refused, and why."""

    state: ItemState
    article: Article | None = None
    why: str = ""


def take(item: Item, *, by: User, outlet: Outlet | None = None, tool: str = Changeset.Tool.WEB) -> Taken:
    """Keep one article. What cannot be taken in is told, not raised; neither is a fault of ours."""
    try:
        with transaction.atomic():
            return _kept(item if item.raw else fetched(item.url), by, outlet, tool)
    except Refused as refusal:
        return Taken(ItemState.REFUSED, why=str(refusal))
    except Exception:
        _log.exception("Taking in %s", item.url or item.media_type)
        return Taken(ItemState.REFUSED, why=FAULT)


def items_at(url: str) -> Iterator[Item]:
    """What an address holds: a page, or, of a feed or a web archive, many. Raises Refused."""
    page = fetched(url)
    return items_of(page.raw, media_type=page.media_type, url=page.url)


def fetched(url: str) -> Item:
    """A page as it is now. Raises Refused."""
    page = fetch(url)
    return Item(page.body, page.content_type, page.url)


def read_at(url: str) -> Extracted:
    """The article at an address. Raises Refused."""
    page = fetched(url)
    return extract(page.raw, media_type=page.media_type, url=page.url)


def _kept(item: Item, by: User, outlet: Outlet | None, tool: str) -> Taken:
    read = extract(item.raw, media_type=item.media_type, url=item.url)
    captured = capture_article(read, by=by, outlet=outlet, url=item.url, archived=item.at, tool=tool)
    if not captured.is_new:
        return Taken(ItemState.THERE, captured.article)
    elsewhere = [str(snapshot.article) for snapshot in captured.elsewhere]
    return Taken(ItemState.CAPTURED, captured.article, f"The same text: {elsewhere[0]}" if elsewhere else "")
