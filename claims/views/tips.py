"""Readers' tips: sent from a page, dealt with at the desk."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.clients import network
from accounts.rights import SignedInRequest, needs, public
from accounts.roles import Act
from claims import tips
from claims.forms.tips import TipAnswerForm, TipForm
from claims.models import Claim, Tip
from claims.views.parts import redirect
from claims.views.sheets import Done, Sheet, ask
from sources.models import Article

THANKS = "Thank you. An editor will look at it."
TARGETS: dict[str, Any] = {"claim": Claim.objects.published, "article": Article.objects.for_page}


@public
def send_tip(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """From whoever reads: no account is asked for."""
    target = get_object_or_404(TARGETS[kind](), pk=pk)
    form = TipForm(request.POST or None, instance=Tip(**{kind: target}))

    def act() -> Done:
        tips.take_in(form.instance, place=network(request))
        return Done(target.get_absolute_url(), THANKS)

    url = target.get_absolute_url()
    return ask(request, form, act, Sheet("Tell the editors", "Send", url, str(target), template="desk/tip_form.html"))


@require_safe
@needs(Act.READ_DRAFTS)
def tip(request: SignedInRequest, pk: int) -> HttpResponse:
    """One tip, whole."""
    found = get_object_or_404(Tip.objects.for_page(), pk=pk)
    return render(request, "desk/tip.html", {"tip": found, "section": "desk"})


@needs(Act.EDIT)
def answer_tip(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer or close it."""
    found = get_object_or_404(Tip.objects.for_page(), pk=pk)
    form = TipAnswerForm(request.POST or None)

    def act() -> Done:
        tips.answer(found, form.cleaned_data["state"], form.cleaned_data["answer"], by=request.user)
        return Done(reverse("desk"), "Dealt with.")

    return ask(request, form, act, Sheet("Answer a tip", "Send", found.get_absolute_url(), found.text))


@require_POST
@needs(Act.EDIT)
def reopen_tip(request: SignedInRequest, pk: int) -> HttpResponse:
    """Back to the desk with it."""
    found = get_object_or_404(Tip.objects.for_page(), pk=pk)
    found.reopen(by=request.user)
    return redirect(found.get_absolute_url())
