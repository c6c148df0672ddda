"""Disputes: opened here, decided by acts."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin

from accounts.models import User
from claims.admin.evidence import EvidenceInline
from claims.models import Dispute, DisputeEvent, Position
from claims.models.dispute import AlreadyRuled, NothingNew, NotYours, OwnDispute, StillOpen
from ledger.admin import LedgerAdmin, LedgerInline, ReadOnlyAdmin, ReadOnlyInline, act

REFUSES = (AlreadyRuled, NothingNew, NotYours, OwnDispute, StillOpen)


class PositionInline(LedgerInline):
    model = Position
    fields = ["position", "text", "seen"]
    can_delete = False


class StepInline(ReadOnlyInline):
    model = DisputeEvent
    related = ("actor",)
    fields = ["at", "kind", "actor", "whom", "text"]
    readonly_fields = ["at"]
    verbose_name_plural = "what happened"


class DisputeEvidenceInline(EvidenceInline):
    fields = [("direction", "kind"), "position", "passage", "article", "url", "note", "seen"]


def ruling(state: str) -> Callable[[Dispute, User, dict[str, Any]], None]:
    """The act that closes a dispute so; the reason is the text of the ruling."""
    return lambda dispute, by, asked: dispute.rule(state, text=asked["why"], by=by)


def take_up(dispute: Dispute, by: User, asked: dict[str, Any]) -> None:
    dispute.take_up(text=asked["why"], by=by)


def withdraw(dispute: Dispute, by: User, asked: dict[str, Any]) -> None:
    dispute.withdraw(text=asked["why"], by=by)


def reopen(dispute: Dispute, by: User, asked: dict[str, Any]) -> None:
    dispute.reopen(text=asked["why"], by=by)


@admin.register(Dispute)
class DisputeAdmin(LedgerAdmin):
    list_display = ["statement", "on", "ground", "state", "opened_by", "opened_at", "ruled_by"]
    list_filter = ["state", "ground"]
    search_fields = ["statement", "ruling", "claim__statement", "id__exact"]
    date_hierarchy = "opened_at"
    related = (
        "claim", "attribution__article", "attribution__claim", "cross_reference", "opened_by", "ruled_by",
    )  # fmt: skip
    readonly_fields = ["target_version", "state", "opened_by", "opened_at", "ruled_by", "ruled_at", "ruling"]
    inlines = [PositionInline, DisputeEvidenceInline, StepInline]
    fieldsets = (
        (None, {"fields": ["statement", "ground"]}),
        ("On", {"fields": ["claim", "attribution", "cross_reference", "target_version"]}),
        ("Standing", {"fields": ["state", "opened_by", "opened_at", "ruled_by", "ruled_at", "ruling"]}),
    )
    actions = [
        act("take_up", "Take under review", take_up, refuses=REFUSES),
        *(
            act(state.value, f"Rule: {state.label.lower()}", ruling(state), refuses=REFUSES)
            for state in Dispute.RULINGS
        ),
        act("withdraw", "Withdraw", withdraw, refuses=REFUSES),
        act("reopen", "Reopen on new evidence", reopen, refuses=REFUSES),
    ]

    def on(self, row: Dispute) -> str:
        """What it objects to."""
        return str(row.target)

    def add(self, row: Dispute, by: User) -> None:
        """Opened, with its first step."""
        row.open(by=by)


@admin.register(Position)
class PositionAdmin(LedgerAdmin):
    list_display = ["__str__", "dispute"]
    search_fields = ["text", "dispute__statement", "id__exact"]
    related = ("dispute",)


@admin.register(DisputeEvent)
class DisputeEventAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "dispute", "actor", "at"]
    list_filter = ["kind"]
    search_fields = ["text", "dispute__statement", "id__exact"]
    date_hierarchy = "at"
    related = ("dispute", "actor")
    fields = ["dispute", "kind", "whom", "text", "actor", "at"]
