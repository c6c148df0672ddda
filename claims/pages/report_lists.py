"""Reports as the counts on the page of an outlet or a speaker count them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from accounts.models import Visitor
from claims.models import Attribution, Claim
from claims.pages.claims import ClaimRef, claim_refs
from claims.pages.habits import COUNTED, TEXTS, WORD, public_reports, reports_on
from claims.pages.paging import Page, keyset_page
from claims.pages.people import Named, speakers
from claims.pages.record_of import RECORD, given_by, nearest_words
from claims.pages.report import Report
from claims.pages.reports import reports
from claims.pages.sources import outlet_url, outlets
from ledger.asof import Reader
from sources.models import Outlet, Speaker

Known = Mapping[str, tuple[str, Q]]
SHOWN: Known = {**COUNTED, **RECORD}


@dataclass(frozen=True)
class Choice:
    """A way to narrow the list."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Field:
    """Ways of one kind, of which one is chosen."""

    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class Kept:
    """What else narrows the list: the address says it, and a link leads here."""

    name: str
    value: int
    words: str


@dataclass(frozen=True)
class ReportList:
    """A page of them, the last recorded first, each with its claim. `count` is of all pages."""

    title: str
    of: Named
    fields: list[Field]
    kept: list[Kept]
    count: int
    page: Page[tuple[ClaimRef, Report]]


def outlet_reports(outlet: Outlet, asked: Mapping[str, str], user: Visitor) -> ReportList:
    """`asked` may hold ``texts``, ``show``, ``word`` (a speaker), ``giver`` (an outlet; 0: none on record), ``after``
    and ``before``; what makes no sense there is ignored. Raises BadCursor. Constant queries.
    """
    fields = [_field("texts", "Texts", "Any text", TEXTS, asked), _field("show", "Show", "All reports", SHOWN, asked)]
    kept = [*_word(asked.get("word", ""), user), *_giver(asked.get("giver", ""))]
    found = public_reports(outlet).filter(_what(fields[0], TEXTS) & _what(fields[1], SHOWN))
    for one in kept:
        found = nearest_words(found, one.value) if one.name == "word" else given_by(found, one.value)
    named = Named(outlet.pk, outlet.name, outlet_url(outlet))
    return ReportList("Reports of", named, fields, kept, found.count(), _page(found, fields, kept, asked, user))


def speaker_reports(speaker: Speaker, asked: Mapping[str, str], user: Visitor) -> ReportList:
    """`asked` may hold ``show``, ``after`` and ``before``. Raises BadCursor. Constant queries."""
    fields = [_field("show", "Show", "All reports", WORD, asked)]
    found = reports_on(speaker).filter(_what(fields[0], WORD))
    named = speakers(Reader(), [speaker.pk], user)[speaker.pk]
    page = _page(found, fields, [], asked, user)
    return ReportList("Reports on the word of", named, fields, [], found.count(), page)


def _field(name: str, label: str, every: str, known: Known, asked: Mapping[str, str]) -> Field:
    chosen = asked.get(name, "") if asked.get(name, "") in known else ""
    ways = {"": every, **{value: words for value, (words, _) in known.items()}}
    return Field(name, label, [Choice(value, words, value == chosen) for value, words in ways.items()])


def _chosen(field: Field) -> str:
    return next(choice.value for choice in field.choices if choice.selected)


def _what(field: Field, known: Known) -> Q:
    return known.get(_chosen(field), ("", Q()))[1]


def _word(asked: str, user: Visitor) -> list[Kept]:
    found = speakers(Reader(), _ids(asked), user).values()
    return [Kept("word", one.id, f"on the word of {one.name}") for one in found]


def _giver(asked: str) -> list[Kept]:
    if asked == "0":
        return [Kept("giver", 0, "from an outlet that is not on record")]
    return [Kept("giver", pk, f"from {one.name}") for pk, one in outlets(Reader(), _ids(asked)).items()]


def _ids(asked: str) -> list[int]:
    """None for what is no id of a row."""
    return [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 19 else []  # bigint ends there


def _page(
    found: QuerySet[Attribution, Any],
    fields: Iterable[Field],
    kept: Iterable[Kept],
    asked: Mapping[str, str],
    user: Visitor,
) -> Page[tuple[ClaimRef, Report]]:
    page = keyset_page(found, "id", after=asked.get("after", ""), before=asked.get("before", ""))
    rows = _rows([(row.pk, row.claim_id) for row in page.rows], user)
    chosen = {field.name: _chosen(field) for field in fields if _chosen(field)} | {one.name: one.value for one in kept}
    return Page(rows, page.after, page.before, urlencode(chosen))


def _rows(keys: list[tuple[int, int]], user: Visitor) -> list[tuple[ClaimRef, Report]]:
    reader, claims = Reader(), {claim for _, claim in keys}
    refs = claim_refs(reader, claims, user)
    made, _ = reports(reader, list(reader.rows(Claim, id__in=claims)), user, only=[pk for pk, _ in keys])
    by_id = {row.id: row for row in made}
    return [(refs[claim], by_id[pk]) for pk, claim in keys]
