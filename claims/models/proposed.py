"""What one person puts forward and another decides on."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import User
from accounts.roles import Act
from ledger.refusals import Refused
from sources.models.base import Versioned


class OwnProposal(Refused):
    """Who proposed it does not decide on it."""


class NotWaiting(Refused):
    """It has been decided already."""


class Proposed(Versioned):
    """A row with a `state` that begins as ``proposed``."""

    WAITING = "proposed"

    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided on it."""
        return getattr(self, "state", "") == self.WAITING

    def decide(self, state: str, by: User) -> None:
        """Move on from ``proposed``, within an open changeset. Raises NotAllowed, OwnProposal, NotWaiting."""
        by.must(Act.APPROVE)
        if by.pk == self.proposed_by_id:
            raise OwnProposal
        rows: Any = type(self)._default_manager  # `state` is a column of each heir
        if not rows.filter(pk=self.pk, state=self.WAITING).update(state=state, decided_by=by, decided_at=Now()):
            raise NotWaiting
        self.refresh_from_db()


def two_people(prefix: str) -> list[models.BaseConstraint]:
    """A decision names who took it, and that is not who proposed it."""
    decided = Q(decided_by__isnull=False, decided_at__isnull=False)
    return [
        models.CheckConstraint(
            condition=Q(state=Proposed.WAITING, decided_by=None) | (~Q(state=Proposed.WAITING) & decided),
            name=f"{prefix}_decided_by_somebody",
        ),
        models.CheckConstraint(condition=~Q(decided_by=F("proposed_by")), name=f"{prefix}_two_people"),
    ]
