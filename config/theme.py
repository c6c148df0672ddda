"""The reader's choice of light or dark, kept in a cookie so that the page never flashes."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from accounts.rights import public

THEMES = ("auto", "light", "dark")
YEAR = 365 * 24 * 60 * 60


def theme(request: HttpRequest) -> dict[str, str]:
    """Context processor: ``theme`` is auto, light or dark."""
    chosen = request.COOKIES.get("theme", "auto")
    return {"theme": chosen if chosen in THEMES else "auto"}


@public
@require_safe
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Set the cookie and go back. A GET, since it changes no row and must work in a cached page without a token."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    answer = HttpResponseRedirect(back)
    chosen = request.GET.get("set", "auto")
    if chosen in THEMES:
        answer.set_cookie("theme", chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return answer
