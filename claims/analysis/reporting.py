"""Who reported, in what, on whose word: the rows that origins, circles and hardening are computed from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Outlet:
    """An outlet and who owns it."""

    id: int
    parent: int | None = None


@dataclass(frozen=True)
class Credit:
    """An agency that an article credits for its text."""

    id: int
    outlet: int


@dataclass(frozen=True)
class Article:
    """An article; `outlet` is None when it is not stated, `published` when it is not known."""

    id: int
    outlet: int | None = None
    published: date | None = None
    republishes: int | None = None
    agencies: tuple[Credit, ...] = ()


@dataclass(frozen=True)
class Link:
    """One step of a chain: to exactly one of a speaker, an outlet or another report."""

    id: int
    speaker: int | None = None
    outlet: int | None = None
    report: int | None = None

    @property
    def key(self) -> str:
        """Whom it leads to, as ``speaker-1``, ``outlet-2`` or ``report-3``."""
        if self.speaker is not None:
            return f"speaker-{self.speaker}"
        return f"outlet-{self.outlet}" if self.outlet is not None else f"report-{self.report}"


@dataclass(frozen=True)
class Report:
    """What one article says of one claim. Links are in order, nearest first.

    `own`: stated in the outlet's own voice. `added`: the reprinting outlet's own words, not those of the original.
    """

    id: int
    article: int
    own: bool = False
    links: tuple[Link, ...] = ()
    claim: int = 0
    added: bool = False


@dataclass(frozen=True)
class Record:
    """All that is known of the reports of one claim, or of several."""

    reports: Sequence[Report]
    articles: Mapping[int, Article]
    outlets: Mapping[int, Outlet] = field(default_factory=dict)

    def outlet_of(self, report: Report) -> int | None:
        """The outlet of a report's article."""
        article = self.articles.get(report.article)
        return article.outlet if article else None
