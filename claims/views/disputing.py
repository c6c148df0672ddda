"""How a dispute is raised, heard and closed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.dispute import AskForm, PositionForm, RaiseForm, RulingForm, SpeakForm
from claims.forms.evidence import HeardEvidenceForm
from claims.models import Attribution, Claim, CrossReference, Dispute, Position
from claims.models.dispute import OwnDispute
from claims.pages.effects import concerned, effects
from claims.pages.reporting_articles import reporting
from claims.views.editing import Edit, edit
from claims.views.sheets import Done, Sheet, ask, redirect

PART = "dispute"


def _raise(request: SignedInRequest, target: str, on: models.Model, claim: Claim, back: str) -> HttpResponse:
    """Ask for question, positions and a first piece of evidence."""
    form = RaiseForm(request.POST or None, host=request.get_host())

    def act() -> Done:
        dispute = form.open(target, on, by=request.user)
        return Done(dispute.get_absolute_url(), f"D-{dispute.pk} is open. Somebody else rules on it.")

    known = {"articles": reporting(claim)}
    fields = "desk/parts/raise_fields.html"
    return ask(request, form, act, Sheet("Raise a dispute", "Send", back, str(on), fields=fields, context=known))


@needs(Act.DISPUTE)
def on_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """An objection to a claim."""
    claim = get_object_or_404(Claim.objects.standing(), pk=pk)
    return _raise(request, "claim", claim, claim, f"{claim.get_absolute_url()}#disputes")


@needs(Act.DISPUTE)
def on_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """An objection to a report."""
    report = get_object_or_404(Attribution.objects.standing().select_related("claim", "article"), pk=pk)
    return _raise(request, "attribution", report, report.claim, f"{report.claim.get_absolute_url()}#R-{pk}")


@needs(Act.DISPUTE)
def on_reference(request: SignedInRequest, pk: int) -> HttpResponse:
    """An objection to a cross-reference."""
    link = get_object_or_404(CrossReference.objects.active().select_related("from_claim", "to_claim"), pk=pk)
    return _raise(request, "cross_reference", link, link.from_claim, link.standing_url)


def _dispute(pk: int) -> Dispute:
    return get_object_or_404(Dispute.objects.for_page(), pk=pk)


def _step(
    request: SignedInRequest,
    dispute: Dispute,
    form: forms.BaseForm,
    act: Callable[[], Any],
    words: tuple[str, str, str],
) -> HttpResponse:
    """A step in its life, asked for by `form`; `words` are title, button, and what is said afterwards."""
    title, submit, said = words
    back = dispute.get_absolute_url()

    def done() -> Done:
        act()
        return Done(back, said)

    return ask(request, form, done, Sheet(title, submit, back, dispute.statement, part=PART))


@needs(Act.DISPUTE)
def say(request: SignedInRequest, pk: int) -> HttpResponse:
    """Speak in the discussion."""
    dispute, form = _dispute(pk), SpeakForm(request.POST or None, label="What you say")
    words = (f"Say something in D-{pk}", "Send", "Said.")
    return _step(request, dispute, form, lambda: dispute.say(form.cleaned_data["text"], by=request.user), words)


@needs(Act.DISPUTE)
def ask_somebody(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that somebody outside was asked."""
    dispute, form = _dispute(pk), AskForm(request.POST or None, label="What they were asked")

    def act() -> None:
        dispute.ask(form.cleaned_data["whom"], text=form.cleaned_data["text"], by=request.user)

    return _step(request, dispute, form, act, (f"D-{pk} waits for somebody", "Note it", "Noted."))


@needs(Act.DISPUTE)
def answered(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note what those who were asked said."""
    dispute, form = _dispute(pk), SpeakForm(request.POST or None, label="What they said, or that they did not answer")
    words = (f"The answer in D-{pk}", "Note it", "Noted.")
    return _step(request, dispute, form, lambda: dispute.answered(form.cleaned_data["text"], by=request.user), words)


@needs(Act.RULE)
def take_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put it under review."""
    dispute, form = _dispute(pk), SpeakForm(request.POST or None, label="What is looked at")
    words = (f"Take up D-{pk}", "Take up", "Under review.")
    return _step(
        request, dispute, form, lambda: dispute.take_up(text=form.cleaned_data["text"], by=request.user), words
    )


@needs(Act.RULE)
def rule(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close it with a ruling; not one's own."""
    dispute = _dispute(pk)
    if request.method != "POST" and dispute.opened_by_id == request.user.pk:
        messages.error(request, str(OwnDispute()))
        return redirect(dispute.get_absolute_url())
    outcome = {"state": request.GET.get("outcome", "")}
    form = RulingForm(request.POST or None, label="Why", initial=outcome)

    def act() -> Done:
        dispute.rule(form.cleaned_data["state"], text=form.cleaned_data["text"], by=request.user)
        return Done(dispute.get_absolute_url(), f"{dispute.get_state_display()}.", lasting=True)

    return ask(request, form, act, _ruling(dispute))


def _ruling(dispute: Dispute) -> Sheet:
    about, back = "desk/parts/effects.html", dispute.get_absolute_url()
    context = {"effects": effects(dispute)}
    return Sheet(f"Rule on D-{dispute.pk}", "Confirm", back, dispute.statement, about, part=PART, context=context)


@needs(Act.DISPUTE)
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's objection back."""
    dispute, form = _dispute(pk), SpeakForm(request.POST or None, label="Why")
    words = (f"Withdraw D-{pk}", "Withdraw", "Withdrawn.")
    return _step(
        request, dispute, form, lambda: dispute.withdraw(text=form.cleaned_data["text"], by=request.user), words
    )


@needs(Act.DISPUTE)
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open it again, on new evidence."""
    dispute, form = _dispute(pk), SpeakForm(request.POST or None, label="What is new")
    words = (f"Reopen D-{pk}", "Reopen", "Open again.")
    return _step(request, dispute, form, lambda: dispute.reopen(text=form.cleaned_data["text"], by=request.user), words)


@needs(Act.DISPUTE)
def add_position(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let another side be heard."""
    dispute = _dispute(pk)
    form = PositionForm(request.POST or None)

    def act() -> Position:
        return Position(dispute=dispute, text=form.cleaned_data["text"]).add(by=request.user)

    return _step(request, dispute, form, act, (f"Add a position to D-{pk}", "Add", "Added."))


@needs(Act.DISPUTE)
def edit_position(request: SignedInRequest, pk: int) -> HttpResponse:
    """Word a position anew, while the dispute is open."""
    position = get_object_or_404(Position.objects.select_related("dispute"), pk=pk)
    form = PositionForm(request.POST or None, instance=position)
    back = position.dispute.get_absolute_url()

    def save(changes: dict[str, Any], version: int) -> Done:
        position.revise(by=request.user, reason=f"Word position {position.letter} anew", version=version, **changes)
        return Done(back, "Saved.")

    return edit(request, Edit(position, form, save), Sheet(f"Position {position.letter}", "Save", back, part=PART))


@needs(Act.DISPUTE)
def add_evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring something forward, for or against."""
    dispute = _dispute(pk)
    positions, chosen = list(dispute.positions.all()), {"side": request.GET.get("side", "")}
    form = HeardEvidenceForm(request.POST or None, host=request.get_host(), positions=positions, initial=chosen)

    def act() -> Done:
        form.evidence(dispute=dispute, position=form.position()).add(by=request.user)
        return Done(dispute.get_absolute_url(), "Evidence added.")

    context = {"articles": reporting(concerned(dispute)[0])}
    about, back = "desk/parts/articles.html", dispute.get_absolute_url()
    sheet = Sheet(f"Add evidence to D-{pk}", "Add evidence", back, dispute.statement, about, part=PART, context=context)
    return ask(request, form, act, sheet)
