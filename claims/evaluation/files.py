"""Labelled sets in files: JSON, JSON lines, TOML or YAML, one row for each thing that was labelled."""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

type Row = Mapping[str, Any]

FOLDER = "folder"  # where the files are that a row names


def _lines(text: str) -> Any:
    return [json.loads(line) for line in text.splitlines() if line.strip()]


READERS: dict[str, Callable[[str], Any]] = {
    ".json": json.loads,
    ".jsonl": _lines,
    ".toml": tomllib.loads,
    ".yaml": yaml.safe_load,
    ".yml": yaml.safe_load,
}


def files_in(path: Path) -> list[Path]:
    """The file, or all files below the folder that may hold a set."""
    if path.is_file():
        return [path]
    return sorted(one for one in path.rglob("*") if one.suffix.lower() in READERS and one.is_file())


def rows_in(path: Path) -> list[Row]:
    """The rows of a file: of its list, or of all that it names. Raises ValueError for what cannot be read."""
    text = path.read_text(encoding="utf-8-sig")
    try:
        held = READERS.get(path.suffix.lower(), json.loads)(text)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    return [{**row, FOLDER: path.parent} for row in _rows(held) if isinstance(row, Mapping)]


def _rows(held: Any) -> Iterator[Any]:
    if isinstance(held, list):
        yield from held
    elif isinstance(held, Mapping):
        for inner in held.values():
            if isinstance(inner, list):
                yield from inner
            elif isinstance(inner, Mapping):
                yield from inner.values()


def text_of(row: Row, name: str = "text") -> str:
    """A text that stands in the row, or in the file that it names."""
    if name in row:
        return str(row[name])
    return (Path(row[FOLDER]) / str(row["file"])).read_text(encoding="utf-8")
