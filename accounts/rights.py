"""Who is let into a view: the one place that asks.

Each view says which it is: `@public`, `@signed_in`, or `@needs(Act.EDIT)`. A view that says nothing is closed to
whoever is not signed in (LoginRequiredMiddleware); `tests/permissions.toml` lists what each address answers to whom.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from accounts.models import User
from accounts.roles import Act


class SignedInRequest(HttpRequest):
    """What a view behind `needs` or `signed_in` gets: there is somebody."""

    user: User


type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]
type GuardedView[**P] = Callable[Concatenate[SignedInRequest, P], HttpResponse]

PUBLIC = "public"
SIGNED_IN = "signed in"


def public[AnyView: Callable[..., Any]](view: AnyView) -> AnyView:
    """For everybody. What a visitor may see on the page is for the page to ask."""
    return _marked(view, PUBLIC)


def signed_in[**P](view: GuardedView[P]) -> View[P]:
    """For everybody who is signed in; others are sent to sign in and come back."""
    return _guarded(view, None)


def needs[**P](act: Act) -> Callable[[GuardedView[P]], View[P]]:
    """Only for who may `act`. Others are sent to sign in, or told which right they lack (NotAllowed)."""
    return lambda view: _guarded(view, act)


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Off to the sign-in page, and from there back to where this request was made."""
    answer = redirect_to_login(_page(request), resolve_url(settings.LOGIN_URL))
    return HttpResponseClientRedirect(answer.url) if _is_swap(request) else answer


def _guarded[**P](view: GuardedView[P], act: Act | None) -> View[P]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, User):
            return sign_in_first(request)
        if act:
            request.user.must(act)
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return _marked(guarded, act or SIGNED_IN)


def _marked[AnyView: Callable[..., Any]](view: AnyView, needed: str) -> AnyView:
    """Say on the view what it needs. The middleware leaves it to the view then."""
    view.needs = needed  # type: ignore[attr-defined]
    return login_not_required(view)


def _is_swap(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page, which a redirect would fill with the whole sign-in page."""
    return bool(getattr(request, "htmx", None))


def _page(request: HttpRequest) -> str:
    """The address of the page that a person sees: of the form, when a form was sent or a part asked for."""
    if request.method in ("GET", "HEAD") and not _is_swap(request):
        return request.get_full_path()
    seen = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    if not url_has_allowed_host_and_scheme(seen, {request.get_host()}, require_https=request.is_secure()):
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    return urlsplit(seen)._replace(scheme="", netloc="").geturl()
