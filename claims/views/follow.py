"""Following: what somebody follows, what happened to it, and changing or ending that."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.rights import SignedInRequest, signed_in
from claims.forms.follow import WatchForm
from claims.models import Claim, Notice, Topic, Watch
from claims.pages.claim_list import ClaimFilter, in_words, query_of
from claims.pages.follow import follow_page
from claims.pages.paging import BadCursor
from claims.views.parts import redirect
from claims.views.sheets import Done, Sheet, ask
from sources.models import Outlet

TARGETS: dict[str, Callable[[User], Any]] = {
    "claim": lambda user: Claim.objects.standing().visible_to(user),
    "topic": lambda _: Topic.objects.all(),
    "outlet": lambda _: Outlet.objects.standing(),
}
TOLD = "You follow this now. What happens to it is told in your list."


@require_safe
@signed_in
def following(request: SignedInRequest) -> HttpResponse:
    """What happened to what one follows, day by day."""
    try:
        page = follow_page(request.user, request.GET)
    except BadCursor as error:
        raise Http404("This place in the list does not exist.") from error
    return render(request, "follow/list.html", {"page": page, "section": "follow"})


@signed_in
def follow(request: SignedInRequest, kind: str, pk: int) -> HttpResponse:
    """Begin to follow a claim, a topic or an outlet."""
    target = get_object_or_404(TARGETS[kind](request.user), pk=pk)
    return _begin(request, Watch(user=request.user, **{kind: target}))


@signed_in
def follow_search(request: SignedInRequest) -> HttpResponse:
    """Save a search of the list of claims and follow what it finds."""
    form = ClaimFilter(request.GET)
    if not form.is_valid():
        raise Http404("There is no such search.")
    return _begin(request, Watch(user=request.user, search=query_of(request.GET), name=in_words(form)[:200]))


def _begin(request: SignedInRequest, watch: Watch) -> HttpResponse:
    """Whoever follows it already may change how."""
    if held := watch.twin():
        return redirect(held.get_absolute_url())
    form = WatchForm(request.POST or None, instance=watch)

    def act() -> Done:
        watch.begin(by=request.user)
        return Done(watch.leads_to, TOLD)

    return ask(request, form, act, _sheet("Follow", "Follow", watch, watch.leads_to))


@signed_in
def watch(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what about it one follows and how one is told."""
    held = get_object_or_404(Watch.objects.of(request.user), pk=pk)
    form = WatchForm(request.POST or None, instance=held)

    def act() -> Done:
        held.change(**form.cleaned_data)
        return Done(reverse("follow"), f"Changed: {held}")

    return ask(request, form, act, _sheet("Change what you follow", "Save", held, reverse("follow")))


def _sheet(title: str, submit: str, watch: Watch, back: str) -> Sheet:
    template, context = "follow/form.html", {"watch": watch}
    return Sheet(title, submit, back, str(watch), template=template, section="follow", context=context)


@require_POST
@signed_in
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Follow it no more."""
    held = get_object_or_404(Watch.objects.of(request.user), pk=pk)
    held.stop()
    messages.success(request, f"You do not follow this any more: {held}")
    return redirect(reverse("follow"))


@require_POST
@signed_in
def mark_read(request: SignedInRequest) -> HttpResponse:
    """All that the page showed or came before."""
    upto = request.POST.get("upto", "")
    if upto.isdecimal() and len(upto) < 19:
        Notice.objects.read(request.user, int(upto))
    return redirect(reverse("follow"))


def unread(request: HttpRequest) -> dict[str, Callable[[], int]]:
    """Context processor: ``unread()``, how many things somebody has not read. Asked for only where it is shown."""
    user = getattr(request, "user", None)
    return {"unread": lambda: Notice.objects.count_unread(user, 100) if isinstance(user, User) else 0}
