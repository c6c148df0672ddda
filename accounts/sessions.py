"""How long somebody stays signed in: half an hour after they last did something, and twelve hours in all.

The half hour is the age of the session's row (SESSION_COOKIE_AGE), which is written anew as long as somebody is there.
A changed password or role, or the loss of the account, ends a session at the next request (User, UsernameOrMail).
"""

import time
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

LONGEST = 12 * 60 * 60
WRITTEN_EVERY = 60
BEGAN, SEEN = "signed_in_at", "seen_at"


def begin(request: HttpRequest, **_: Any) -> None:
    """A receiver of Django's user_logged_in."""
    request.session[BEGAN] = request.session[SEEN] = time.time()


def unattended[View: Callable[..., Any]](view: View) -> View:
    """A page asks for this view by itself, so that it says nothing of whether somebody is there."""
    view.unattended = True  # type: ignore[attr-defined]
    return view


class SessionMiddleware:
    """Ends what lasted too long, and keeps what is in use. Visitors without a session cost nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What somebody signed in was shown is theirs: no cache between may keep it."""
        answer = self.get_response(request)
        if _signed_in(request):
            patch_cache_control(answer, private=True)
        return answer

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: Any) -> None:
        if not _signed_in(request):
            return
        if time.time() - request.session.get(BEGAN, 0) > LONGEST:
            logout(request)
        elif not getattr(view, "unattended", False):
            _keep(request)


def _signed_in(request: HttpRequest) -> bool:
    """Whether there is somebody's session; looked up only for who has a cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session


def _keep(request: HttpRequest) -> None:
    if time.time() - request.session.get(SEEN, 0) > WRITTEN_EVERY and request.user.is_authenticated:
        request.session[SEEN] = time.time()
        UserSession.objects.create_from_request(request)
