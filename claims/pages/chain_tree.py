"""Who has it from whom, as a tree: each origin, and below it everybody who took it over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.analysis.origins import Origin
from claims.analysis.trees import Node
from claims.analysis.walks import Why
from claims.pages.chains import ChainStep
from claims.pages.provenance import Behind
from claims.pages.report import Report

DEEPEST = 8  # deeper lines stand at this level: their words say from whom they have it


@dataclass(frozen=True)
class Shown:
    """Somebody's words that show a step of a chain."""

    text: str
    language: str


@dataclass(frozen=True)
class Branch:
    """A party, or a report (then `when` and its id are set), with those who have it from there. `relation` is how it
    has it from the one above, shown by `words`.
    """

    name: str
    url: str
    relation: str
    when: str = ""
    words: list[Shown] = field(default_factory=list)
    branches: "list[Branch]" = field(default_factory=list)
    report: int | None = None


class Forest:
    """Makes trees of pages from those of the analysis."""

    def __init__(self, behind: Behind, rows: Sequence[Report], own: frozenset[int]) -> None:
        """`rows` are all reports on the page; only what leads to those in `own` is shown."""
        self._behind = behind
        self._own = own
        self._rows = {row.id: row for row in rows}
        self._links = {f"link-{step.id}": (row, at) for row in rows for at, step in enumerate(row.chain)}

    def branches(self, origin: Origin) -> list[Branch]:
        """What grew from an origin, below its parties when it is several."""
        lines = _pruned(origin.tree, self._own)
        top = 0 if sum(node.depth == 0 for node in lines) > 1 else 1
        levels: list[list[Branch]] = [[]]
        for node in lines:
            if node.depth >= top:
                depth = min(node.depth - top, DEEPEST)
                del levels[depth + 1 :]
                levels[depth].append(branch := self._branch(node))
                levels.append(branch.branches)
        return levels[0]

    def leaf(self, report: int) -> Branch:
        """A report by itself."""
        row = self._rows[report]
        first = row.chain[0] if row.chain else None
        relation = first.in_words if first else self._without_chain(row)
        words = _shown([(row, first)]) if first else []
        return Branch(row.article.outlet, f"#R-{row.id}", relation, row.article.published, words, report=row.id)

    def _branch(self, node: Node) -> Branch:
        kind, _, pk = node.key.partition("-")
        return self.leaf(int(pk)) if kind == "report" else self._party(node)

    def _party(self, node: Node) -> Branch:
        """One who passed it on: how it has it from the next of the chain that it stands in."""
        at = [self._links[row] for row in node.rows if row in self._links]
        further = [(row, row.chain[place + 1]) for row, place in at if place + 1 < len(row.chain)]
        who = self._behind.names[node.key]
        return Branch(who.name, who.url, further[0][1].in_words if further else "", words=_shown(further))

    def _without_chain(self, row: Report) -> str:
        why, credited = self._behind.steps[row.id].why, self._behind.record.articles[row.article.id].agencies
        if why == Why.AGENCY and credited:
            return f"credited to {self._behind.names[f'outlet-{credited[0].outlet}'].name}"
        if why in (Why.REPRINT, Why.AGENCY, Why.MISSING) and row.article.republishes_id:
            original = self._behind.articles.get(row.article.republishes_id)
            return f"reprint of {original.outlet}" if original else "reprint"
        return row.voice.lower()


def _shown(steps: Iterable[tuple[Report, ChainStep]]) -> list[Shown]:
    """Their evidence, each text once."""
    texts = {step.evidence: Shown(step.evidence, row.article.language) for row, step in steps if step.evidence}
    return list(texts.values())


def _pruned(lines: Sequence[Node], own: frozenset[int]) -> list[Node]:
    """The lines of these reports and of all above them."""
    kept: list[Node] = []
    above = 0  # the depth from which upwards lines are wanted by one already kept
    for node in reversed(lines):
        kind, _, pk = node.key.partition("-")
        if node.depth < above or (kind == "report" and int(pk) in own):
            kept.append(node)
            above = node.depth
    return kept[::-1]
