"""Attribution graphs of which the origins and loops are known, because they were made from them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from claims.analysis.reporting import Article, Credit, Link, Outlet, Record, Report

FIRST_DAY = date(2020, 1, 1)


@dataclass
class Known:
    """What the analysis must find: reports by origin, reports of unknown origin, and the loops in order."""

    origins: dict[str, set[int]] = field(default_factory=dict)
    unknown: set[int] = field(default_factory=set)
    chains: set[frozenset[int]] = field(default_factory=set)
    times: set[tuple[int, ...]] = field(default_factory=set)


class World:
    """Reports made one after the other. Outlets are fresh, but where a test of sameness needs them not to be."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311
        self.reports: list[Report] = []
        self.articles: dict[int, Article] = {}
        self.outlets: dict[int, Outlet] = {}
        self.known = Known()
        self.label: dict[int, str | None] = {}
        self.last = 0

    def record(self) -> Record:
        return Record(self.reports, self.articles, self.outlets)

    def id(self) -> int:
        self.last += 1
        return self.last

    def outlet(self, parent: int | None = None) -> int:
        outlet = Outlet(self.id(), parent)
        self.outlets[outlet.id] = outlet
        return outlet.id

    def article(self, outlet: int | None, republishes: int | None = None, agency: int | None = None) -> Article:
        named = (Credit(self.id(), agency),) if agency else ()
        day = FIRST_DAY + timedelta(days=len(self.articles)) if self.random.random() < 0.8 else None
        article = Article(self.id(), outlet, day, republishes, named)
        self.articles[article.id] = article
        return article

    def add(self, label: str | None, article: Article | None = None, *links: Link, own: bool = False) -> Report:
        """One more report; `label` is its origin, None when it is unknown."""
        article = article or self.article(self.outlet())
        report = Report(self.id(), article.id, own, links)
        self.reports.append(report)
        self.label[report.id] = label
        held = self.known.unknown if label is None else self.known.origins.setdefault(label, set())
        held.add(report.id)
        return report

    def link(self, **target: int) -> Link:
        return Link(self.id(), **target)

    def take(self, source: Report) -> None:
        label, how = self.label[source.id], self.random.randrange(4)
        outlet = self.articles[source.article].outlet
        alone = sum(self.articles[report.article].outlet == outlet for report in self.reports[-50:]) == 1
        if how == 0:
            self.add(label, self.article(self.outlet(), republishes=source.article), own=self.random.random() < 0.5)
        elif how == 1:
            self.add(label, None, self.link(outlet=self.outlet()), self.link(report=source.id))
        elif how == 2 and outlet and alone and source in self.reports[-50:] and label and label.startswith("speaker"):
            self.add(label, None, self.link(outlet=outlet))
        else:
            self.add(label, None, self.link(report=source.id))


# Where chains end


def said(made: World) -> None:
    speaker = made.id()
    made.add(f"speaker {speaker}", None, made.link(speaker=speaker))


def own(made: World) -> None:
    made.add(f"own {made.id()}", own=True)


def shared_agency(made: World) -> None:
    agency = made.outlet()
    for _ in range(made.random.randint(1, 3)):
        made.add(f"agency {agency}", made.article(made.outlet(), agency=agency), own=True)


def unheld_original(made: World) -> None:
    original = made.article(made.outlet())
    for _ in range(made.random.randint(1, 3)):
        made.add(f"original {original.id}", made.article(made.outlet(), republishes=original.id), own=True)


def one_owner(made: World) -> None:
    owner = made.outlet()
    for parent in (owner, made.outlet(owner)):
        made.add(f"owner {owner}", made.article(made.outlet(parent)), own=True)


def each_other(made: World) -> None:
    one, other = made.outlet(), made.outlet()
    label = f"pair {one}"
    firsts = [made.add(label, made.article(outlet), own=True) for outlet in (one, other)]
    made.add(label, made.article(one), made.link(report=firsts[1].id))
    made.add(label, made.article(other), made.link(report=firsts[0].id))


def nobody(made: World) -> None:
    made.add(None)


def not_on_record(made: World) -> None:
    made.add(None, None, made.link(report=10**9))


def unplaced(made: World) -> None:
    made.add(None, made.article(None), own=True)


def ring(made: World) -> None:
    ids = [made.id() for _ in range(made.random.randint(1, 5))]
    for at, pk in enumerate(ids):
        article = made.article(made.outlet())
        made.reports.append(Report(pk, article.id, False, (made.link(report=ids[(at + 1) % len(ids)]),)))
        made.label[pk] = None
    made.known.unknown |= set(ids)
    made.known.chains.add(frozenset(ids))


def own_earlier_word(made: World) -> None:
    outlet, speaker = made.outlet(), made.id()
    label = f"speaker {speaker}"
    path = [made.add(label, made.article(outlet), made.link(speaker=speaker))]
    for _ in range(made.random.randint(1, 4)):
        path.append(made.add(label, None, made.link(report=path[-1].id)))
    path.append(made.add(label, made.article(outlet), made.link(report=path[-1].id)))
    made.known.times.add(tuple(report.id for report in reversed(path)))


Root = Callable[[World], None]
ROOTS: Sequence[Root] = (
    said, own, shared_agency, unheld_original, one_owner, each_other, nobody, not_on_record, unplaced, ring,
    own_earlier_word,
)  # fmt: skip


def world(seed: int, size: int, *, roots: Sequence[Root] = ROOTS, deep: bool = False) -> World:
    """A world of at least `size` reports; `deep` makes one long chain, otherwise it branches anywhere."""
    made = World(seed)
    for root in roots[: max(1, size)]:
        root(made)
    while len(made.reports) < size:
        if not deep and made.random.random() < 0.1:
            made.random.choice(roots)(made)
        else:
            made.take(made.reports[-1] if deep else made.random.choice(made.reports))
    return made
