"""The format of the seed files: which names stand where, and what they hold. ``?`` after a name: may be left out."""

from collections.abc import Callable
from typing import Any

Shape = Any
"""A scalar's type, a list of one shape, or names with their shapes."""


def words(names: str) -> dict[str, Shape]:
    """All of them hold text."""
    return dict.fromkeys(names.split(), str)


QUANTITY = words("low? high? unit? comparator? of_what?")
EVIDENCE = words("direction kind article? quote? url? note?")
REPORT = words("claim article")
REFERENCE = words("from relation to")

KEYED: dict[str, Shape] = {
    "outlets": words("name kind control rights country? homepage? note?")
    | {"languages?": [str], "domains?": [str], "aliases?": [str]},
    "speakers": words("name kind description? wikidata_id?")
    | {"aliases?": [str], "roles?": [words("title organisation? held?")]},
    "topics": words("name summary?"),
    "measures": words("name counted place? time? dimension unit"),
    "articles": words("outlet? file? title? byline? language note? published? published_basis? published_note?")
    | words("republishes? republishes_evidence?")
    | {"credits?": [words("kind name outlet? quote?")]},
    "claims": words("statement kind occurred? place? finding? verb? measure?") | {"topics?": [str], **QUANTITY},
}

LISTED: dict[str, Shape] = {
    "reports": words("claim article stance voice verb? as_of?")
    | QUANTITY
    | {
        "quotes": [str],
        "marks?": [words("kind text") | {"n?": int, "quote?": int}],
        "chain?": [words("relation speaker? outlet? evidence?")],
        "translations?": [words("language text method")],
    },
    "cross_references": words("from relation to by rationale") | {"evidence?": [EVIDENCE]},
    "disputes": words("ground by statement")
    | {
        "target": {"claim?": str, "report?": REPORT, "cross_reference?": REFERENCE},
        "positions?": [{"text": str, "evidence?": [EVIDENCE]}],
        "review?": words("by text"),
        "ruling?": words("by state text"),
    },
    "annotations": words("by motivation visibility body key? reply_to?")
    | {"target": words("claim? article? quote?") | {"report?": REPORT}, "resolved?": bool},
    "assessments": words("claim value rationale by approved_by") | {"evidence?": [EVIDENCE]},
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
