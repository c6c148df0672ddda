"""Acts as editors look through them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from accounts.models import User
from claims.forms.activity import ActivityForm
from claims.pages.paging import Page, keyset_page
from ledger.models import Changeset


def activity_page(form: ActivityForm, user: User, query: QueryDict) -> Page[Changeset]:
    """One page of acts, the last first. Two queries. Raises BadCursor."""
    given: Mapping[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    page = keyset_page(_matching(given), "number", after=query.get("after", ""), before=query.get("before", ""))
    kept = query.copy()
    for name in ("after", "before"):
        kept.pop(name, None)
    return replace(page, query=kept.urlencode())


def _matching(given: Mapping[str, Any]) -> QuerySet[Changeset]:
    found = Changeset.objects.filter(number__isnull=False).select_related("actor")
    if given.get("by"):
        found = found.filter(actor=given["by"])
    if given.get("tool"):
        found = found.filter(tool=given["tool"])
    if given.get("q"):
        found = found.filter(reason__icontains=given["q"])
    return found
