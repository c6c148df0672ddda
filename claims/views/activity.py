"""What people did, and taking it back."""

import re
from urllib.parse import urlsplit

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims import undoing
from claims.forms.activity import ActivityForm, UndoForm
from claims.models import Claim, Dispute
from claims.pages.activity import activity_page
from claims.pages.changes import changes
from claims.pages.paging import BadCursor
from claims.views.parts import render_part
from claims.views.sheets import Done, Sheet, ask
from ledger.models import Changeset
from ledger.undo import Step
from sources.models import Article

DESK = {"section": "desk", "tab": "activity"}
# Where the pages are that go with what was added.
PAGES = {Claim: "c", Article: "a", Dispute: "d"}


@require_safe
@needs(Act.READ_DRAFTS)
def activity(request: SignedInRequest) -> HttpResponse:
    """Acts, the last first."""
    form = ActivityForm(request.GET or None)
    try:
        page = activity_page(form, request.user, request.GET)
    except BadCursor as error:
        raise Http404("This place in the list does not exist.") from error
    return render_part(request, "desk/activity.html", "acts", {"page": page, "form": form, **DESK})


@require_safe
@needs(Act.READ_DRAFTS)
def act(request: SignedInRequest, pk: int) -> HttpResponse:
    """One act, row by row."""
    found = get_object_or_404(Changeset.objects.select_related("actor"), pk=pk, number__isnull=False)
    return render(request, "desk/act.html", {"act": found, "changes": changes(undoing.plan(found)), "section": "desk"})


@needs(Act.EDIT)
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an act back, or propose that where it took two people."""
    found = get_object_or_404(Changeset.objects.select_related("actor"), pk=pk, number__isnull=False)
    steps = undoing.plan(found)
    two = undoing.needs_second_person(steps)
    form = UndoForm(request.POST or None, initial={"reason": f"Undo: {found.reason}"[:1000]})

    def take_back() -> Done:
        why = form.cleaned_data["reason"]
        if two:
            return Done(undoing.propose(found, by=request.user, reason=why).get_absolute_url(), "Proposed.")
        undoing.undo(found, by=request.user, reason=why)
        return Done(_back(request, steps, form.cleaned_data["next"]), "Undone.")

    return ask(request, form, take_back, _sheet(found, steps, two))


def _sheet(act: Changeset, steps: list[Step], two: bool) -> Sheet:
    """What would be taken back, and what stays."""
    title, submit = ("Propose to take back", "Propose") if two else ("Undo", "Undo")
    shown = {"changes": changes(steps), "obstacles": True}
    back = reverse("act", args=[act.pk])
    return Sheet(f"{title}: {act.reason}"[:200], submit, back, about="desk/parts/changes.html", context=shown)


def _back(request: SignedInRequest, steps: list[Step], url: str) -> str:
    """Where the person was, when that is a page of ours and does not go with the act."""
    if not url or not url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        return reverse("activity")
    added = [f"/{PAGES[step.model]}/{step.pk}" for step in steps if step.model in PAGES and step.label == "insert"]
    gone = any(re.match(rf"{page}(?!\d)", urlsplit(url).path) for page in added)
    return reverse("activity") if gone else url
