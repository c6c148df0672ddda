"""Adding and changing outlets, speakers, topics and measures: one pair of pages for all four."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.kept import MeasureForm, OutletForm, SpeakerForm, TopicForm
from claims.models import Measure, Topic
from claims.views.editing import Edit, edit
from claims.views.sheets import Done, Sheet, ask
from sources.models import Outlet, Speaker
from sources.slugs import free_slug


@dataclass(frozen=True)
class Kept:
    """What these pages are about: its form, the rows that stand, and the list they are in."""

    form: Callable[..., ModelForm]
    rows: Callable[[], QuerySet]
    list_name: str


KEPT = {
    "outlet": Kept(OutletForm, Outlet.objects.standing, "outlets"),
    "speaker": Kept(SpeakerForm, Speaker.objects.all, "speakers"),
    "topic": Kept(TopicForm, Topic.objects.all, "topics"),
    "measure": Kept(MeasureForm, Measure.objects.all, "measures"),
}


@needs(Act.EDIT)
def add(request: SignedInRequest, kind: str) -> HttpResponse:
    """Put a new one on record."""
    form = KEPT[kind].form(request.POST or None, initial={"reason": f"Add {kind}"})
    back = reverse(KEPT[kind].list_name)

    def act() -> Done:
        row = form.instance
        if hasattr(row, "slug"):
            row.slug = free_slug(type(row), row.name)
        row.enter(by=request.user, reason=form.cleaned_data["reason"])
        return Done(_page(row, back), "Added.")

    return ask(request, form, act, Sheet(f"Add {kind}", "Add", back))


@needs(Act.EDIT)
def change(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """Change it, from the version that was read."""
    row = get_object_or_404(KEPT[kind].rows(), pk=pk)
    form = KEPT[kind].form(request.POST or None, instance=row)
    back = _page(row, reverse(KEPT[kind].list_name))

    def save(changes: dict[str, Any], version: int) -> Done:
        row.revise(by=request.user, reason=form.cleaned_data["reason"], version=version, **changes)
        return Done(_page(row, back), "Saved.")

    return edit(request, Edit(row, form, save), Sheet(f"Edit {kind}", "Save", back))


def _page(row: Any, otherwise: str) -> str:
    return row.get_absolute_url() if hasattr(row, "get_absolute_url") else otherwise


@require_safe
@needs(Act.EDIT)
def measures(request: SignedInRequest) -> HttpResponse:
    """All measures by name, with what is counted."""
    return render(request, "desk/measures.html", {"measures": Measure.objects.for_list(), "section": "desk"})
