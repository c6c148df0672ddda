"""How a note was worded before, as far as this visitor may read it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.analysis.worddiff import Piece, worddiff
from claims.models import Annotation
from claims.pages.people import editors
from ledger.tracking import history_of

SITE = "Claimline"


@dataclass(frozen=True)
class NoteVersion:
    """One change. `diff` is from the wording before, empty where the words stayed; `turned` says what else changed."""

    actor: str
    at: datetime
    reason: str
    diff: list[Piece]
    turned: list[str]


def note_versions(note: Annotation, user: Visitor) -> list[NoteVersion]:
    """The changes since it was written, newest first. Two queries.

    What a note said while it was for editors only is not told to readers, even when it is open to them now.
    """
    found = history_of(Annotation).objects.filter(pgh_obj_id=note.pk).select_related("pgh_changeset")
    if not may(user, Act.READ_DRAFTS):
        found = found.filter(visibility=Annotation.Visibility.PUBLIC)
    rows = list(found.order_by("pgh_id"))
    names = editors(row.pgh_changeset.actor_id for row in rows)
    made = [_version(before, row, names) for before, row in pairwise(rows)]
    return made[::-1]


def _version(before: Any, row: Any, names: dict[int | None, str]) -> NoteVersion:
    change = row.pgh_changeset
    return NoteVersion(
        actor=names.get(change.actor_id, SITE),
        at=change.sealed_at or change.opened_at,
        reason=change.reason,
        diff=worddiff(before.body, row.body) if before.body != row.body else [],
        turned=_turned(before, row),
    )


def _turned(before: Any, row: Any) -> list[str]:
    said = []
    if before.motivation != row.motivation:
        said.append(f"Now a {Annotation.Motivation(row.motivation).label.lower()}")
    if before.visibility != row.visibility:
        said.append(f"Seen by: {Annotation.Visibility(row.visibility).label.lower()}")
    if before.resolved != row.resolved:
        said.append("Resolved" if row.resolved else "Reopened")
    return said
