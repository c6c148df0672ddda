"""Forms not sent yet: kept for later, taken up again, or thrown away; and who else has one open."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.models.unfinished import MOST, Presence, SavedDraft
from claims.views.parts import redirect

NOT_KEPT = ("csrfmiddlewaretoken", "unsent")


def keeping(request: HttpRequest, title: str) -> HttpResponse | None:
    """The answer when a form was sent to be kept, and not to be acted on; None for any other."""
    how = request.POST.get("unsent", "")
    if not how or not isinstance(request.user, User):
        return None
    data = {name: values for name, values in request.POST.lists() if name not in NOT_KEPT}
    if sum(len(value) for values in data.values() for value in values) > MOST:
        return HttpResponse("This is too long to be kept as a draft.", status=413)
    saved = SavedDraft.objects.keep(request.user, request.path, title, data)
    said = f"Draft saved {saved.saved_at:%H:%M} UTC"
    if how == "auto":
        return HttpResponse(said)
    messages.success(request, said)
    return redirect(reverse("saved-drafts"))


def unfinished(request: HttpRequest, form: BaseForm) -> dict[str, Any]:
    """What a page says of work in progress; with ``?draft=1`` the form holds what was kept."""
    if request.method != "GET" or not isinstance(request.user, User):
        return {}
    found: dict[str, Any] = {"others": Presence.objects.others(request.user, request.path, timezone.now())}
    saved = SavedDraft.objects.of(request.user, request.path).first()
    if saved and request.GET.get("draft"):
        form.initial = {**form.initial, **saved.initial(form)}
        found |= {"token": saved.first("token"), "version": saved.first("version")}
        return {name: value for name, value in found.items() if value}
    return found | {"saved": saved}


def done_with(request: HttpRequest) -> None:
    """The form was sent: nothing of it is kept."""
    if isinstance(request.user, User):
        SavedDraft.objects.of(request.user, request.path).delete()


@require_safe
@needs(Act.EDIT)
def saved_drafts(request: SignedInRequest) -> HttpResponse:
    """One's own forms not sent yet."""
    rows = SavedDraft.objects.of(request.user)
    return render(request, "desk/saved.html", {"rows": rows, "section": "desk", "tab": "saved"})


@require_POST
@needs(Act.EDIT)
def discard_saved(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw one away."""
    get_object_or_404(SavedDraft.objects.of(request.user), pk=pk).delete()
    messages.success(request, "Discarded.")
    return redirect(reverse("saved-drafts"))


@require_POST
@needs(Act.EDIT)
def note_presence(request: SignedInRequest) -> HttpResponse:
    """Somebody has the form at `path` open: others are told when they open it."""
    path = request.POST.get("path", "")[:500]
    if path.startswith("/"):
        Presence.objects.note(request.user, path)
    return HttpResponse(status=204)
