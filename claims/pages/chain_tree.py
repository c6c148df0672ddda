"""Who has it from whom, as a tree: each origin, and below it everybody who took it over."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.pages.chains import Origin
from claims.pages.report import Report


@dataclass(frozen=True)
class Shown:
    """Somebody's words that show a step of a chain."""

    text: str
    language: str


@dataclass(frozen=True)
class Branch:
    """A party, or a report (then `when` is set), with those who have it from there. `relation` is how it has it from
    the one above, shown by `words`.
    """

    key: str
    name: str
    url: str
    relation: str
    when: str = ""
    words: list[Shown] = field(default_factory=list)
    branches: "list[Branch]" = field(default_factory=list)


@dataclass(frozen=True)
class Root:
    """An origin and what grew from it."""

    origin: Origin
    branches: list[Branch]


def chain_tree(origins: Sequence[Origin], rows: Sequence[Report]) -> list[Root]:
    """One tree an origin. Reports that have it through the same party hang under it together."""
    roots = {origin.number: Root(origin, []) for origin in origins}
    by_id = {row.id: row for row in rows}
    for row in rows:
        at = roots[row.origin.number].branches
        for step in _path(row, by_id):
            at = _grown(at, step).branches
    return list(roots.values())


def _grown(level: list[Branch], step: Branch) -> Branch:
    """The branch of this level that `step` belongs to, with its words added."""
    found = next((branch for branch in level if branch.key == step.key), None)
    if found is None:
        level.append(step)
        return step
    found.words.extend(words for words in step.words if words not in found.words)
    return found


def _path(row: Report, by_id: dict[int, Report], seen: tuple[int, ...] = ()) -> list[Branch]:
    """From the origin, which is left out, down to the report."""
    if not row.chain:
        return [_leaf(row, row.voice.lower(), [])]
    return [*_above(row, by_id, seen), *_steps(row)]


def _above(row: Report, by_id: dict[int, Report], seen: tuple[int, ...]) -> list[Branch]:
    """What stands over the last step of the chain, when that is a report with a chain of its own."""
    last = row.chain[-1]
    if last.source_id in by_id and last.source_id not in (*seen, row.id):
        return _path(by_id[last.source_id], by_id, (*seen, row.id))
    if row.origin.number is None:
        return [Branch(last.key, last.target.name, last.target.url, "")]
    return []


def _steps(row: Report) -> list[Branch]:
    """The parties between the end of the chain and the report, then the report."""
    made = [
        Branch(
            key=nearer.key,
            name=nearer.target.name,
            url=nearer.target.url,
            relation=f"{step.relation} {step.target.name}",
            words=_shown(row, step.evidence),
        )
        for nearer, step in zip(reversed(row.chain[:-1]), reversed(row.chain[1:]), strict=True)
    ]
    first = row.chain[0]
    return [*made, _leaf(row, f"{first.relation} {first.target.name}", _shown(row, first.evidence))]


def _leaf(row: Report, relation: str, words: list[Shown]) -> Branch:
    return Branch(f"report-{row.id}", row.article.outlet, f"#R-{row.id}", relation, row.article.published, words)


def _shown(row: Report, text: str) -> list[Shown]:
    return [Shown(text, row.article.language)] if text else []
