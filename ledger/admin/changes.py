"""A row's history, for a person to read."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst

from ledger.models import Changeset
from ledger.tracking import history_of

type Names = Callable[[type[models.Model], set[int]], dict[int, str]]
"""What rows of a model are called, by their keys."""

type Named = dict[type[models.Model], dict[int, str]]

SILENT = {"id", "version"}  # known from elsewhere on the page
VERBS = {"insert": "added", "update": "changed", "delete": "deleted"}


@dataclass(frozen=True)
class Difference:
    """A column that an act changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """What an act did to one row."""

    what: str
    verb: str
    differences: list[Difference]


@dataclass(frozen=True)
class Act:
    """A changeset, and what it did to the rows asked for."""

    changeset: Changeset
    changes: list[Change]


def acts_of(row: models.Model, parts: Iterable[tuple[type[models.Model], str]], names: Names) -> list[Act]:
    """Newest first. `parts` are models whose rows belong to `row`, each with the name of its key to it."""
    found = [
        (versions, None if column == "pgh_obj_id" else column)
        for model, column in [(type(row), "pgh_obj_id"), *parts]
        if (versions := _versions(model, column, row.pk))
    ]
    named = _named((version for versions, _ in found for version in versions), names)
    done: dict[Changeset, list[Change]] = defaultdict(list)
    for versions, own in found:
        for changeset, change in _changes(versions, own, named):
            done[changeset].append(change)
    return [Act(changeset, done[changeset]) for changeset in sorted(done, key=_age)]


def _age(changeset: Changeset) -> tuple[bool, int]:
    """An open one is newest; the others have numbers."""
    return changeset.number is not None, -(changeset.number or changeset.pk)


def _versions(model: type[models.Model], column: str, key: int) -> list[Any]:
    """History rows of an object, or of all objects that ever belonged to it, oldest first and object by object."""
    history: Any = history_of(model)._default_manager
    rows = history.filter(**{f"{column}_id" if column != "pgh_obj_id" else column: key})
    return list(rows.select_related("pgh_changeset__actor").order_by("pgh_obj_id", "pgh_id"))


def _changes(versions: list[Any], own: str | None, named: Named) -> Iterable[tuple[Changeset, Change]]:
    """`own` is the column that every part shares, which says nothing."""
    columns = [field for field in _columns(type(versions[0])) if field.name not in {*SILENT, own}]
    what = str(type(versions[0]).pgh_tracked_model._meta.verbose_name)
    for _, of_one in groupby(versions, key=lambda version: version.pgh_obj_id):
        before = None
        for version in of_one:
            yield (
                version.pgh_changeset,
                Change(what, VERBS[version.pgh_label], _compare(before, version, columns, named)),
            )
            before = version


def _compare(before: Any, after: Any, columns: list[Any], named: Named) -> list[Difference]:
    if after.pgh_label == "delete":
        before, after = after, None
    pairs = [(field, _shown(before, field, named), _shown(after, field, named)) for field in columns]
    return [Difference(str(capfirst(field.verbose_name)), old, new) for field, old, new in pairs if old != new]


def _columns(history: type[models.Model]) -> list[Any]:
    """Those of the object; generated ones follow from others."""
    fields: list[Any] = history._meta.local_fields
    return [field for field in fields if not field.generated and not field.name.startswith("pgh_")]


def _shown(version: Any, field: Any, named: Named) -> str:
    value = getattr(version, field.attname) if version else None
    if field.is_relation and value is not None:
        return named[field.related_model].get(value, f"{field.related_model._meta.verbose_name} {value}")
    match value:
        case None | "" | []:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return date_format(value, "j F Y H:i e")
        case list():
            return ", ".join(map(str, value))
    return str(dict(field.flatchoices).get(value, value))


def _named(versions: Iterable[Any], names: Names) -> Named:
    """What all the rows are called that these versions point to: one query for each model."""
    keys: dict[type[models.Model], set[int]] = defaultdict(set)
    for version in versions:
        for field in _columns(type(version)):
            if field.is_relation and (key := getattr(version, field.attname)) is not None:
                keys[field.related_model].add(key)
    return {model: names(model, wanted) for model, wanted in keys.items()}
