"""The list of claims with its filters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from accounts.models import Visitor
from claims.models import Claim, Topic
from claims.models.quantity import value_in_words
from claims.pages.claims import View, claim_url, views
from claims.pages.paging import Page, keyset_page
from ledger.asof import Reader
from sources.models import Outlet, Speaker


@dataclass(frozen=True)
class ClaimRow:
    """A claim in a list."""

    id: int
    statement: str
    url: str
    kind: str
    status: str
    finding: str
    value: str
    reports: int
    outlets: int
    disputes_open: int
    superseded: bool
    changed_at: datetime
    view: View | None


class ClaimFilter(forms.Form):
    """What a reader may ask of the list. Unknown values are errors in words, never a server error."""

    q = forms.CharField(label="Words", required=False, max_length=500, widget=forms.TextInput({"type": "search"}))
    topic = forms.ModelChoiceField(Topic.objects.all(), required=False, empty_label="Any topic")
    outlet = forms.ModelChoiceField(Outlet.objects.standing(), required=False, empty_label="Any outlet")
    speaker = forms.ModelChoiceField(
        Speaker.objects.all(), required=False, empty_label="Anybody", label="On whose word"
    )
    kind = forms.ChoiceField(choices=[("", "Any kind"), *Claim.Kind.choices], required=False)
    disputed = forms.ChoiceField(
        label="Disputes",
        choices=[("", "Any or none"), ("yes", "Open disputes"), ("no", "No open dispute")],
        required=False,
    )


@dataclass(frozen=True)
class ActiveFilter:
    """A filter in force and the query string without it."""

    name: str
    words: str
    without: str


@dataclass(frozen=True)
class ClaimList:
    """A page of the list. `total` counts at most 1,000; `more` says that there are more."""

    form: ClaimFilter
    page: Page[ClaimRow]
    total: int
    more: bool
    active: list[ActiveFilter]

    @property
    def text(self) -> str:
        """The words looked for."""
        return self.form.cleaned_data.get("q", "") if self.form.is_valid() else ""

    @property
    def url(self) -> str:
        """The address of this list without what is blank in it."""
        return f"{reverse('claims')}?{self.page.query}" if self.page.query else reverse("claims")


CAP = 1000
SHOWN = 50  # rows of a section of another page; the rest is one filter away in the list


def claim_list(params: QueryDict, user: Visitor) -> ClaimList:
    """The claims that match, the last changed first. Raises BadCursor."""
    form = ClaimFilter(params)
    found = matching(form) if form.is_valid() else Claim.objects.none()
    total = found.order_by()[: CAP + 1].count()
    page = keyset_page(
        found.select_related("counts"),
        "counts__changed_at",
        "id",
        after=params.get("after", ""),
        before=params.get("before", ""),
    )
    return ClaimList(
        form=form,
        page=Page(claim_rows(page.rows), page.after, page.before, query_of(params)),
        total=min(total, CAP),
        more=total > CAP,
        active=_active(form, params),
    )


def matching(form: ClaimFilter) -> QuerySet[Claim]:
    """Published claims under a valid form's filters."""
    asked = form.cleaned_data
    return (
        Claim.objects.published()
        .about(asked["topic"])
        .reported_by(asked["outlet"])
        .on_the_word_of(asked["speaker"])
        .of_kind(asked["kind"])
        .disputed(asked["disputed"])
        .worded(asked["q"])
    )


def in_words(form: ClaimFilter) -> str:
    """What a valid form asks for."""
    asked = [f"{form[name].label}: {_words(form, name)}" for name, value in form.cleaned_data.items() if value]
    return "; ".join(asked) or "All claims"


def claim_rows(claims: Iterable[Any]) -> list[ClaimRow]:
    """Rows of a list; the claims have their counts selected. Constant queries."""
    claims = list(claims)
    assessed = views(Reader(), (claim.pk for claim in claims))
    return [
        ClaimRow(
            id=claim.pk,
            statement=claim.statement,
            url=claim_url(claim),
            kind=claim.get_kind_display(),
            status=claim.status,
            finding=claim.finding,
            value=value_in_words(claim.low, claim.high, claim.unit, claim.comparator),
            reports=claim.counts.reports,
            outlets=claim.counts.outlets,
            disputes_open=claim.counts.disputes_open,
            superseded=claim.counts.superseded,
            changed_at=claim.counts.changed_at,
            view=assessed.get(claim.pk),
        )
        for claim in claims
    ]


def recent_rows(claims: QuerySet[Claim]) -> list[ClaimRow]:
    """The claims last changed, for a section of another page."""
    return claim_rows(claims.select_related("counts").order_by("-counts__changed_at", "-id")[:SHOWN])


def _active(form: ClaimFilter, params: QueryDict) -> list[ActiveFilter]:
    if not form.is_valid():
        return []
    return [
        ActiveFilter(str(form[name].label), _words(form, name), query_of(params, name))
        for name, value in form.cleaned_data.items()
        if value
    ]


def _words(form: ClaimFilter, name: str) -> str:
    value, field = form.cleaned_data[name], form.fields[name]
    choices: Any = field.choices if type(field) is forms.ChoiceField else []
    return str(dict(choices).get(value, value))


def query_of(params: QueryDict, *left_out: str) -> str:
    """The query string of all filters but these, always in the same order, without a place in the list."""
    kept = {name: params[name] for name in ClaimFilter.base_fields if params.get(name) and name not in left_out}
    return urlencode(kept)
