"""Keeping what was read, with suggestions of what in it can be checked, as one act."""

import logging
from typing import Any

from accounts.models import User
from claims.proposing import propose_for
from ledger.changesets import changeset
from ledger.models import Changeset
from sources.ingestion.capturing import Captured, capture
from sources.ingestion.extracted import Extracted
from sources.models import Article, Snapshot

REASON = "Capture article"
_log = logging.getLogger(__name__)


def capture_article(read: Extracted, *, by: User, tool: str = Changeset.Tool.WEB, **where: Any) -> Captured:
    """Keep an article (`where`: see sources.ingestion.capturing). Raises NotAllowed."""
    with changeset(by, REASON, tool=tool):
        captured = capture(read, by=by, tool=tool, **where)
        if captured.is_new:
            _suggest(captured.snapshot, by)
    return captured


def capture_again(article: Article, read: Extracted, *, by: User) -> Snapshot:
    """Keep another text of an article; the text that was kept last is not kept again. Raises NotAllowed."""
    text, how = read.whole_text, read.extractor
    with changeset(by, "Capture text"):
        snapshot = Snapshot.objects.capture(
            article, text, by=by, raw=read.raw, media_type=read.media_type, extractor=how
        )
        _suggest(snapshot, by)
    return snapshot


def _suggest(snapshot: Snapshot, by: User) -> None:
    """A fault in what makes suggestions, be it somebody else's, never costs the text."""
    try:
        propose_for(snapshot, by=by)
    except Exception:
        _log.exception("Suggesting what to check in text %s", snapshot.pk)
