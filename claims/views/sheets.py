"""Pages that ask an editor something, and act on the answer once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html

from accounts.models import User
from claims.views.parts import redirect, render_part
from claims.views.unfinished import done_with, keeping, unfinished
from ledger.models import Changeset
from ledger.refusals import Refused, in_words
from ledger.submissions import AnsweredAlready, once

__all__ = ["Done", "Sheet", "ask", "explain", "press", "redirect", "token_of"]

LOST_TOKEN = "This form had lost its token, so nothing was saved. What you typed is kept: send it again."  # noqa: S105


@dataclass(frozen=True)
class Done:
    """What an act came to: where it leads, and what is said there. A `lasting` one cannot be undone."""

    url: str
    said: str = ""
    lasting: bool = False


@dataclass(frozen=True)
class Sheet:
    """A page around a form. `back` is where one goes without acting; `about` a template that shows what it is about,
    `fields` one that shows the fields in an order of their own; `context` what these, or a `template` other than the
    plain one, need. `part`: the id of what is swapped on the page `back` when the form was opened there and has acted.
    """

    title: str
    submit: str
    back: str
    lead: str = ""
    about: str = ""
    fields: str = ""
    part: str = ""
    template: str = "desk/sheet.html"
    section: str = "desk"
    context: Mapping[str, Any] = field(default_factory=dict)

    def show(self, request: HttpRequest, form: BaseForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The page, or its form alone when htmx asks for it."""
        held = {"token": token_of(request) or uuid4()} | more | unfinished(request, form)
        shown = {**self.context, "sheet": self, "form": form, "section": self.section, **held}
        answer = render_part(request, self.template, "form", shown)
        answer.status_code = status
        answer.headers["Cache-Control"] = "no-store, private"
        return answer

    def carry_out(
        self,
        request: HttpRequest,
        form: BaseForm,
        act: Callable[[], Done],
        *,
        passing: tuple[type[Exception], ...] = (),
        **more: Any,
    ) -> HttpResponse:
        """Act on a valid form; what the record refuses is said in it. `passing` are refusals for the caller."""
        token = token_of(request)
        if token is None:
            form.add_error(None, LOST_TOKEN)
            return self.show(request, form, status=422, **more)
        try:
            return _led(request, token, act)
        except passing:
            raise
        except (Refused, ValidationError, DatabaseError) as error:
            explain(form, error)
        return self.show(request, form, status=422, **more)


def token_of(request: HttpRequest) -> UUID | None:
    """The token a form was sent with."""
    try:
        return UUID(request.POST.get("token", ""))
    except ValueError:
        return None


def ask(
    request: HttpRequest,
    form: BaseForm,
    act: Callable[[], Done],
    sheet: Sheet,
    *,
    passing: tuple[type[Exception], ...] = (),
) -> HttpResponse:
    """Show `form`; when it was sent and is valid, `act` on it, once.

    What the record refuses is said in the form, with all that was typed; `passing` are refusals for the caller.
    """
    if request.method != "POST":
        return sheet.show(request, form)
    if kept := keeping(request, sheet.title):
        return kept
    if not form.is_valid():
        return sheet.show(request, form, status=422)
    return sheet.carry_out(request, form, act, passing=passing)


def press(request: HttpRequest, act: Callable[[], Done]) -> HttpResponse:
    """Carry out a button whose act has no effect the second time. What the record refuses is raised."""
    return _led(request, token_of(request) or uuid4(), act)


def _led(request: HttpRequest, token: UUID, act: Callable[[], Done]) -> HttpResponse:
    """To what the act came to, now or when this form was sent before."""
    try:
        with once(token, request.user if isinstance(request.user, User) else None) as sent:
            done = act()
            sent.answer = done.url
    except AnsweredAlready as earlier:
        return redirect(earlier.answer)
    done_with(request)
    if done.said:
        messages.success(request, _said(request, done, sent.act))
    return redirect(done.url)


def _said(request: HttpRequest, done: Done, act: Changeset | None) -> str:
    """With a button that takes it back, for whoever is signed in."""
    if done.lasting or act is None or act.actor_id is None:
        return done.said
    again = {"act": act.pk, "token": uuid4(), "next": done.url}
    return format_html("{} {}", done.said, render_to_string("desk/parts/undo.html", again, request))


def explain(form: BaseForm, error: Exception) -> None:
    """Say in the form what the record refuses, at the field where there is one. A fault is raised again."""
    if not isinstance(error, ValidationError) or not hasattr(error, "error_dict"):
        form.add_error(None, in_words(error))
        return
    for name, said in error.message_dict.items():
        place = name if name in form.fields else None
        for sentence in said:
            form.add_error(place, sentence)
