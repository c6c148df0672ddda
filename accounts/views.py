"""Signing in and out, passwords, and one's own sessions. The flows are allauth's, with our forms and pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.clients import browser_name
from accounts.rights import SignedInRequest, signed_in


def refused_form[View: Callable[..., Any]](view: View) -> Callable[..., HttpResponse]:
    """A form that comes back with errors says so to programs too: 422."""

    @wraps(view)
    def answered(request: HttpRequest, **parts: Any) -> HttpResponse:
        answer: HttpResponse = view(request, **parts)
        form = (getattr(answer, "context_data", None) or {}).get("form")
        if request.method == "POST" and form is not None and form.errors:
            answer.status_code = 422
        return answer

    return answered


def clears_the_browser(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """Nobody who sits down here next gets with "back" what was shown before."""

    @wraps(view)
    def answered(request: HttpRequest, **parts: Any) -> HttpResponse:
        answer: HttpResponse = view(request, **parts)
        answer.headers["Clear-Site-Data"] = '"cache"'
        return answer

    return answered


@signed_in
@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    """Who one is here, and where one is signed in."""
    open_now = UserSession.objects.purge_and_list(request.user)
    for session in open_now:
        session.browser = browser_name(session.user_agent)
    open_now.sort(key=lambda session: (not session.is_current(), -session.last_seen_at.timestamp()))
    return render(request, "account/account.html", {"sessions": open_now})


@require_POST
@signed_in
def end_session(request: SignedInRequest, pk: int) -> HttpResponse:
    """One of one's own. The one it is asked from ends with signing out."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    session.end()
    if session.is_current():
        logout(request)
    messages.success(request, "That session has ended.")
    return redirect("account")


@require_POST
@signed_in
def end_others(request: SignedInRequest) -> HttpResponse:
    """All but the one it is asked from."""
    for session in UserSession.objects.purge_and_list(request.user):
        if not session.is_current():
            session.end()
    messages.success(request, "All other sessions have ended.")
    return redirect("account")
