"""The tree of who got it from whom, under one origin."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.analysis.reporting import Report
from claims.analysis.walks import Hop


@dataclass(frozen=True)
class Node:
    """A line of the tree, parents before children: a party or a report, how deep it stands, and the rows behind it."""

    key: str
    depth: int
    rows: tuple[str, ...] = ()


class _Growing:
    """Nodes by number; a party that stands twice under one node is one node."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.rows: list[list[str]] = []
        self.below: list[list[int]] = []
        self._known: dict[tuple[int | None, str], int] = {}

    def node(self, above: int | None, key: str, rows: Iterable[str] = ()) -> int:
        at = self._known.setdefault((above, key), len(self.keys))
        if at == len(self.keys):
            self.keys.append(key)
            self.rows.append([])
            self.below.append([])
            if above is not None:
                self.below[above].append(at)
        self.rows[at].extend(rows)
        return at


def trees(reports: Mapping[int, Report], steps: Mapping[int, Hop]) -> dict[str, tuple[Node, ...]]:
    """The tree under each party with whom a chain ends, as lines from the top. Linear, however deep it is."""
    growing, roots, taken = _Growing(), {}, defaultdict(list)
    waiting: deque[tuple[int, int]] = deque()
    for pk, hop in sorted(steps.items()):
        if hop.report is not None:
            taken[hop.report].append(pk)
        elif hop.party is not None:
            roots[hop.party] = growing.node(None, hop.party)
            waiting.append((pk, roots[hop.party]))
    while waiting:
        pk, above = waiting.popleft()
        for link in reversed(reports[pk].links[:-1]):
            above = growing.node(above, link.key, (f"link-{link.id}",))
        at = growing.node(above, f"report-{pk}", steps[pk].rows)
        waiting.extend((later, at) for later in taken[pk])
    return {party: _lines(growing, root) for party, root in roots.items()}


def _lines(growing: _Growing, root: int) -> tuple[Node, ...]:
    lines, stack = [], [(root, 0)]
    while stack:
        at, depth = stack.pop()
        lines.append(Node(growing.keys[at], depth, tuple(growing.rows[at])))
        stack.extend((child, depth + 1) for child in reversed(growing.below[at]))
    return tuple(lines)
