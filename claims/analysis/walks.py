"""From a report to where it got its words, step by step to the end of its chain."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.analysis.reporting import Article, Link, Record, Report


class Why(StrEnum):
    """By which row a report leads on, or why it leads nowhere."""

    LINK = "link"
    REPRINT = "reprint"
    AGENCY = "agency"
    OWN = "own voice"
    UNNAMED = "nobody named"
    MISSING = "not on record"
    LOOP = "loop"


@dataclass(frozen=True)
class Hop:
    """Where a report got it: another report, a party (``speaker-1``, ``outlet-2``), or neither when it is unknown.

    `rows` are the rows that say so: ``link-7``, ``article-3``, ``credit-5``, ``report-9``.
    """

    why: Why
    rows: tuple[str, ...]
    report: int | None = None
    party: str | None = None


@dataclass(frozen=True)
class End:
    """The party with whom a chain ends; None when it is unknown, and why."""

    party: str | None
    why: Why


class Walker:
    """Finds the next step of every report of a record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.known = {report.id: report for report in record.reports}
        self._in_article = {(report.claim, report.article): report.id for report in record.reports}
        self._at_outlet: dict[tuple[int, int], list[tuple[date, int]]] = defaultdict(list)
        for report in record.reports:
            if (outlet := record.outlet_of(report)) is not None:
                self._at_outlet[report.claim, outlet].append((self._day(report) or date.min, report.id))
        for held in self._at_outlet.values():
            held.sort()

    def hop(self, report: Report) -> Hop:
        """The next step: the last link of the chain; without links the original, the agency, the outlet itself."""
        if report.links:
            return self._linked(report, report.links[-1])
        article = self.record.articles.get(report.article) or Article(report.article)
        if article.republishes is not None and not report.added:
            return self._reprinted(report, article)
        return self._itself(report, article)

    def _linked(self, report: Report, link: Link) -> Hop:
        rows = (f"link-{link.id}",)
        if link.outlet is not None:
            return self._from_outlet(report, link.outlet, Why.LINK, rows)
        if link.report is None:
            return Hop(Why.LINK, rows, party=link.key)
        return Hop(Why.LINK, rows, report=link.report) if link.report in self.known else Hop(Why.MISSING, rows)

    def _reprinted(self, report: Report, article: Article) -> Hop:
        """On to the report in the original, or, when it has none, to the outlet of the first original known."""
        seen = {article.id}
        while article.republishes is not None and article.republishes not in seen:
            seen.add(article.republishes)
            rows = (f"article-{article.id}",)
            found = self._in_article.get((report.claim, article.republishes))
            if found is not None:
                return Hop(Why.REPRINT, rows, report=found)
            original = self.record.articles.get(article.republishes)
            if original is None:
                return Hop(Why.MISSING, rows)
            article = original
        if report.own and not article.agencies and article.outlet is not None:
            return self._from_outlet(report, article.outlet, Why.REPRINT, rows)
        return self._itself(report, article)

    def _itself(self, report: Report, article: Article) -> Hop:
        """Words in an article's own voice are its agency's, or its outlet's."""
        if not report.own:
            return Hop(Why.UNNAMED, (f"report-{report.id}",))
        if article.agencies:
            credit = article.agencies[0]
            return self._from_outlet(report, credit.outlet, Why.AGENCY, (f"credit-{credit.id}",))
        if article.outlet is None:
            return Hop(Why.UNNAMED, (f"article-{article.id}",))
        return Hop(Why.OWN, (f"article-{article.id}",), party=f"outlet-{article.outlet}")

    def _from_outlet(self, report: Report, outlet: int, why: Why, rows: tuple[str, ...]) -> Hop:
        """On to that outlet's own report: in the article reprinted, else the latest that is no later than this one."""
        original = self.record.articles[report.article].republishes if report.article in self.record.articles else None
        found = self._in_article.get((report.claim, original)) if original is not None else None
        if found is not None and self.record.outlet_of(self.known[found]) == outlet:
            return Hop(why, rows, report=found)
        held = self._at_outlet.get((report.claim, outlet), [])
        upto = bisect_right(held, (self._day(report) or date.max, 2**63))
        earlier = next((pk for _, pk in reversed(held[max(0, upto - 2) : upto]) if pk != report.id), None)
        return Hop(why, rows, party=f"outlet-{outlet}") if earlier is None else Hop(why, rows, report=earlier)

    def _day(self, report: Report) -> date | None:
        article = self.record.articles.get(report.article)
        return article.published if article else None


def hops(record: Record) -> dict[int, Hop]:
    """The next step of every report."""
    walker = Walker(record)
    return {report.id: walker.hop(report) for report in record.reports}


def ends(steps: Mapping[int, Hop]) -> dict[int, End]:
    """Where every chain ends. One that runs back into itself, or into such a one, ends with nobody."""
    found: dict[int, End] = {}
    for start in steps:
        path: dict[int, None] = {}
        at, end = start, None
        while end is None:
            if at in found:
                end = found[at]
            elif at in path:
                end = End(None, Why.LOOP)
            else:
                path[at] = None
                hop = steps[at]
                end = End(hop.party, hop.why) if hop.report is None else None
                at = at if hop.report is None else hop.report
        found.update(dict.fromkeys(path, end))
    return found
