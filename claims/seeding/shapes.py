"""The format of the seed files: which names stand where, and what they hold. ``?`` after a name: may be left out."""

from collections.abc import Callable
from typing import Any

Shape = Any
"""A scalar's type, a list of one shape, or names with their shapes."""

QUANTITY = {"low?": str, "high?": str, "unit?": str, "comparator?": str, "of_what?": str}
EVIDENCE = {"direction": str, "kind": str, "article?": str, "quote?": str, "url?": str, "note?": str}
REPORT = {"claim": str, "article": str}
REFERENCE = {"from": str, "relation": str, "to": str}

KEYED: dict[str, Shape] = {
    "outlets": {
        **{"name": str, "kind": str, "control": str, "rights": str, "country?": str, "homepage?": str, "note?": str},
        **{"languages?": [str], "domains?": [str], "aliases?": [str]},
    },
    "speakers": {
        **{"name": str, "kind": str, "description?": str, "wikidata_id?": str, "aliases?": [str]},
        "roles?": [{"title": str, "organisation?": str, "held?": str}],
    },
    "topics": {"name": str, "summary?": str},
    "measures": {"name": str, "counted": str, "place?": str, "time?": str, "dimension": str, "unit": str},
    "articles": {
        **{"outlet?": str, "file?": str, "title?": str, "byline?": str, "language": str, "note?": str},
        **{"published?": str, "published_basis?": str, "published_note?": str},
        **{"republishes?": str, "republishes_evidence?": str},
        "credits?": [{"kind": str, "name": str, "outlet?": str, "quote?": str}],
    },
    "claims": {
        **{"statement": str, "kind": str, "topics?": [str], "occurred?": str, "place?": str, "finding?": str},
        **{"verb?": str, "measure?": str, **QUANTITY},
    },
}

LISTED: dict[str, Shape] = {
    "reports": {
        **{**REPORT, "quotes": [str], "stance": str, "voice": str, "verb?": str, "as_of?": str, **QUANTITY},
        "marks?": [{"kind": str, "text": str, "n?": int, "quote?": int}],
        "chain?": [{"relation": str, "speaker?": str, "outlet?": str, "evidence?": str}],
        "translations?": [{"language": str, "text": str, "method": str}],
    },
    "cross_references": {**REFERENCE, "by": str, "rationale": str, "evidence?": [EVIDENCE]},
    "disputes": {
        "target": {"claim?": str, "report?": REPORT, "cross_reference?": REFERENCE},
        **{"ground": str, "by": str, "statement": str, "positions?": [{"text": str, "evidence?": [EVIDENCE]}]},
        "review?": {"by": str, "text": str},
        "ruling?": {"by": str, "state": str, "text": str},
    },
    "annotations": {
        "target": {"claim?": str, "report?": REPORT, "article?": str, "quote?": str},
        **{"by": str, "motivation": str, "visibility": str, "body": str, "key?": str, "reply_to?": str},
        "resolved?": bool,
    },
    "assessments": {
        **{"claim": str, "value": str, "rationale": str, "by": str, "approved_by": str, "evidence?": [EVIDENCE]},
    },
}

Tell = Callable[[str, str], None]
"""Called with the path of each misfit, and a sentence."""


def fit(value: Any, shape: Shape, path: str, tell: Tell) -> Any:
    """`value` with a blank for all that it leaves out and for what does not fit; each misfit is told."""
    if isinstance(shape, dict):
        return _names(value, shape, path, tell)
    if isinstance(shape, list):
        return _list(value, shape[0], path, tell)
    text = "" if value is None else value
    if not isinstance(text, str):
        tell(path, "words are wanted here, not a list or names")
        return shape()
    return {str: _text, int: _number, bool: _truth}[shape](text, path, tell)


def _names(value: Any, shape: dict[str, Shape], path: str, tell: Tell) -> dict[str, Any]:
    if not isinstance(value, dict):
        tell(path, "names and what they hold are wanted here")
        value = {name.removesuffix("?"): None for name in shape}
    wanted = {name.removesuffix("?"): name for name in shape}
    for name in value.keys() - wanted.keys():
        tell(f"{path}.{name}", f"this key is not known; known are {', '.join(wanted)}")
    fitted = {}
    for name, full in wanted.items():
        if name not in value and full == name:
            tell(path, f"“{name}” is missing")
        empty = value.get(name) is None
        fitted[name] = _blank(shape[full]) if empty else fit(value[name], shape[full], f"{path}.{name}", tell)
    return fitted


def _list(value: Any, shape: Shape, path: str, tell: Tell) -> list[Any]:
    if not isinstance(value, list):
        tell(path, "a list is wanted here")
        return []
    return [fit(item, shape, f"{path}[{at}]", tell) for at, item in enumerate(value)]


def _blank(shape: Shape) -> Any:
    """No names for names, no items for a list, no words for words; a number that is left out is 1."""
    return {} if isinstance(shape, dict) else [] if isinstance(shape, list) else 1 if shape is int else shape()


def _text(text: str, path: str, tell: Tell) -> str:
    return text


def _number(text: str, path: str, tell: Tell) -> int:
    if not text.isdecimal() or int(text) < 1:
        tell(path, f"“{text}” is not 1, 2, 3 …")
        return 1
    return int(text)


def _truth(text: str, path: str, tell: Tell) -> bool:
    if text not in ("true", "false"):
        tell(path, f"“{text}” is neither true nor false")
    return text == "true"
