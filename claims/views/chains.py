"""On whose word a report stands, corrected by editors."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.chain import ADD_ROW
from claims.forms.chain_correction import ChainCorrection
from claims.models import Attribution
from claims.pages.chain_correction import correction
from claims.views.sheets import Done, Sheet, ask
from ledger.changesets import changeset
from sources.models.base import Stale


@needs(Act.EDIT)
def correct_chain(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct any step, from the chain that was read."""
    report = get_object_or_404(Attribution.objects.standing().with_words(), pk=pk)
    form = ChainCorrection(request.POST or None, report)
    sheet = _sheet(request, report, form)

    def act() -> Done:
        return _relinked(request, report, form, sheet.back)

    if ADD_ROW in request.POST:
        return sheet.show(request, form)
    try:
        return ask(request, form, act, sheet, passing=(Stale,))
    except Stale:
        return _clash(request, report, form)


def _sheet(request: SignedInRequest, report: Attribution, form: ChainCorrection) -> Sheet:
    page = correction(report, request.user)
    version = request.POST.get("version", str(page.version))
    shown = {"page": page, "chain": form.chain, "parties": page.parties, "version": version}
    title, template = f"On whose word R-{report.pk} stands", "desk/chain.html"
    return Sheet(title, "Save the chain", page.back, template=template, section="claims", context=shown)


def _relinked(request: SignedInRequest, report: Attribution, form: ChainCorrection, back: str) -> Done:
    """In one act with the speakers and passages that it needs. Raises Stale."""
    version = request.POST.get("version", "")
    read = int(version) if version.isdecimal() and len(version) < 19 else -1
    with changeset(request.user, form.reason):
        report.relink(form.links(request.user), by=request.user, reason=form.reason, version=read)
    return Done(back, f"The chain of R-{report.pk} is corrected.")


def _clash(request: SignedInRequest, report: Attribution, form: ChainCorrection) -> HttpResponse:
    """Theirs above mine; saving again has seen theirs."""
    sheet, page = _sheet(request, report, form), correction(report, request.user)
    status = 409 if request.POST.get("version") else 428
    return sheet.show(request, form, status=status, version=str(page.version), theirs=page)
