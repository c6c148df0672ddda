"""A claim made from a passage, or a passage made a report of a claim that is there."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.analysis.passage_reading import PassageReading
from claims.forms.chain import ADD_ROW
from claims.forms.new_claim import NewClaimForm, suggested
from claims.forms.report import Report, report_of
from claims.matching import near_claims
from claims.models import Claim, Proposal
from claims.pages.linking import searched
from claims.pages.parties_known import measure_names, party_names
from claims.views.parts import render_part
from claims.views.passages import Chosen, chosen
from claims.views.sheets import Done, Sheet, ask
from ledger.changesets import changeset


@needs(Act.EDIT)
def new_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Word a claim and its first report; publish it, or keep it as a draft."""
    words = chosen(request, pk)
    if "claim" in request.POST:
        return _report(request, words, request.POST["claim"])
    reading, report = _read(request, words)
    claim = NewClaimForm(request.POST or None, initial=suggested(reading, words.article.language))
    near = near_claims(words.exact, language=words.article.language, value=reading.value, user=request.user)
    form, sheet = report.whole(claim), _sheet(request, words, report, "Publish claim", claim=claim, matches=near)

    def act() -> Done:
        return _record(request, words, claim, report)

    return sheet.show(request, form) if ADD_ROW in request.POST else ask(request, form, act, sheet)


def _record(request: SignedInRequest, words: Chosen, claim: NewClaimForm, report: Report) -> Done:
    with changeset(request.user, f"Record claim from A-{words.article.pk}"):
        row = claim.draft(by=request.user)
        made = report.record(row, by=request.user)
        Proposal.objects.settle(made, by=request.user, suggestion=words.suggestion)
        if "keep" not in request.POST:
            row.publish(by=request.user)
    done = "Published" if row.is_published else "Kept as a draft:"
    return Done(words.back, f"{done} C-{row.pk}.")


@needs(Act.EDIT)
def new_report_of(request: SignedInRequest, pk: int, claim_pk: int) -> HttpResponse:
    """Make the words a report of a claim that is there."""
    return _report(request, chosen(request, pk), str(claim_pk))


def _report(request: SignedInRequest, words: Chosen, claim_pk: str) -> HttpResponse:
    claim = get_object_or_404(Claim.objects.standing(), pk=claim_pk[:9])
    _, report = _read(request, words)
    form, sheet = report.whole(), _sheet(request, words, report, "Add report", of=claim)

    def act() -> Done:
        with changeset(request.user, f"Report of C-{claim.pk} in A-{words.article.pk}"):
            made = report.record(claim, by=request.user)
            Proposal.objects.settle(made, by=request.user, suggestion=words.suggestion)
        return Done(words.back, f"Added to C-{claim.pk}.")

    return sheet.show(request, form) if ADD_ROW in request.POST else ask(request, form, act, sheet)


@require_safe
@needs(Act.EDIT)
def link_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Find the claim that the words report."""
    words, sought = chosen(request, pk), request.GET.get("q", "")[:500].replace("\0", "")
    near = [] if sought.strip() else near_claims(words.exact, language=words.article.language, user=request.user)
    found = searched(sought, request.user) if sought.strip() else [match.claim for match in near]
    rows = [(claim, words.url("claim-report", claim.pk)) for claim in found]
    why = {match.claim.pk: match.why for match in near}
    shown = {"words": words, "found": rows, "why": why, "q": sought, "section": "articles"}
    return render_part(request, "desk/link_claim.html", "found", shown)


def _read(request: SignedInRequest, words: Chosen) -> tuple[PassageReading, Report]:
    return report_of(request.POST or None, words.snapshot, words.span, words.figure)


def _sheet(request: SignedInRequest, words: Chosen, report: Report, submit: str, **more: object) -> Sheet:
    lists = {"parties": party_names(request.user), "measures": measure_names()}
    title = "New claim" if "claim" in more else "Report of a claim"
    shown = {"words": words, "report": report, **lists, **more}
    return Sheet(title, submit, words.back, template="desk/new_claim.html", section="articles", context=shown)
