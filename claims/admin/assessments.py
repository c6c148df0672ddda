"""Assessments and the values they can have."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User
from claims.admin.evidence import EvidenceInline
from claims.models import Assessment, AssessmentValue
from claims.models.proposed import NotWaiting, OwnProposal
from ledger.admin import LedgerAdmin, act

REFUSES = (NotWaiting, OwnProposal)


def approve(assessment: Assessment, by: User, asked: dict[str, Any]) -> None:
    assessment.approve(by=by, reason=asked["why"])


def decline(assessment: Assessment, by: User, asked: dict[str, Any]) -> None:
    assessment.decline(by=by, reason=asked["why"])


@admin.register(AssessmentValue)
class AssessmentValueAdmin(LedgerAdmin):
    list_display = ["label", "slug", "shape", "position"]
    search_fields = ["label", "slug", "definition"]


@admin.register(Assessment)
class AssessmentAdmin(LedgerAdmin):
    """Proposed here, decided on by acts. What was decided on stays as it was."""

    list_display = ["claim", "value", "state", "proposed_by", "proposed_at", "decided_by"]
    list_filter = ["state", "value"]
    search_fields = ["claim__statement", "rationale", "id__exact"]
    date_hierarchy = "proposed_at"
    related = ("claim", "value", "proposed_by", "decided_by")
    fields = ["claim", "value", "rationale", "state", "proposed_by", "proposed_at", "decided_by", "decided_at"]
    inlines = [EvidenceInline]
    actions = [
        act("approve", "Approve", approve, refuses=REFUSES),
        act("decline", "Decline", decline, refuses=REFUSES),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Two people agreed on the words."""
        decided = obj is not None and obj.state != Assessment.State.PROPOSED
        return [*(["claim", "value", "rationale"] if decided else []), *self.fields[3:]]

    def add(self, row: Assessment, by: User) -> None:
        """Proposed."""
        row.propose(by=by)
