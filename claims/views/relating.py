"""Cross-references between claims, and translations of passages."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.evidence import EvidenceForm
from claims.forms.fields import ReasonForm
from claims.forms.reference import RELATIONS, RationaleForm, RelateForm, TranslationEditForm, TranslationForm
from claims.models import Claim, CrossReference, Translation
from claims.pages.choosing import choices
from claims.pages.reporting_articles import reporting
from claims.views.editing import Edit, edit
from claims.views.sheets import Done, Sheet, ask
from sources.models import Passage


@needs(Act.EDIT)
def relate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say how a claim bears on another, which is searched for."""
    claim = get_object_or_404(Claim.objects.standing(), pk=pk)
    asked = {name: request.GET.get(name, "") for name in ("to", "relation")}
    form = RelateForm(request.POST or None, claim=claim, host=request.get_host(), initial=asked)

    def act() -> Done:
        given, (first, second) = form.cleaned_data, form.ends
        evidence = form.evidence() if form.has_evidence else None
        because = given["rationale"]
        link = CrossReference.objects.link(
            first, given["relation"], second, rationale=because, by=request.user, evidence=evidence
        )
        return Done(f"{claim.get_absolute_url()}#X-{link.pk}", "Related.")

    return ask(request, form, act, _relating(request, claim))


def _relating(request: SignedInRequest, claim: Claim) -> Sheet:
    chosen = request.POST.get("to") or request.GET.get("to", "")
    found = choices(request.GET.get("q", ""), chosen, claim, request.user)
    context = {"claim": claim, "choices": found, "relations": RELATIONS, "articles": reporting(claim)}
    back = f"{claim.get_absolute_url()}#related"
    title = f"Relate C-{claim.pk} to another claim"
    return Sheet(title, "Relate", back, claim.statement, template="desk/relate.html", context=context)


def _reference(pk: int) -> tuple[CrossReference, str]:
    """A cross-reference in force, and where it stands."""
    link = get_object_or_404(CrossReference.objects.active().select_related("from_claim", "to_claim"), pk=pk)
    return link, link.standing_url


@needs(Act.EDIT)
def edit_reference(request: SignedInRequest, pk: int) -> HttpResponse:
    """Word anew why two claims are related."""
    link, back = _reference(pk)
    form = RationaleForm(request.POST or None, instance=link)

    def save(changes: dict[str, Any], version: int) -> Done:
        link.revise(by=request.user, reason=form.cleaned_data["reason"], version=version, **changes)
        return Done(back, "Saved.")

    return edit(request, Edit(link, form, save), Sheet(f"Edit X-{pk}", "Save", back, str(link)))


@needs(Act.EDIT)
def withdraw_reference(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a cross-reference off; it stays in the history with the reason."""
    link, back = _reference(pk)
    form = ReasonForm(request.POST or None)

    def act() -> Done:
        link.withdraw(reason=form.cleaned_data["reason"], by=request.user)
        return Done(f"{link.from_claim.get_absolute_url()}#related", "Withdrawn.")

    return ask(request, form, act, Sheet(f"Withdraw X-{pk}", "Withdraw", back, str(link)))


@needs(Act.DISPUTE)
def reference_evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring something forward, for or against a cross-reference."""
    link, back = _reference(pk)
    form = EvidenceForm(request.POST or None, host=request.get_host())

    def act() -> Done:
        form.evidence(cross_reference=link).add(by=request.user)
        return Done(back, "Evidence added.")

    about, context = "desk/parts/articles.html", {"articles": reporting(link.from_claim)}
    sheet = Sheet(f"Add evidence on X-{pk}", "Add evidence", back, str(link), about, context=context)
    return ask(request, form, act, sheet)


def _standing(passage: Passage) -> str:
    """Where its words stand: in the matrix of a claim, else in the text."""
    report = passage.attributions.standing().select_related("claim").first()
    if report:
        return f"{report.claim.get_absolute_url()}#R-{report.pk}"
    return f"{passage.snapshot.article.get_absolute_url()}#m{passage.pk}"


def _translating(passage: Passage, title: str) -> Sheet:
    quote = {"quote": passage.exact, "language": passage.snapshot.article.language}
    return Sheet(title, "Save", _standing(passage), about="desk/parts/note_about.html", context=quote)


@needs(Act.EDIT)
def translate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a passage into another language, marked as ours."""
    passage = get_object_or_404(Passage.objects.select_related("snapshot__article"), pk=pk)
    form = TranslationForm(request.POST or None, instance=Translation(passage=passage), initial={"language": "en"})

    def act() -> Done:
        form.instance.add(by=request.user)
        return Done(_standing(passage), "Translated.")

    return ask(request, form, act, _translating(passage, "Translate a passage"))


@needs(Act.EDIT)
def edit_translation(request: SignedInRequest, pk: int) -> HttpResponse:
    """Word a translation anew."""
    row = get_object_or_404(Translation.objects.select_related("passage__snapshot__article"), pk=pk)
    form = TranslationEditForm(request.POST or None, instance=row)

    def save(changes: dict[str, Any], version: int) -> Done:
        row.revise(by=request.user, reason=form.cleaned_data["reason"], version=version, **changes)
        return Done(_standing(row.passage), "Saved.")

    return edit(request, Edit(row, form, save), _translating(row.passage, "Edit a translation"))
