"""What became of a passage in a text of its article that was captured later."""

from collections import defaultdict
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Substr

from accounts.models import User
from accounts.roles import Act
from ledger.changesets import changeset
from ledger.refusals import Refused
from ledger.tracking import track
from sources.anchoring import Span
from sources.models.base import Versioned, choices_held
from sources.reanchoring import METHOD, Check, likeness, reanchor
from sources.reanchoring import State as Became
from sources.typography import folded

if TYPE_CHECKING:
    from sources.models.snapshot import Passage, Snapshot


BY_HAND = "by hand"
UNCHANGED = (Became.EXACT, Became.MOVED)


class DecidedAlready(Refused):
    """Somebody has decided on this already."""


def words_there() -> models.functions.Coalesce:
    """What stands at the place of a check, be it a row of today or of the past; blank for none."""
    stretch = Substr("snapshot__text", F("start") + 1, F("end") - F("start"))
    return models.functions.Coalesce(stretch, models.Value(""))


class PassageCheckQuerySet(models.QuerySet["PassageCheck"]):
    """Sets of checks."""

    def make(self, snapshot: "Snapshot") -> None:
        """What became in this text of each passage of the article's earlier ones, within an open changeset.

        Who said of the very same words that the earlier text is kept need not say so again.
        """
        kept = {(row.passage_id, row.state, row.words): row for row in PassageCheck.objects.kept_of(snapshot)}
        rows = []
        for passage, found in _found(snapshot):
            row = _row(passage, snapshot, found)
            if before := kept.get((passage.pk, found.state, found.words)):
                row.decision, row.decided_by_id = before.decision, before.decided_by_id
                row.decided_at = before.decided_at
            rows.append(row)
        PassageCheck.objects.bulk_create(rows)

    def kept_of(self, snapshot: "Snapshot") -> Self:
        """Those on the article's texts for which somebody kept the earlier one, with their words."""
        held = self.filter(snapshot__article_id=snapshot.article_id, decision=PassageCheck.Decision.KEPT)
        return held.with_words().order_by("id")

    def with_words(self) -> Self:
        """Each with the `words` that stand at its place now; blank for none."""
        return self.annotate(words=words_there())

    def differing(self) -> Self:
        """Those whose words are others or gone, or not to be found for certain."""
        return self.exclude(state__in=UNCHANGED)

    def on_last_texts(self) -> Self:
        """Those on the last text of an article."""
        return self.filter(snapshot__next=None)

    def waiting(self) -> Self:
        """Those that somebody should decide on: in the last text the words differ."""
        return self.on_last_texts().differing().filter(decision="")


@choices_held
@track()
class PassageCheck(Versioned):
    """A passage × a later text of its article. A passage never moves: this says where its words are now, if anywhere.

    `start` and `end` are in the later text, in code points; none when missing or ambiguous. `checked_by` is nobody when
    `method`, a machine, found it. `decision` is what an editor made of words that differ.
    """

    class State(models.TextChoices):
        EXACT = Became.EXACT, "The same"
        MOVED = Became.MOVED, "Moved"
        ALTERED = Became.ALTERED, "Altered"
        MISSING = Became.MISSING, "Gone"
        AMBIGUOUS = Became.AMBIGUOUS, "Not certain which"

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "New words taken"
        KEPT = "kept", "Earlier text kept"
        DROPPED = "dropped", "Reports withdrawn"

    passage = models.ForeignKey("sources.Passage", models.PROTECT, related_name="checks")
    snapshot = models.ForeignKey("sources.Snapshot", models.PROTECT, related_name="checks")
    state = models.CharField(max_length=9, choices=State)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    alike = models.DecimalField(max_digits=4, decimal_places=3)
    method = models.CharField(max_length=40, default=METHOD)
    checked_at = models.DateTimeField(db_default=Now(), editable=False)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = PassageCheckQuerySet.as_manager()
    words: str  # on rows of `with_words`

    class Meta:
        ordering = ["snapshot", "passage"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["passage", "snapshot"], name="passage_check_once"),
            models.CheckConstraint(
                condition=Q(state__in=["missing", "ambiguous"], start=None, end=None)
                | (
                    ~Q(state__in=["missing", "ambiguous"])
                    & Q(start__isnull=False, end__isnull=False, start__lt=F("end"))
                ),
                name="passage_check_place",
            ),
            models.CheckConstraint(condition=Q(alike__gte=0, alike__lte=1), name="passage_check_alike"),
            models.CheckConstraint(
                condition=Q(decision="", decided_by=None, decided_at=None)
                | (~Q(decision="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="passage_check_decided_by_somebody",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="in_a_later_text",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF NOT EXISTS (
                        SELECT FROM sources_passage p
                        JOIN sources_snapshot s ON s.id = p.snapshot_id
                        JOIN sources_snapshot t ON t.article_id = s.article_id AND t.id > s.id
                        WHERE p.id = NEW.passage_id AND t.id = NEW.snapshot_id
                          AND coalesce(NEW."end", 0) <= length(t.text)
                    ) THEN
                        RAISE EXCEPTION 'a passage is checked in a later text of its article'
                            USING ERRCODE = '23514', CONSTRAINT = 'passage_check_in_a_later_text';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"“{self.passage}”: {self.get_state_display().lower()}"

    def decide(self, decision: str, *, by: User, reason: str) -> None:
        """What is to be done about words that differ. Raises DecidedAlready."""
        by.must(Act.EDIT)
        with changeset(by, reason):
            waits = PassageCheck.objects.filter(pk=self.pk, decision="")
            if not waits.update(decision=decision, decided_by=by, decided_at=Now()):
                raise DecidedAlready
        self.refresh_from_db()

    def find_at(self, span: Span, *, by: User) -> None:
        """Somebody says where the words are now, or what stands for them, within an open changeset."""
        if (self.start, self.end) == (span.start, span.end):
            return
        before, there = (
            folded(words).text for words in (self.passage.exact, self.snapshot.text[span.start : span.end])
        )
        state = PassageCheck.State.MOVED if before == there else PassageCheck.State.ALTERED
        columns = {
            "state": state,
            "start": span.start,
            "end": span.end,
            "alike": _in_thousandths(likeness(before, there)),
        }
        PassageCheck.objects.filter(pk=self.pk).update(**columns, method=BY_HAND, checked_by=by)
        self.refresh_from_db()


def _found(snapshot: "Snapshot") -> list[tuple["Passage", Check]]:
    """Each passage of the earlier texts, with what became of it."""
    by_text: dict[Snapshot, list[Passage]] = defaultdict(list)
    for passage in snapshot.earlier_passages():
        by_text[passage.snapshot].append(passage)
    return [
        pair
        for earlier, held in by_text.items()
        for pair in zip(held, reanchor(earlier.text, [Span(p.start, p.end) for p in held], snapshot.text), strict=True)
    ]


def _row(passage: "Passage", snapshot: "Snapshot", found: Check) -> PassageCheck:
    return PassageCheck(
        passage=passage,
        snapshot=snapshot,
        state=found.state,
        start=found.span.start if found.span else None,
        end=found.span.end if found.span else None,
        alike=_in_thousandths(found.alike),
    )


def _in_thousandths(share: float) -> Decimal:
    return Decimal(share).quantize(Decimal("0.001"), ROUND_DOWN)
