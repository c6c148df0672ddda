"""The past of a claim: all its revisions, any two of them compared, and going back to one."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.rights import SignedInRequest, needs, public
from accounts.roles import Act
from claims.forms.fields import ReasonForm
from claims.models import Claim
from claims.pages.past import comparison, history_page, restored
from claims.views.sheets import Done, Sheet, ask


@public
@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every revision; two that were picked lead to their comparison."""
    if picked := _picked(request):
        return HttpResponseRedirect(reverse("claim-diff", args=[pk, *picked]))
    page = history_page(get_object_or_404(Claim.objects.visible_to(request.user), pk=pk), request.user)
    return render(request, "claims/history.html", {"page": page, "section": "claims"})


def _picked(request: HttpRequest) -> list[int]:
    """The changesets to compare, the older first; empty unless there are two."""
    given = [request.GET.get(name, "") for name in ("from", "to")]
    return sorted(map(int, given)) if all(n.isdecimal() and len(n) < 19 for n in given) else []


@public
@require_safe
def diff(request: HttpRequest, pk: int, before: int, after: int | None = None) -> HttpResponse:
    """What changed from one changeset to another, or since."""
    page = comparison(pk, before, after, request.user)
    if page is None:
        raise Http404("There was no such claim then.")
    return render(request, "claims/diff.html", {"page": page, "section": "claims"})


@needs(Act.EDIT)
def revert(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Word the claim again as it was as of a changeset; its reports and disputes stay."""
    claim = get_object_or_404(Claim.objects.standing(), pk=pk)
    back = restored(claim, number, request.user)
    if back is None:
        raise Http404("There was no such claim then.")
    form = ReasonForm(request.POST or None, initial={"reason": f"Back to the wording as of changeset {number}"})

    def act() -> Done:
        back.put_back(claim, by=request.user, reason=form.cleaned_data["reason"])
        return Done(claim.get_absolute_url(), "Reverted.")

    past = reverse("claim-history", args=[pk])
    sheet = Sheet(f"Revert C-{pk}", "Revert", past, about="claims/parts/revert.html", context={"back": back})
    return ask(request, form, act, sheet)
