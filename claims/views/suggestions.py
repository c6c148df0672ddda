"""What an editor decides on a passage that was suggested: beside the text, and at the desk."""

from datetime import timedelta

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.accepting import Incomplete, accept
from claims.forms.suggestions import REASONS, LaterForm, RejectForm
from claims.models import Claim, Proposal
from claims.models.proposed import NotWaiting
from claims.pages.suggestions import words_url
from claims.proposing import propose_for
from claims.views.parts import redirect
from claims.views.sheets import Done, Sheet, ask
from sources.models import Article

ABOUT = "desk/parts/suggested.html"
NEW = "new"


def _suggestion(pk: int) -> Proposal:
    return get_object_or_404(Proposal.objects.for_decision(), pk=pk)


def _back(request: SignedInRequest, row: Proposal) -> str:
    """To what comes next: at the desk, or in the text."""
    if "desk" in request.GET:
        return f"{reverse('desk')}?kind=suggestions"
    assert row.article is not None
    return f"{row.article.get_absolute_url()}?after={row.end}#next"


def _sheet(request: SignedInRequest, row: Proposal, title: str, submit: str) -> Sheet:
    return Sheet(title, submit, _back(request, row), about=ABOUT, context={"row": row, "reasons": REASONS})


@needs(Act.PUBLISH)
def accept_suggestion(request: SignedInRequest, pk: int) -> HttpResponse:
    """Publish the claim that is suggested, or add the passage to the one it states; else lead to the form."""
    row = _suggestion(pk)
    claim = _claim(request, row)
    sheet = _sheet(request, row, "Accept suggestion", "Accept")

    def act() -> Done:
        report = accept(row, by=request.user, claim=claim)
        said = f"Added to C-{report.claim_id}." if claim else f"Published C-{report.claim_id}."
        return Done(_back(request, row), said)

    try:
        return ask(request, Form(request.POST or None), act, sheet, passing=(Incomplete, NotWaiting))
    except (Incomplete, NotWaiting) as refusal:
        return _led_on(request, row, claim, refusal)


def _claim(request: SignedInRequest, row: Proposal) -> Claim | None:
    """The one on record that is chosen; without a choice, the one that the passage states."""
    chosen = request.POST.get("claim", "")
    if chosen == NEW:
        return None
    return get_object_or_404(Claim.objects.standing(), pk=chosen[:9]) if chosen.isdecimal() else row.stated


def _led_on(request: SignedInRequest, row: Proposal, claim: Claim | None, refusal: Exception) -> HttpResponse:
    """To the form where what is missing is filled in; or back, when somebody decided meanwhile."""
    messages.info(request, str(refusal))
    if isinstance(refusal, NotWaiting):
        return redirect(_back(request, row))
    url = words_url(row, "claim-report", claim.pk) if claim else words_url(row, "claim-new")
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)


@needs(Act.EDIT)
def reject_suggestion(request: SignedInRequest, pk: int) -> HttpResponse:
    """Turn it down for good, with the reason."""
    row = _suggestion(pk)
    form = RejectForm(request.POST or None)

    def act() -> Done:
        row.reject(reason=form.cleaned_data["reason"], by=request.user)
        return Done(_back(request, row), "Rejected.")

    return ask(request, form, act, _sheet(request, row, "Reject suggestion", "Reject"))


@needs(Act.EDIT)
def put_off_suggestion(request: SignedInRequest, pk: int) -> HttpResponse:
    """Leave it for another day."""
    row = _suggestion(pk)
    form = LaterForm(request.POST or None)

    def act() -> Done:
        until = timezone.now() + timedelta(days=form.cleaned_data["days"])
        row.put_off(until, by=request.user)
        return Done(_back(request, row), f"Put off until {until:%-d %B}.")

    return ask(request, form, act, _sheet(request, row, "Put off suggestion", "Put off"))


@require_POST
@needs(Act.EDIT)
def find_passages(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read the last text of an article for what may be checked."""
    article = get_object_or_404(Article, pk=pk)
    found = propose_for(get_object_or_404(article.snapshots.defer("raw")[:1]), by=request.user)
    messages.success(request, f"{found} passage{'' if found == 1 else 's'} suggested.")
    return redirect(f"{article.get_absolute_url()}#next")
