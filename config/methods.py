"""Pages are read and forms are sent; no other method means anything here."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string

METHODS = ("GET", "HEAD", "POST")


def only_known_methods(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: refuse PUT, TRACE and whatever else, which a view that does not ask would take for a GET.

    A refusal of a method, from here or from a view, gets a page that says so.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        served = request.method in METHODS
        given = get_response(request) if served else HttpResponseNotAllowed(METHODS)
        if isinstance(given, HttpResponseNotAllowed) and request.method == "GET" and not given.content:
            given.content = render_to_string("405.html").encode()
        return given

    return answer
