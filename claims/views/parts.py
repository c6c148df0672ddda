"""What views share: which part of a page is asked for, and where an old address leads."""

from typing import Any
from urllib.parse import unquote

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers


def render_part(
    request: HttpRequest, template: str, part: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The whole page, or the named part of it when htmx asks for a swap (never for a history restore).

    Messages of a swap go to the status line of the page that is there.
    """
    htmx = getattr(request, "htmx", None)
    partial = htmx is not None and htmx.request_type == "partial" and not htmx.history_restore_request
    answer = render(request, f"{template}#{part}" if partial else template, context, status=status)
    if partial and len(get_messages(request)):
        answer.write(render_to_string("parts/status_line.html", request=request))
    patch_vary_headers(answer, ["HX-Request", "HX-Request-Type", "HX-History-Restore-Request"])
    return answer


def moved(request: HttpRequest, address: str) -> HttpResponsePermanentRedirect | None:
    """A redirect to the one address of a page, when it was asked for under another.

    A request's path holds letters where an address has them in per cent.
    """
    if request.path == unquote(address):
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def redirect(url: str) -> HttpResponse:
    """Look there now, with GET."""
    answer = HttpResponseRedirect(url)
    answer.status_code = 303
    return answer
