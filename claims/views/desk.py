"""The desk: what waits, and for whom."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.bulk import BULK, Bulk, NotThere, chosen, key_of
from claims.forms.desk import WhoseForm
from claims.pages.queue import queue
from claims.views.parts import redirect, render_part
from claims.views.sheets import Done, Sheet, ask


@require_safe
@needs(Act.READ_DRAFTS)
def desk(request: SignedInRequest) -> HttpResponse:
    """What waits, mine and nobody's first of all."""
    form = WhoseForm(request.GET)
    kind = request.GET.get("kind", "")
    page = queue(request.user, at=timezone.now(), kind=kind, whose=form.chosen())
    context = {"queue": page, "form": form, "kind": kind, "whose": form.chosen(), "section": "desk", "tab": "queue"}
    return render_part(request, "desk/queue.html", "queue", context)


@needs(Act.EDIT)
def bulk(request: SignedInRequest) -> HttpResponse:
    """One act on all that was ticked, after a page that lists them."""
    given = request.POST or request.GET
    doing = BULK.get(given.get("act", ""))
    if doing is None:
        raise Http404("There is no such act.")
    try:
        items = chosen(given.getlist("item"), doing)
    except NotThere as error:
        messages.error(request, str(error))
        return redirect(reverse("desk"))
    form = doing.form(request.POST or None)
    return ask(request, form, lambda: _done(doing, items, form, request.user), _sheet(doing, given["act"], items))


def _done(doing: Bulk, items: list[Any], form: Form, by: User) -> Done:
    doing.carry_out(items, by=by, **form.cleaned_data)
    return Done(reverse("desk"), f"{doing.label}: {len(items)} done.")


def _sheet(doing: Bulk, act: str, items: list[Any]) -> Sheet:
    """Lists what the act will be done to."""
    title, shown = f"{doing.label}: {len(items)}", {"items": [(key_of(item), item) for item in items], "act": act}
    return Sheet(title, doing.label, reverse("desk"), about="desk/parts/chosen.html", context=shown)
