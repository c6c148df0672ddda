"""Stopping the daily mail from the mail itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.rights import public
from claims.daily_mail import addressee
from claims.models import Watch


@csrf_exempt  # a mail program posts here without having seen a page (RFC 8058); the address alone is the right
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to; a POST does it at once. Following an address alone stops nothing, as programs do that too."""
    if (person := addressee(token)) is None:
        raise Http404("This address stops nobody's mail.")
    if request.method == "POST":
        Watch.objects.stop_mail(person)
    context = {"mailed": Watch.objects.mailed(person).count(), "stopped": request.method == "POST"}
    return render(request, "follow/stop.html", context)
