"""The page of the graph around a claim."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.rights import public
from claims.models import Claim
from claims.pages.claims import claim_url
from claims.pages.graph import graph
from ledger.asof import Reader


@public
@require_safe
def claim_graph(request: HttpRequest, pk: int) -> HttpResponse:
    """The claims around a claim. One that was merged or withdrawn has no links any more: its own page says why."""
    found = get_object_or_404(Claim.objects.visible_to(request.user), pk=pk)
    if found.status in (Claim.Status.MERGED, Claim.Status.WITHDRAWN):
        return HttpResponseRedirect(claim_url(found))
    if (page := graph(Reader(), pk, request.user)) is None:
        raise Http404("There is no such claim.")
    return render(request, "claims/graph.html", {"graph": page, "section": "claims"})
