"""Where chains of attribution end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One link of a chain: whom it leads to. `source` is the report it was taken from, when that is recorded."""

    key: str
    source: int | None = None


def origin(report: int, chains: Mapping[int, Sequence[Step]], own: Mapping[int, str]) -> str | None:
    """The key of the party with whom a report's chain ends; None when nobody is named.

    `own` gives the outlet key of reports in an outlet's own voice, which are their own origin. A chain that runs back
    into itself ends where it would repeat.
    """
    seen: set[int] = set()
    at = report
    while at not in seen:
        seen.add(at)
        chain = chains.get(at, ())
        if not chain:
            return own.get(at)
        last = chain[-1]
        if last.source is None:
            return last.key
        at = last.source
    return None
