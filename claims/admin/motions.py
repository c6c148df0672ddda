"""Withdrawals, mergers and splits of claims."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User
from claims import motions
from claims.models import Motion, MotionAttribution
from claims.models.proposed import NotWaiting, OwnProposal
from claims.motions import ClaimEnded
from ledger.admin import LedgerAdmin, LedgerInline, act

REFUSES = (ClaimEnded, NotWaiting, OwnProposal)


class ReportInline(LedgerInline):
    model = MotionAttribution
    related = ("attribution__article", "attribution__claim")
    fields = ["attribution", "seen"]
    verbose_name = "report"
    verbose_name_plural = "reports that a split moves"
    show_change_link = False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Until it is decided on."""
        return super().has_change_permission(request, obj) and (obj is None or obj.state == Motion.State.PROPOSED)

    has_add_permission = has_delete_permission = has_change_permission


def approve(motion: Motion, by: User, asked: dict[str, Any]) -> None:
    motions.approve(motion, by=by)


def decline(motion: Motion, by: User, asked: dict[str, Any]) -> None:
    motion.decline(by=by, reason=asked["why"])


@admin.register(Motion)
class MotionAdmin(LedgerAdmin):
    """Proposed here, decided on by acts. What was decided on stays as it was."""

    list_display = ["kind", "claim", "other", "state", "proposed_by", "decided_by"]
    list_filter = ["kind", "state"]
    search_fields = ["claim__statement", "reason", "id__exact"]
    related = ("claim", "other", "proposed_by", "decided_by")
    fields = ["kind", "claim", "other", "reason", "state", "proposed_by", "decided_by", "decided_at"]
    inlines = [ReportInline]
    actions = [
        act("approve", "Approve", approve, refuses=REFUSES),
        act("decline", "Decline", decline, refuses=REFUSES),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Two people agreed on it."""
        decided = obj is not None and obj.state != Motion.State.PROPOSED
        return self.fields if decided else self.fields[4:]

    def add(self, row: Motion, by: User) -> None:
        """Proposed."""
        row.propose(by=by)
