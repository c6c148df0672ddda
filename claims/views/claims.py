"""Claims: the list, the page, and its past."""

from datetime import UTC, datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from accounts.rights import public
from claims.models import Claim, Watch
from claims.pages.cite import citation
from claims.pages.claim import ClaimPage, claim_page
from claims.pages.claim_list import claim_list
from claims.pages.claims import claim_url, merged_from, proposals_on
from claims.pages.history import past_url
from claims.pages.home import home_page
from claims.pages.matrix import matrix
from claims.pages.paging import BadCursor
from claims.views.parts import moved, render_part
from ledger.asof import is_sealed, number_at


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is new, most repeated and in dispute."""
    return render(request, "claims/home.html", {"page": home_page(), "section": "home"})


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Claims under filters."""
    try:
        listed = claim_list(request.GET, request.user)
    except BadCursor as error:
        raise Http404("This place in the list does not exist.") from error
    status = 200 if listed.form.is_valid() else 400
    context = {"list": listed, "section": "claims"}
    answer = render_part(request, "claims/list.html", "results", context, status=status)
    answer.headers["HX-Push-Url"] = listed.url
    return answer


@public
@require_safe
def claim(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """A claim as it stands; merged ones lead to where they went, withdrawn ones say why."""
    found = get_object_or_404(Claim.objects.visible_to(request.user), pk=pk)
    if found.merged_into:
        return HttpResponseRedirect(f"{claim_url(found.merged_into)}?merged={pk}")
    if answer := moved(request, claim_url(found)):
        return answer
    if (page := claim_page(pk, request.user)) is None:
        raise Http404("There is no such claim.")
    merged = merged_from(found, request.GET.get("merged", ""))
    context = _context(request, page) | {"merged": merged, "followed": Watch.objects.has(request.user, claim=found)}
    status = 410 if found.status == Claim.Status.WITHDRAWN else 200
    return render_part(request, "claims/claim.html", "wording", context, status=status)


@public
@require_safe
def claim_as_of(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The claim with all that its page showed as of a changeset."""
    page = claim_page(pk, request.user, number) if is_sealed(number) else None
    if page is None:
        raise Http404("There was no such claim then.")
    return render_part(request, "claims/claim.html", "wording", _context(request, page))


def _context(request: HttpRequest, page: ClaimPage) -> dict[str, Any]:
    """What both pages of a claim show."""
    cite = citation(page, request.build_absolute_uri(page.permalink))
    live = request.build_absolute_uri(page.claim.url)
    shown = matrix(page.reports, page.siblings, page.tiles.columns, request.GET)
    waiting = proposals_on(page.claim.id) if page.may_confirm else []
    return {"page": page, "matrix": shown, "waiting": waiting, "cite": cite, "live": live, "section": "claims"}


@public
@require_safe
def claim_at_date(request: HttpRequest, pk: int, day: str) -> HttpResponse:
    """A date leads to the last changeset of that day (UTC)."""
    try:
        date = parse_date(day)
    except ValueError as error:
        raise Http404("There is no such day.") from error
    number = number_at(datetime.combine(date, time.max, UTC)) if date else None
    if number is None:
        raise Http404("Nothing was recorded by then.")
    return HttpResponseRedirect(past_url(pk, number))
