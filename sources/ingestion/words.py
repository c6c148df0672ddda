"""The word lists of words.toml, as regular expressions."""

import re
import tomllib
from pathlib import Path

_LISTS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "words.toml").read_text())

AGENCIES = tuple(_LISTS["agencies"])


def any_of(name: str) -> str:
    """An expression that matches any entry of a list, the longest first."""
    return "(?:" + "|".join(sorted(_LISTS[name], key=len, reverse=True)) + ")"


def any_agency() -> str:
    """An expression that matches the name of any agency."""
    return "(?:" + "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True)) + ")"
