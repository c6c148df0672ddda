"""Which aspects of a claim a change of the record touches, told from what was written.

`STANDING` is no aspect that one chooses: whoever follows a claim hears when it is published, withdrawn, merged or put
under another topic.
"""

from collections.abc import Collection

WORDING, FIGURES, DISPUTES, OUTLETS, LINKS = "wording", "figures", "disputes", "outlets", "links"
STANDING = "standing"
ALL = (WORDING, FIGURES, DISPUTES, OUTLETS, LINKS)

_FIGURE = dict.fromkeys(("low", "high", "unit", "comparator", "denominator"), FIGURES)
_WORDS = ("statement", "language", "kind", "occurred", "place", "finding", "verb")

# Of rows that are looked at field by field. Fields that are not here (who takes care of it, say) touch nothing.
FIELDS: dict[str, dict[str, str]] = {
    "claim": {
        **dict.fromkeys(_WORDS, WORDING),
        **dict.fromkeys(("status", "status_reason", "merged_into_id"), STANDING),
        **_FIGURE,
        "measure_id": FIGURES,
    },
    "attribution": {
        **dict.fromkeys(("stance", "voice", "verb", "as_of", "note"), WORDING),
        **dict.fromkeys(("claim_id", "article_id", "withdrawn_reason"), OUTLETS),
        **_FIGURE,
    },
}

# Of rows that come or go, and of those in which every field says the same.
WHOLE: dict[str, str] = {
    "claim": STANDING,
    "attribution": OUTLETS,
    "claimtopic": STANDING,
    "attributionpassage": WORDING,
    "mark": WORDING,
    "attributionlink": LINKS,
    "crossreference": LINKS,
    "dispute": DISPUTES,
    "position": DISPUTES,
    "disputeevent": DISPUTES,
    "evidence": DISPUTES,
    "assessment": DISPUTES,
    "annotation": DISPUTES,
}


def aspects_of(table: str, changed: Collection[str] | None) -> frozenset[str]:
    """What a write to a row touches. `changed` are its fields with another value; None when it is new or gone.

    A new report brings words, figures and links of its own: to a reader that is one thing, a new report.
    """
    if changed is None or table not in FIELDS:
        return frozenset([WHOLE[table]])
    return frozenset(FIELDS[table][name] for name in changed if name in FIELDS[table])
