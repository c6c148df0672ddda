"""What editors do to a report: change it, take it off the record, or add another to a claim."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.fields import ReasonForm
from claims.forms.report_edit import ReportEditForm
from claims.models import Attribution, Claim
from claims.pages.linking import articles_sought
from claims.views.editing import Edit, edit
from claims.views.parts import render_part
from claims.views.sheets import Done, Sheet, ask
from ledger.changesets import changeset
from ledger.refusals import Refused
from sources.models.base import Stale

ABOUT = "desk/parts/report_about.html"
LEAVES = "It leaves the pages of the claim and of the article, and stays in their histories with the reason."


class Reworded(Refused):
    """Somebody else changed its words or marks meanwhile. Save again to put yours, kept below, in their place."""


@needs(Act.EDIT)
def edit_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what it says, its words and its marks, from the versions that were read."""
    report = get_object_or_404(Attribution.objects.standing().with_words(), pk=pk)
    form = ReportEditForm(request.POST or None, report)
    back = f"{report.claim.get_absolute_url()}#R-{pk}"

    def save(changes: dict[str, Any], version: int) -> Done:
        with changeset(request.user, form.cleaned_data["reason"]):
            report.revise(by=request.user, reason=form.cleaned_data["reason"], version=version, **changes)
            _reword(form, report, request)
        return Done(back, f"R-{pk} is saved.")

    shown = {"report": form, "row": report, "article": report.article}
    sheet = Sheet(f"Edit R-{pk}", "Save", back, template="desk/report.html", section="claims", context=shown)
    return edit(request, Edit(report, form, save), sheet)


def _reword(form: ReportEditForm, report: Attribution, request: SignedInRequest) -> None:
    try:
        form.reword(report, by=request.user)
    except Stale as error:
        raise Reworded from error


@needs(Act.EDIT)
def withdraw_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take it off the record, with the reason."""
    report = get_object_or_404(Attribution.objects.standing().with_words(), pk=pk)
    form = ReasonForm(request.POST or None)
    claim = report.claim.get_absolute_url()

    def act() -> Done:
        report.withdraw(reason=form.cleaned_data["reason"], by=request.user)
        return Done(claim, f"R-{pk} is withdrawn.")

    sheet = Sheet(f"Withdraw R-{pk}", "Withdraw", f"{claim}#R-{pk}", LEAVES, ABOUT, context={"row": report})
    return ask(request, form, act, sheet)


@require_safe
@needs(Act.EDIT)
def add_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the article that reports the claim; its words are marked there."""
    claim = get_object_or_404(Claim.objects.standing(), pk=pk)
    sought = request.GET.get("q", "")[:500].replace("\0", "")
    shown = {"claim": claim, "found": articles_sought(sought), "q": sought, "section": "claims"}
    return render_part(request, "desk/add_report.html", "found", shown)
