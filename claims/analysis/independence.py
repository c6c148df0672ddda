"""Which parties are not independent of each other: editions of one owner, and outlets that cite each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.analysis.reporting import Record, Report


@dataclass(frozen=True)
class Merge:
    """Outlets counted as one, why, and the rows that say so (``outlet-3``, ``link-7``, ``article-2``, ``credit-5``)."""

    outlets: tuple[int, ...]
    why: str
    rows: tuple[str, ...]


class Groups:
    """Outlets joined to groups, each known by its smallest id."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def of(self, outlet: int) -> int:
        """The group of an outlet."""
        root = outlet
        while self._above.get(root, root) != root:
            root = self._above[root]
        while self._above.get(outlet, root) != root:
            self._above[outlet], outlet = root, self._above[outlet]
        return root

    def join(self, one: int, other: int) -> None:
        """From now on these two are one."""
        low, high = sorted((self.of(one), self.of(other)))
        self._above[high] = low


def groups(record: Record) -> tuple[Groups, list[Merge]]:
    """Outlets by independence, and what was joined: by owner, then by citing each other, in a ring of any size."""
    joined, merges = Groups(), []
    for outlet in record.outlets.values():
        if outlet.parent is not None:
            joined.join(outlet.id, outlet.parent)
            merges.append(Merge((outlet.id, outlet.parent), "same owner", (f"outlet-{outlet.id}",)))
    cited = _citations(record, joined)
    for ring in rings({one: set(others) for one, others in cited.items()}):
        rows = [row for one in ring for other in ring for row in cited.get(one, {}).get(other, ())]
        merges.append(Merge(tuple(sorted(ring)), "cite each other", tuple(rows)))
        for outlet_id in ring[1:]:
            joined.join(ring[0], outlet_id)
    return joined, merges


def owners(record: Record) -> Groups:
    """Outlets by owner alone."""
    joined = Groups()
    for outlet in record.outlets.values():
        if outlet.parent is not None:
            joined.join(outlet.id, outlet.parent)
    return joined


def _citations(record: Record, joined: Groups) -> dict[int, dict[int, list[str]]]:
    """Which owner relies on which, with the rows that show it."""
    known = {report.id: report for report in record.reports}
    found: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for report in record.reports:
        outlet = record.outlet_of(report)
        if outlet is None:
            continue
        for other, row in _relied_on(record, report, known):
            if joined.of(other) != joined.of(outlet):
                found[joined.of(outlet)][joined.of(other)].append(row)
    return found


def _relied_on(record: Record, report: Report, known: Mapping[int, Report]) -> Iterable[tuple[int, str]]:
    """The outlets a report leans on: those in its chain, the original it reprints, the agencies it credits."""
    for link in report.links:
        target = known.get(link.report) if link.report is not None else None
        outlet = link.outlet if target is None else record.outlet_of(target)
        if outlet is not None:
            yield outlet, f"link-{link.id}"
    article = record.articles[report.article]
    original = record.articles.get(article.republishes) if article.republishes is not None else None
    if original and original.outlet is not None and not report.added:
        yield original.outlet, f"article-{article.id}"
    for credit in article.agencies:
        yield credit.outlet, f"credit-{credit.id}"


def rings(cited: Mapping[int, set[int]]) -> list[list[int]]:
    """The strongly connected components of more than one node, by Kosaraju's two passes; linear."""
    back: dict[int, set[int]] = defaultdict(set)
    for one, others in cited.items():
        for other in others:
            back[other].add(one)
    order: list[int] = []
    seen: set[int] = set()
    for start in sorted({*cited, *back}):
        order += _finished(start, cited, seen)
    taken: set[int] = set()
    found = [sorted(_finished(start, back, taken)) for start in reversed(order) if start not in taken]
    return [ring for ring in found if len(ring) > 1]


def _finished(start: int, edges: Mapping[int, set[int]], seen: set[int]) -> list[int]:
    """The nodes reached from `start` and not seen before, in the order a depth-first walk leaves them."""
    order: list[int] = []
    stack = [(start, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((other, False) for other in sorted(edges.get(node, ())) if other not in seen)
    return order
