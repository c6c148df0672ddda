"""An outlet's reports, as the counts on its page count them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q

from accounts.models import Visitor
from claims.models import Claim
from claims.pages.claims import ClaimRef, claim_refs
from claims.pages.habits import COUNTED, TEXTS, public_reports
from claims.pages.paging import Page, keyset_page
from claims.pages.people import Named
from claims.pages.record_of import RIGHTING
from claims.pages.report import Report
from claims.pages.reports import reports
from claims.pages.sources import outlet_url
from ledger.asof import Reader
from sources.models import Outlet

SHOWN = {**COUNTED, "rights": ("Corrects or retracts", Q(stance__in=RIGHTING))}


@dataclass(frozen=True)
class Choice:
    """A way to narrow the list."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class OutletReports:
    """A page of them, the last recorded first, each with its claim. `count` is of all pages."""

    outlet: Named
    texts: list[Choice]
    shows: list[Choice]
    count: int
    page: Page[tuple[ClaimRef, Report]]


def outlet_reports(outlet: Outlet, asked: Mapping[str, str], user: Visitor) -> OutletReports:
    """`asked` may hold ``texts``, ``show``, ``after`` and ``before``; what makes no sense there is ignored.

    Raises BadCursor. Constant queries.
    """
    chosen = {name: asked[name] for name, known in (("texts", TEXTS), ("show", SHOWN)) if asked.get(name, "") in known}
    _, which = TEXTS.get(chosen.get("texts", ""), ("", Q()))
    _, what = SHOWN.get(chosen.get("show", ""), ("", Q()))
    found = public_reports(outlet).filter(which & what)
    page = keyset_page(found, "id", after=asked.get("after", ""), before=asked.get("before", ""))
    rows = _rows([(row.pk, row.claim_id) for row in page.rows], user)
    return OutletReports(
        outlet=Named(outlet.pk, outlet.name, outlet_url(outlet)),
        texts=_choices("Any text", TEXTS, chosen.get("texts", "")),
        shows=_choices("All reports", SHOWN, chosen.get("show", "")),
        count=found.count(),
        page=Page(rows, page.after, page.before, urlencode(chosen)),
    )


def _rows(keys: list[tuple[int, int]], user: Visitor) -> list[tuple[ClaimRef, Report]]:
    reader, claims = Reader(), {claim for _, claim in keys}
    refs = claim_refs(reader, claims, user)
    made, _ = reports(reader, list(reader.rows(Claim, id__in=claims)), user, only=[pk for pk, _ in keys])
    by_id = {row.id: row for row in made}
    return [(refs[claim], by_id[pk]) for pk, claim in keys]


def _choices(every: str, known: Mapping[str, tuple[str, Q]], chosen: str) -> list[Choice]:
    return [Choice("", every, not chosen), *(Choice(name, label, name == chosen) for name, (label, _) in known.items())]
