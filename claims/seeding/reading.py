"""Reading a folder of seed files as plain data, with the place of each entry."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from claims.seeding.shapes import KEYED, LISTED, fit
from sources.anchoring import normalise


class Loader(yaml.CSafeLoader):
    """Each scalar is text or nothing, so that 96.70 keeps its digits and the country NO is no truth value. A name that
    stands twice is refused.
    """

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":merge"))]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """PyYAML's own keeps the last of two values."""
        seen = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise yaml.constructor.ConstructorError(None, None, f"“{key.value}” stands twice", key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


@dataclass(frozen=True)
class Entry:
    """One thing that a file tells. `where` is like ``000-unian.yaml: reports[3]``; `sound`: it has the right shape."""

    where: str
    key: str
    data: dict[str, Any]
    sound: bool


@dataclass
class Seeds:
    """All files together: entries by section and key (in lists, by `where`), and raw texts by file name. They are not
    `whole` when a file could not be read.
    """

    sections: dict[str, dict[str, Entry]] = field(default_factory=lambda: {name: {} for name in (*KEYED, *LISTED)})
    texts: dict[str, bytes] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    whole: bool = True

    def text(self, article: str) -> str:
        """The text of an article as it is stored; blank where it is not at hand."""
        found = self.sections["articles"].get(article)
        return _text(self.texts.get(found.data["file"], b"")) if found else ""


@cache
def _text(raw: bytes) -> str:
    return normalise(raw.decode())


def read(folder: Path) -> Seeds:
    """Every ``*.yaml`` of `folder`, in the order of their names. What is wrong with them goes into `problems`."""
    seeds = Seeds()
    files = sorted(folder.glob("*.yaml"))
    if not files:
        seeds.problems.append(f"There is no YAML file in {folder}.")
    for file in files:
        for section, key, where, value in _entries(file, seeds):
            _take(seeds, section, key, where, value)
    for entry in seeds.sections["articles"].values():
        if name := entry.data["file"]:
            _read_text(seeds, folder / "texts", name, f"{entry.where}.file")
    return seeds


def _entries(file: Path, seeds: Seeds) -> Iterator[tuple[str, str, str, Any]]:
    """Section, key, place and content of each entry."""
    for section, entries in _sections(file, seeds).items():
        if section in KEYED and isinstance(entries, dict):
            yield from ((section, key, f"{file.name}: {section}.{key}", value) for key, value in entries.items())
        elif section in LISTED and isinstance(entries, list):
            wheres = [f"{file.name}: {section}[{at}]" for at in range(len(entries))]
            yield from ((section, where, where, value) for where, value in zip(wheres, entries, strict=True))
        elif section not in {*KEYED, *LISTED}:
            seeds.problems.append(f"{file.name}: {section}: this section is not known")
        elif entries is not None:
            seeds.problems.append(
                f"{file.name}: {section}: {'keys are' if section in KEYED else 'a list is'} wanted here"
            )


def _sections(file: Path, seeds: Seeds) -> dict[str, Any]:
    try:
        content = yaml.load(file.read_text("utf-8"), Loader)  # noqa: S506  a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        seeds.problems.append(f"{file.name}: line {line}: {error.problem}")
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        seeds.problems.append(f"{file.name}: this is not YAML in UTF-8: {error}")
    else:
        if isinstance(content, dict):
            return content
        seeds.problems.append(f"{file.name}: sections such as claims are wanted here")
    seeds.whole = False
    return {}


def _take(seeds: Seeds, section: str, key: str, where: str, value: Any) -> None:
    known = seeds.sections[section].get(key)
    if known:
        seeds.problems.append(f"{where}: this key stands in {known.where} already")
        return
    misfits: list[str] = []
    data = fit(value, (KEYED | LISTED)[section], where, lambda path, words: misfits.append(f"{path}: {words}"))
    seeds.problems += misfits
    seeds.sections[section][key] = Entry(where, key, data, sound=not misfits)


def _read_text(seeds: Seeds, folder: Path, name: str, where: str) -> None:
    if Path(name).name != name or not (folder / name).is_file():
        seeds.problems.append(f"{where}: there is no texts/{name}")
        return
    raw = (folder / name).read_bytes()
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        seeds.problems.append(f"{where}: texts/{name} is not UTF-8 (byte {error.start})")
        return
    seeds.texts[name] = raw
