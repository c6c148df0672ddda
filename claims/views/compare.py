"""The values of a claim's measure as a file, and its reports side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.rights import public
from claims.pages.compare import comparison
from claims.pages.family import family
from claims.pages.values_file import values_file


@public
@require_safe
def values(request: HttpRequest, pk: int, number: int | None = None) -> HttpResponse:
    """All values of the measure, today's or as of a changeset."""
    found = family(pk, request.user, number)
    if found is None or found.values is None:
        raise Http404("There are no values of such a claim.")
    name = f"C-{pk}-values.csv" if number is None else f"C-{pk}-values-as-of-{number}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(values_file(found.values), "text/csv; charset=utf-8; header=present", headers=headers)


@public
@require_safe
def compare(request: HttpRequest, pk: int, number: int | None = None) -> HttpResponse:
    """Two to four reports; a choice that cannot be compared is explained."""
    asked = request.GET.getlist("r")
    page = comparison(pk, asked, request.user, number)
    if page is None:
        raise Http404("There is no such claim.")
    status = 400 if page.fault and asked else 200
    return render(request, "claims/compare.html", {"page": page, "section": "claims"}, status=status)
