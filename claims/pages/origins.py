"""How many independent origins are behind a claim, and the rows that each count is a count of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.analysis import origins as analysis
from claims.analysis.independence import Merge
from claims.analysis.walks import Why
from claims.pages.chain_tree import Branch, Forest
from claims.pages.provenance import Behind
from claims.pages.report import Report
from claims.pages.sources import ArticleRef

MOST = 20  # articles listed at once
TREES = 12  # origins whose trees are shown at once
WHY = {
    Why.UNNAMED: "Nobody is named",
    Why.MISSING: "Taken from what is not on record",
    Why.LOOP: "The chain runs in a circle",
}


@dataclass(frozen=True)
class Linked:
    """Words that lead somewhere."""

    words: str
    url: str


@dataclass(frozen=True)
class Merged:
    """Why parties count as one, and the rows that say so."""

    words: str
    rows: list[Linked]


@dataclass(frozen=True)
class Root:
    """An origin, what grew from it, and why its parties are not independent of each other. No `url` when it is several
    parties.
    """

    number: int
    name: str
    url: str
    reports: int
    branches: list[Branch]
    merges: list[Merged]


@dataclass(frozen=True)
class Counted:
    """An outlet, or none stated, with its articles and the numbers of the reports in them."""

    name: str
    url: str
    articles: list[tuple[ArticleRef, list[int]]]


@dataclass(frozen=True)
class Origins:
    """Of one claim. `unknown` are the reports whose chain ends with nobody, by why; never counted as independent."""

    articles: int
    outlets: int
    unplaced: int
    counted: list[Counted]
    roots: list[Root]
    unknown: list[tuple[str, list[Branch]]]

    @property
    def is_long(self) -> bool:
        """Whether the list of articles is folded."""
        return self.articles > MOST

    @property
    def first(self) -> list[Root]:
        """Those shown at once."""
        return self.roots[:TREES]

    @property
    def further(self) -> list[Root]:
        """Those folded away."""
        return self.roots[TREES:]

    @property
    def of_unknown(self) -> int:
        """How many reports have no known origin."""
        return sum(len(leaves) for _, leaves in self.unknown)


def origins(behind: Behind, rows: Sequence[Report], claim: int) -> Origins:
    """Of the reports of `claim`; `rows` are all those on the page."""
    own = [row for row in rows if row.claim_id == claim]
    forest = Forest(behind, rows, frozenset(row.id for row in own))
    counted = _counted(own)
    articles = {row.article.id for row in own}
    unplaced = {row.article.id for row in own if row.article.outlet_id is None}
    return Origins(
        articles=len(articles),
        outlets=len({row.article.outlet_id for row in own} - {None}),
        unplaced=len(unplaced),
        counted=counted,
        roots=_roots(behind, own, forest),
        unknown=_unknown(behind, own, forest),
    )


def _counted(own: Iterable[Report]) -> list[Counted]:
    reports: dict[ArticleRef, list[int]] = defaultdict(list)
    for row in own:
        reports[row.article].append(row.id)
    found: dict[tuple[str, str], list[tuple[ArticleRef, list[int]]]] = defaultdict(list)
    for article, ids in reports.items():
        found[article.outlet, article.outlet_url].append((article, ids))
    return [Counted(name, url, articles) for (name, url), articles in found.items()]


def _roots(behind: Behind, own: Sequence[Report], forest: Forest) -> list[Root]:
    numbered = {behind.numbers[origin.party]: origin for origin in behind.found.origins}
    ends: dict[int, dict[str, str]] = defaultdict(dict)
    reports: dict[int, int] = defaultdict(int)
    for row in own:
        if row.origin.number is not None:
            ends[row.origin.number][row.origin.name] = row.origin.url
            reports[row.origin.number] += 1
    return [
        _root(behind, numbered[number], number, ends[number], reports[number], forest.branches(numbered[number]))
        for number in sorted(ends)
    ]


def _root(
    behind: Behind, origin: analysis.Origin, number: int, ends: dict[str, str], reports: int, branches: list[Branch]
) -> Root:
    several = len(ends) > 1
    merges = [_merged(behind, merge) for merge in origin.merges] if several else []
    return Root(number, together(ends), "" if several else next(iter(ends.values())), reports, branches, merges)


def _merged(behind: Behind, merge: Merge) -> Merged:
    outlets = [behind.names[f"outlet-{pk}"] for pk in merge.outlets]
    names = [outlet.name for outlet in outlets]
    if merge.why == "same owner":
        return Merged("", [Linked(f"{names[0]} belongs to {names[1]}", outlets[0].url)])
    return Merged(f"{together(names)} rely on each other:", _linked(behind, merge.rows))


def _linked(behind: Behind, rows: Iterable[str]) -> list[Linked]:
    """Links are shown by the reports they belong to, reprints and credits by their articles."""
    reports = {f"link-{link.id}": report.id for report in behind.record.reports for link in report.links}
    credited = {f"credit-{credit.id}": pk for pk, one in behind.record.articles.items() for credit in one.agencies}
    found: dict[str, str] = {}
    for row in rows:
        if row in reports:
            found[f"R-{reports[row]}"] = f"#R-{reports[row]}"
        else:
            article = behind.articles[credited.get(row) or int(row.partition("-")[2])]
            found[article.title] = article.url
    return [Linked(words, url) for words, url in found.items()]


def _unknown(behind: Behind, own: Iterable[Report], forest: Forest) -> list[tuple[str, list[Branch]]]:
    whys = {pk: why for why, pks in behind.found.unknown.items() for pk in pks}
    found: dict[str, list[Branch]] = defaultdict(list)
    for row in own:
        if row.id in whys:
            found[WHY[whys[row.id]]].append(forest.leaf(row.id))
    return list(found.items())


def together(names: Iterable[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    *others, last = list(names) or [""]
    return f"{', '.join(others)} and {last}" if others else last
