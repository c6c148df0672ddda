"""One act on many things that wait."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.apps import apps
from django.db import models
from django.utils import timezone

from accounts.models import User
from claims.accepting import accept
from claims.forms.desk import AssignForm
from claims.forms.suggestions import LaterForm, RejectForm
from claims.models import Assignment, Claim, Look, Proposal
from claims.models.assignment import TARGETS
from claims.models.proposed import NotWaiting
from ledger.changesets import changeset
from ledger.refusals import Refused

MOST = 200


class NotThere(Exception):
    """Nothing was ticked, or what was ticked is not there."""


@dataclass(frozen=True)
class Bulk:
    """An act, the form it asks for, and what it can be done to (to all that waits when `to` is empty)."""

    label: str
    form: type[forms.Form]
    to: tuple[type[models.Model], ...]
    each: Callable[..., None]

    def carry_out(self, items: Sequence[Any], *, by: User, **given: Any) -> None:
        """All or none, in one changeset. Raises Refused, naming the one that was."""
        with changeset(by, f"{self.label}: {len(items)}"):
            for item in items:
                try:
                    self.each(item, by=by, **given)
                except Refused as refusal:
                    raise Refused(f"{item}: {refusal}") from refusal


def _assign(item: Any, *, by: User, assignee: User | None, **given: Any) -> None:
    Assignment.objects.give(item, assignee, by=by, **given)


def _confirm(item: Look, *, by: User) -> None:
    item.confirm(by=by)


def _publish(item: Claim, *, by: User) -> None:
    item.publish(by=by)


def _accept(item: Proposal, *, by: User) -> None:
    """One that an earlier one of the same act settled is done."""
    with suppress(NotWaiting):
        accept(item, by=by, claim=item.stated)


def _reject(item: Proposal, *, by: User, reason: str) -> None:
    item.reject(reason=reason, by=by)


def _put_off(item: Proposal, *, by: User, days: int) -> None:
    item.put_off(timezone.now() + timedelta(days=days), by=by)


BULK = {
    "accept": Bulk("Accept", forms.Form, (Proposal,), _accept),
    "reject": Bulk("Reject", RejectForm, (Proposal,), _reject),
    "later": Bulk("Put off", LaterForm, (Proposal,), _put_off),
    "assign": Bulk("Assign", AssignForm, (), _assign),
    "confirm": Bulk("Confirm", forms.Form, (Look,), _confirm),
    "publish": Bulk("Publish", forms.Form, (Claim,), _publish),
}


def chosen(keys: Sequence[str], doing: Bulk) -> list[Any]:
    """The rows of keys such as ``claim-12``, once each. Raises NotThere."""
    wanted: dict[str, list[int]] = {}
    for key in dict.fromkeys(keys[: MOST + 1]):
        name, _, pk = key.partition("-")
        if name not in TARGETS or not pk.isdecimal() or len(pk) > 18:
            raise NotThere(f"There is no “{key[:80]}”.")
        wanted.setdefault(name, []).append(int(pk))
    found = [row for name, pks in wanted.items() for row in _rows(name, pks)]
    fitting = [row for row in found if not doing.to or isinstance(row, doing.to)]
    if not fitting or len(keys) > MOST:
        raise NotThere("Tick at least one and at most 200 things that this can be done to.")
    return fitting


def key_of(item: models.Model) -> str:
    """What names it in a form: ``claim-12``."""
    return f"{item._meta.model_name}-{item.pk}"


def _rows(name: str, pks: list[int]) -> list[Any]:
    return list(apps.get_model("claims", name)._default_manager.filter(pk__in=pks).order_by("pk"))
