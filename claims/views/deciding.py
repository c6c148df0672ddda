"""A proposal, and the two ways to decide on it: a motion, or an assessment."""

from typing import Any
from uuid import uuid4

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims import motions
from claims.forms.fields import ReasonForm
from claims.models import Assessment, Motion
from claims.pages.changes import Change, changes
from claims.undoing import plan
from claims.views.sheets import Done, Sheet, ask

KINDS: dict[str, Any] = {"motion": Motion, "assessment": Assessment}


def _found(kind: str, pk: int) -> Any:
    return get_object_or_404(KINDS[kind].objects.for_page(), pk=pk)


@require_safe
@needs(Act.READ_DRAFTS)
def waiting(request: SignedInRequest, kind: str, pk: int) -> HttpResponse:
    """What is proposed, by whom and why."""
    found = _found(kind, pk)
    names = {"approve": f"{kind}-approve", "decline": f"{kind}-decline"}
    asked = {"may_decide": request.user.may(Act.APPROVE), "token": uuid4()}
    context = {"motion": found, "undone": _undone(found), "section": "desk", **names, **asked}
    return render(request, f"desk/{kind}.html", context)


def _undone(found: Motion | Assessment) -> list[Change]:
    """What taking an act back would change; nothing for any other proposal."""
    act = getattr(found, "undoes", None)
    return changes(plan(act)) if act and found.is_waiting else []


@needs(Act.APPROVE)
def approve(request: SignedInRequest, kind: str, pk: int) -> HttpResponse:
    """Carry it out."""
    found = _found(kind, pk)

    def act() -> Done:
        if isinstance(found, Motion):
            motions.approve(found, by=request.user)
        else:
            found.approve(by=request.user)
        return Done(found.leads_to(), "Approved.")

    return ask(request, Form(request.POST or None), act, _sheet(found, "Approve"))


@needs(Act.APPROVE)
def decline(request: SignedInRequest, kind: str, pk: int) -> HttpResponse:
    """Turn it down, with a reason."""
    found = _found(kind, pk)
    form = ReasonForm(request.POST or None)

    def act() -> Done:
        found.decline(by=request.user, reason=form.cleaned_data["reason"])
        return Done(found.get_absolute_url(), "Declined.")

    return ask(request, form, act, _sheet(found, "Decline"))


def _sheet(found: Motion | Assessment, verb: str) -> Sheet:
    return Sheet(f"{verb}: {found}", verb, found.get_absolute_url())
