"""What views share: which part of a page is asked for, and where an old address leads."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def render_part(request: HttpRequest, template: str, part: str, context: dict[str, Any]) -> HttpResponse:
    """The whole page, or the named part of it when htmx asks for a swap (never for a history restore)."""
    htmx = getattr(request, "htmx", None)
    partial = htmx is not None and bool(htmx) and not htmx.history_restore_request
    answer = render(request, f"{template}#{part}" if partial else template, context)
    patch_vary_headers(answer, ["HX-Request", "HX-Request-Type", "HX-History-Restore-Request"])
    return answer


def moved(request: HttpRequest, address: str) -> HttpResponsePermanentRedirect | None:
    """A redirect to the one address of a page, when it was asked for under another."""
    if request.path == address:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
