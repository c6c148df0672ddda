"""Two people's changes of one row: what goes together, and what does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Clash:
    """A field that both changed, differently; `base` is what both began from, None when that is not known."""

    name: str
    base: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True)
class Merged:
    """`changes` are mine that go over theirs; `theirs` names the fields that they alone changed."""

    changes: dict[str, Any]
    clashes: list[Clash]
    theirs: list[str]


def merge(base: Mapping[str, Any] | None, theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> Merged:
    """Merge field by field. Without a `base` every difference is a clash."""
    changes, clashes, kept = {}, [], []
    for name, value in mine.items():
        if value == theirs[name]:
            continue
        if base is None or theirs[name] != base[name] != value:
            clashes.append(Clash(name, base[name] if base else None, theirs[name], value))
        elif value == base[name]:
            kept.append(name)
        else:
            changes[name] = value
    return Merged(changes, clashes, kept)
