"""Everything that is wrong with the files, found before anything is written."""

from collections.abc import Callable, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from claims.models.cross_reference import ACYCLIC, SYMMETRIC
from claims.seeding import claim_checks, debate_checks, source_checks
from claims.seeding.faults import Faults
from claims.seeding.reading import Entry, Seeds

CHECKS: dict[str, Callable[[Seeds, Entry], Faults]] = {
    "outlets": source_checks.outlet,
    "speakers": source_checks.speaker,
    "topics": source_checks.topic,
    "measures": source_checks.measure,
    "articles": source_checks.article,
    "claims": claim_checks.claim,
    "reports": claim_checks.report,
    "cross_references": debate_checks.cross_reference,
    "disputes": debate_checks.dispute,
    "annotations": debate_checks.annotation,
    "assessments": debate_checks.assessment,
}

# By what a row is recognised when the files are loaded again: two entries must not share it.
IDENTITY: dict[str, Callable[[Entry], object]] = {
    "speakers": lambda e: e.data["name"],
    "measures": lambda e: e.data["name"],
    "articles": lambda e: e.data["file"] and (e.data["outlet"], e.data["file"]),
    "claims": lambda e: e.data["statement"],
    "reports": lambda e: (e.data["claim"], e.data["article"]),
    "cross_references": lambda e: (
        e.data["relation"],
        *(sorted if e.data["relation"] in SYMMETRIC else tuple)([e.data["from"], e.data["to"]]),
    ),
    "disputes": lambda e: (str(e.data["target"]), e.data["statement"]),
    "annotations": lambda e: (str(e.data["target"]), e.data["body"]),
    "assessments": lambda e: (e.data["claim"], e.data["rationale"]),
}


def check(seeds: Seeds, values: Iterable[str]) -> list[str]:
    """All problems, each with its file and path. `values`: the slugs that an assessment may have."""
    if not seeds.whole:
        return seeds.problems
    problems = [*seeds.problems]
    for section, faults in CHECKS.items():
        for entry in seeds.sections[section].values():
            if entry.sound:
                problems += [f"{entry.where}{path}: {sentence}" for path, sentence in faults(seeds, entry)]
    problems += _twice(seeds)
    problems += _circles(seeds)
    problems += _values(seeds, set(values))
    return problems


def _twice(seeds: Seeds) -> Iterator[str]:
    for section, identity in IDENTITY.items():
        seen: dict[object, Entry] = {}
        for entry in seeds.sections[section].values():
            what = identity(entry)
            if what and entry.sound and what in seen:
                yield f"{entry.where}: this is {seen[what].where} again"
            seen.setdefault(what, entry)


def _circles(seeds: Seeds) -> Iterator[str]:
    for relation in ACYCLIC:
        ways: dict[str, set[str]] = {}
        for entry in seeds.sections["cross_references"].values():
            if entry.data["relation"] == relation and entry.data["from"] != entry.data["to"]:
                ways.setdefault(entry.data["to"], set()).add(entry.data["from"])
        try:
            TopologicalSorter(ways).prepare()
        except CycleError as error:
            yield f"cross_references: {relation.label} goes in a circle: {' → '.join(error.args[1])}"


def _values(seeds: Seeds, values: set[str]) -> Iterator[str]:
    for entry in seeds.sections["assessments"].values():
        if entry.sound and entry.data["value"] not in values:
            yield f"{entry.where}.value: “{entry.data['value']}” is none of {', '.join(sorted(values))}"
