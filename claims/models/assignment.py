"""Who takes care of what waits at the desk, and until when."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import User
from accounts.roles import Act
from claims.models.annotation import Annotation
from claims.models.assessment import Assessment
from claims.models.checked_passage import CheckedPassage
from claims.models.claim import Claim
from claims.models.constraints import exactly_one
from claims.models.dispute import Dispute
from claims.models.look import Look
from claims.models.motion import Motion
from claims.models.proposal import Proposal
from claims.models.same_text import SameText
from claims.models.tip import Tip
from ledger.changesets import changeset
from ledger.tracking import track
from sources.models.base import Versioned

TARGETS = (
    "claim",
    "motion",
    "assessment",
    "dispute",
    "annotation",
    "look",
    "proposal",
    "tip",
    "checkedpassage",
    "sametext",
)


class AssignmentManager(models.Manager["Assignment"]):
    """Giving work to somebody."""

    def give(self, target: models.Model, to: User | None, *, by: User, due: date | None = None, note: str = "") -> None:
        """Assign what waits, hand it over, or with `to` None leave it to whoever comes."""
        by.must(Act.EDIT)
        name = str(target._meta.model_name)
        words = f"Assign to {to.username}" if to else "Assign to nobody"
        with changeset(by, f"{words}: {note}" if note else words):
            named: dict[str, Any] = {name: target}
            given = {"assignee": to, "due": due, "note": note, "assigned_by": by, "assigned_at": Now()}
            self.update_or_create(given, **named)


def _target(model: type[models.Model]) -> Any:
    return models.OneToOneField(model, models.CASCADE, null=True, blank=True, related_name="assignment")


@track()
class Assignment(Versioned):
    """One for each thing that waits; `assignee` None stands for nobody in particular."""

    claim = _target(Claim)
    motion = _target(Motion)
    assessment = _target(Assessment)
    dispute = _target(Dispute)
    annotation = _target(Annotation)
    look = _target(Look)
    proposal = _target(Proposal)
    tip = _target(Tip)
    checkedpassage = _target(CheckedPassage)
    sametext = _target(SameText)
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    assigned_at = models.DateTimeField(db_default=Now(), editable=False)

    objects: ClassVar[AssignmentManager] = AssignmentManager()

    class Meta:
        ordering = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=exactly_one(*TARGETS), name="assignment_one_target"),
            models.CheckConstraint(
                condition=Q(assignee__isnull=False) | Q(due=None), name="assignment_due_from_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"Assigned to {self.assignee or 'nobody'}"
