"""Evidence, once it is there: corrected and taken back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.evidence import EvidenceEditForm
from claims.forms.fields import ReasonForm
from claims.models import Evidence
from claims.views.editing import Edit, edit
from claims.views.sheets import Done, Sheet, ask


def _evidence(pk: int) -> Evidence:
    return get_object_or_404(Evidence.objects.standing().for_page(), pk=pk)


@needs(Act.DISPUTE)
def edit_evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct what is said of it."""
    evidence = _evidence(pk)
    form = EvidenceEditForm(request.POST or None, instance=evidence)
    back = evidence.get_absolute_url()

    def save(changes: dict[str, Any], version: int) -> Done:
        evidence.revise(by=request.user, reason=form.cleaned_data["reason"], version=version, **changes)
        return Done(back, "Saved.")

    return edit(request, Edit(evidence, form, save), Sheet(f"Edit evidence E-{pk}", "Save", back, evidence.source))


@needs(Act.DISPUTE)
def withdraw_evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take it back; the history keeps it, with the reason."""
    evidence, form = _evidence(pk), ReasonForm(request.POST or None)
    back = evidence.get_absolute_url()

    def act() -> Done:
        evidence.withdraw(reason=form.cleaned_data["reason"], by=request.user)
        return Done(back, "Withdrawn.")

    return ask(request, form, act, Sheet(f"Withdraw evidence E-{pk}", "Withdraw", back, evidence.source))
