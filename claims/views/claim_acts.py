"""What editors do to a claim itself."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.claim import ClaimEditForm, PublishForm
from claims.models import Claim
from claims.undoing import discard
from claims.views.editing import Edit, edit
from claims.views.sheets import Done, Sheet, ask


@needs(Act.EDIT)
def edit_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Word it anew, from the version that was read."""
    claim = get_object_or_404(Claim.objects.standing(), pk=pk)
    form = ClaimEditForm(request.POST or None, instance=claim)

    def save(changes: dict[str, Any], version: int) -> Done:
        why = form.cleaned_data["reason"]
        claim.word(by=request.user, reason=why, version=version, topics=form.chosen_topics(), **changes)
        return Done(claim.get_absolute_url(), "Saved.")

    return edit(request, Edit(claim, form, save), Sheet(f"Edit C-{pk}", "Save", claim.get_absolute_url()))


@needs(Act.PUBLISH)
def publish_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Now or at a time."""
    claim = get_object_or_404(Claim.objects.drafts(), pk=pk)
    form = PublishForm(request.POST or None, initial={"publish_at": claim.publish_at})

    def act() -> Done:
        claim.publish_or_schedule(form.cleaned_data["publish_at"], by=request.user)
        return Done(claim.get_absolute_url(), "Published." if claim.is_published else "Scheduled.")

    return ask(request, form, act, Sheet(f"Publish C-{pk}", "Publish", claim.get_absolute_url(), claim.statement))


@needs(Act.EDIT)
def discard_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw away a draft that readers never saw."""
    claim = get_object_or_404(Claim.objects.drafts(), pk=pk)

    def act() -> Done:
        discard(claim, by=request.user)
        return Done(reverse("claims"), f"C-{pk} was discarded.")

    lead = f"{claim.statement} Its reports are discarded with it; the texts stay."
    sheet = Sheet(f"Discard the draft C-{pk}", "Discard", claim.get_absolute_url(), lead)
    return ask(request, Form(request.POST or None), act, sheet)
