"""Articles, outlets and passages, as the pages need them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_info

from ledger.asof import Reader
from sources.dates import in_words
from sources.models import Article, Outlet, Passage
from sources.slugs import slug_of
from sources.tags import LANGUAGE

UNSTATED = "Outlet not stated"


def machine_date(edtf: str) -> str:
    """For the `datetime` of a <time>, which knows days, months and years, but no spans; blank for those."""
    return "" if "/" in edtf else edtf.rstrip("?~%")


@dataclass(frozen=True)
class ArticleRef:
    """An article as it is named on other pages. `headline` is the outlet's own, blank when none is printed; `title`
    always says something.
    """

    id: int
    title: str
    headline: str
    url: str
    outlet: str
    outlet_id: int | None
    outlet_url: str
    published: str
    basis: str
    day: str
    iso: str
    language: str
    republishes_id: int | None

    @property
    def basis_to_add(self) -> str:
        """How the date is known, blank where its words say so already."""
        return "" if self.basis in self.published else self.basis

    @property
    def language_name(self) -> str:
        """In English."""
        return language_name(self.language)


def language_name(tag: str) -> str:
    """``uk`` → ``Ukrainian``; the tag itself for a language that Django has no name for."""
    try:
        return str(get_language_info(tag)["name"])
    except KeyError:
        return tag


def language_names() -> dict[str, str]:
    """Tags of languages with their names, the site's own first."""
    tags = dict.fromkeys(["en", "uk", "ru", "pl", *(tag for tag, _ in settings.LANGUAGES)])
    return {tag: language_name(tag) for tag in tags if re.match(LANGUAGE, tag)}


def outlets(reader: Reader, ids: Iterable[int | None]) -> dict[int, Outlet]:
    """Rows by id."""
    return {row.id: row for row in reader.rows(Outlet, id__in=[pk for pk in ids if pk])}


def outlet_url(outlet: Outlet) -> str:
    """Address of a row of today or of the past."""
    return reverse("outlet", args=[outlet.id, outlet.slug])


def articles(reader: Reader, ids: Iterable[int]) -> dict[int, ArticleRef]:
    """Articles by id, with their outlets. Two queries."""
    rows = list(reader.rows(Article, id__in=list(ids)))
    by_id = outlets(reader, (row.outlet_id for row in rows))
    return {row.id: article_ref(row, by_id.get(row.outlet_id)) for row in rows}


def article_ref(row: Article, outlet: Outlet | None) -> ArticleRef:
    """From a row of today or of the past."""
    return ArticleRef(
        id=row.id,
        title=row.title or f"Article {row.id}, without a headline",
        headline=row.title,
        url=reverse("article", args=[row.id, slug_of(row.title, "article")]),
        outlet=outlet.name if outlet else UNSTATED,
        outlet_id=row.outlet_id,
        outlet_url=outlet_url(outlet) if outlet else "",
        published=in_words(row.published) or "date not known",
        basis=row.get_published_basis_display() if row.published else "",
        day=row.published_from.isoformat() if row.published_from else "",
        iso=machine_date(row.published),
        language=row.language,
        republishes_id=row.republishes_id,
    )


@dataclass(frozen=True)
class PassageRef:
    """A passage and where it stands. Passages never change, so they are read as they are."""

    id: int
    exact: str
    article_id: int
    snapshot_id: int
    start: int
    end: int


def passages(ids: Iterable[int]) -> dict[int, PassageRef]:
    """Passages by id."""
    rows = Passage.objects.filter(pk__in=list(ids)).select_related("snapshot").defer("snapshot__text", "snapshot__raw")
    return {
        row.pk: PassageRef(row.pk, row.exact, row.snapshot.article_id, row.snapshot_id, row.start, row.end)
        for row in rows
    }
