"""Where chains of attribution end."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.analysis.independence import Groups, Merge, groups
from claims.analysis.reporting import Record
from claims.analysis.trees import Node, trees
from claims.analysis.walks import End, Hop, Why, ends, hops


@dataclass(frozen=True)
class Origin:
    """A party with whom chains end, and the outlets counted with it. `tree` has a line for each of `reports`."""

    party: str
    parties: tuple[str, ...]
    reports: tuple[int, ...]
    merges: tuple[Merge, ...]
    tree: tuple[Node, ...]


@dataclass(frozen=True)
class Provenance:
    """What is behind a claim's reports; every count is the length of a list of ids.

    `unplaced` are articles whose outlet is not stated. `unknown` are the reports whose chain ends with nobody, by why.
    """

    reports: tuple[int, ...]
    articles: tuple[int, ...]
    outlets: tuple[int, ...]
    unplaced: tuple[int, ...]
    origins: tuple[Origin, ...]
    unknown: Mapping[Why, tuple[int, ...]]

    @property
    def words(self) -> str:
        """“7 articles · 5 outlets · 2 independent origins · 1 report of unknown origin”."""
        unknown = sum(map(len, self.unknown.values()))
        parts = [
            _counted(len(self.articles), "article"),
            _counted(len(self.outlets), "outlet"),
            _counted(len(self.origins), "independent origin"),
        ]
        return " · ".join([*parts, f"{_counted(unknown, 'report')} of unknown origin"] if unknown else parts)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def provenance(record: Record) -> Provenance:
    """Walks every chain to its end and counts the origins that are independent of each other, most reports first."""
    steps = hops(record)
    found = ends(steps)
    articles = sorted({report.article for report in record.reports})
    placed = {pk: record.articles[pk].outlet for pk in articles if pk in record.articles}
    unknown: dict[Why, list[int]] = defaultdict(list)
    for pk, end in sorted(found.items()):
        if end.party is None:
            unknown[end.why].append(pk)
    return Provenance(
        reports=tuple(sorted(found)),
        articles=tuple(articles),
        outlets=tuple(sorted({outlet for outlet in placed.values() if outlet is not None})),
        unplaced=tuple(pk for pk in articles if placed.get(pk) is None),
        origins=_origins(record, steps, found),
        unknown={why: tuple(pks) for why, pks in unknown.items()},
    )


def _origins(record: Record, steps: Mapping[int, Hop], found: Mapping[int, End]) -> tuple[Origin, ...]:
    joined, merges = groups(record)
    grown = trees({report.id: report for report in record.reports}, steps)
    reports: dict[str, list[int]] = defaultdict(list)
    parties: dict[str, list[str]] = defaultdict(list)
    behind: dict[str, list[Merge]] = defaultdict(list)
    for pk, end in sorted(found.items()):
        if end.party is not None:
            reports[_group(end.party, joined)].append(pk)
    for party in sorted(grown):
        parties[_group(party, joined)].append(party)
    for merge in merges:
        behind[_group(f"outlet-{merge.outlets[0]}", joined)].append(merge)
    return tuple(
        Origin(key, tuple(parties[key]), tuple(pks), tuple(behind[key]), _tree(parties[key], grown))
        for key, pks in sorted(reports.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _tree(parties: Sequence[str], grown: Mapping[str, tuple[Node, ...]]) -> tuple[Node, ...]:
    return tuple(node for party in parties for node in grown[party])


def _group(party: str, joined: Groups) -> str:
    """The party that stands for those it is counted with."""
    kind, _, pk = party.partition("-")
    return f"outlet-{joined.of(int(pk))}" if kind == "outlet" else party
