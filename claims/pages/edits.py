"""Words that outlets changed after they were captured: both wordings, and when each was seen to stand there."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from claims.analysis.worddiff import Piece, worddiff
from ledger.asof import Reader
from sources.models import Passage, PassageCheck
from sources.models.passage_check import UNCHANGED, words_there

State, Decision = PassageCheck.State, PassageCheck.Decision
LABELS = {
    State.ALTERED: "changed by the outlet",
    State.MISSING: "gone from the outlet’s text",
    State.AMBIGUOUS: "no longer certain which",
}


@dataclass(frozen=True)
class Edit:
    """What stood there `before`, last seen then, and what did `after`, first seen then; blank for nothing that could be
    told. `check_id` is the finding; it `waits` for an editor to decide, or has a `decision`. Texts are ids.
    """

    check_id: int
    label: str
    before: str
    after: str
    before_at: datetime
    after_at: datetime
    before_text: int
    after_text: int
    waits: bool = False
    decision: str = ""

    @property
    def diff(self) -> list[Piece]:
        """Word by word; empty where there is nothing to set against each other."""
        return worddiff(self.before, self.after) if self.after else []


def edits(reader: Reader, ids: Collection[int]) -> dict[int, list[Edit]]:
    """By passage, in the order of time, what became of its words and what they were before an editor took them. Two
    queries.
    """
    taken = Passage.objects.filter(
        pk__in=ids, snapshot=OuterRef("snapshot"), start=OuterRef("start"), end=OuterRef("end")
    )
    rows = _checks(reader).filter(Q(passage_id__in=ids) | Q(Exists(taken), decision=Decision.ACCEPTED))
    found = list(rows)
    accepted = {(row.snapshot_id, row.start, row.end): row for row in found if row.decision == Decision.ACCEPTED}
    made: dict[int, list[Edit]] = defaultdict(list)
    for passage in Passage.objects.filter(pk__in=ids, snapshot__in=[text for text, _, _ in accepted]):
        if row := accepted.get((passage.snapshot_id, passage.start, passage.end)):
            made[passage.pk] += changes([row])
    for pk in {row.passage_id for row in found} & {*ids}:
        made[pk] += changes(row for row in found if row.passage_id == pk)
    return made


def edit_of(check: Any) -> Edit:
    """The one that a check with its words and texts found."""
    return _edit(check, check.passage.exact, check.passage.snapshot)


def changes(rows: Iterable[Any]) -> list[Edit]:
    """Each time that the words were others than before, of the checks of one passage in the order of the texts."""
    made: list[Edit] = []
    before, text, last = "", None, None
    for row in rows:
        if text is None:
            before, text = row.passage.exact, row.passage.snapshot
        now = row.passage.exact if row.state in UNCHANGED else row.words
        if now != before or (not now and last and last.state != row.state):
            made.append(_edit(row, before, text))
        before, text, last = now, row.snapshot, row
    return made


def _checks(reader: Reader) -> Any:
    related = reader.rows(PassageCheck).select_related("passage__snapshot", "snapshot__next")
    texts = ("passage__snapshot", "snapshot", "snapshot__next")
    bulky = [f"{text}__{column}" for text in texts for column in ("text", "raw")]
    return related.defer(*bulky).annotate(words=words_there()).order_by("snapshot_id")


def _edit(row: Any, before: str, text: Any) -> Edit:
    same = row.state in UNCHANGED
    return Edit(
        check_id=row.id,
        label="as it was again" if same else LABELS[State(row.state)],
        before=before,
        after=row.passage.exact if same else row.words,
        before_at=text.stood_at,
        after_at=row.snapshot.stood_at,
        before_text=text.pk,
        after_text=row.snapshot_id,
        waits=not same and not row.decision and not hasattr(row.snapshot, "next"),
        decision=Decision(row.decision).label if row.decision else "",
    )
