"""Words of a text that matter for the comparison: hedges, loaded terms, verbs of saying. Suggestions only."""

from dataclasses import dataclass
from functools import cache

from claims.analysis.lexicon import Terms, lexicon


@dataclass(frozen=True)
class Term:
    """A word or phrase in code points. `kind` is hedge, loaded or attribution_verb; `group` what the lists say of it.

    For a loaded term the group is the subject in dispute, never the side.
    """

    start: int
    end: int
    kind: str
    group: str


def terms(text: str, language: str) -> list[Term]:
    """All of them, in order; of one kind none overlap. “May” with a capital is taken for the month."""
    found = [
        Term(start, end, kind, group)
        for kind, held in _lists(language).items()
        for group, start, end in held.all(text)
        if group != "not" and text[start:end] != "May"
    ]
    return sorted(found, key=lambda term: (term.start, term.end, term.kind))


@cache
def _lists(language: str) -> dict[str, Terms]:
    lists = lexicon(language).lists
    loaded = {group["about"]: [word for side in group["sides"] for word in side] for group in lists.get("loaded", ())}
    return {
        "hedge": Terms(lists.get("hedges", {})),
        "loaded": Terms(loaded),
        "attribution_verb": Terms(lists.get("verbs", {})),
    }
