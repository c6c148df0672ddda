"""Taking one changeset back: by new writes, in a changeset of its own.

Each row it wrote is put back as it was before, field by field, unless somebody changed that field again since. What it
added is taken off; a model of the layers above may have its own way of being taken off (`Ending`), since what was
public is never deleted. Rows that are never changed (texts, passages, events) stay.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.db.models import OuterRef, ProtectedError, Subquery

from ledger.models import Changeset
from ledger.refusals import Refused
from ledger.tracking import history_of, tracked_models

type Ending = Callable[[Any, str], None]
"""Takes a row off the record for a reason, within an open changeset."""

HELD = "A text was captured for it, and that stays."
GONE = "It is gone since."
LASTING = "What was captured and what was said stays on the record."
MOST = 2000  # rows of one act that can be taken back on a page


class TooMuch(Refused):
    """This act wrote too many rows to be taken back here."""


class NothingToUndo(Refused):
    """Nothing of this act can be taken back: all of it was changed again since, or stays by its nature."""


@dataclass(frozen=True)
class Step:
    """What the changeset did to one row, from `before` to `after` (history rows), and the row as it is now.

    `fields` are the columns to put back, by name. `obstacle` says why it stays as it is; blank when nothing stands
    against that.
    """

    model: type[Any]
    pk: int
    label: str
    row: Any
    before: Any
    after: Any
    fields: dict[str, Any]
    obstacle: str = ""


def plan(act: Changeset, ended: Collection[type[Any]] = ()) -> list[Step]:
    """What taking `act` back would do, what leans on others first. `ended`: models with an ending. Raises TooMuch."""
    steps: list[Step] = []
    for model in _leaning_first():
        written = list(history_of(model).objects.filter(pgh_changeset=act).order_by("pgh_id")[: MOST + 1])
        by_row: dict[int, list[Any]] = {}
        for row in written:
            by_row.setdefault(row.pgh_obj_id, []).append(row)
        steps += _steps(model, act, by_row)
        if len(written) > MOST or len(steps) > MOST:
            raise TooMuch
    return _held([step for step in steps if step.label], ended)


def take_back(steps: Iterable[Step], endings: Mapping[type[Any], Ending], *, reason: str) -> int:
    """Do what nothing stands against, within an open changeset. Answers how many rows; raises NothingToUndo."""
    feasible = [step for step in steps if not step.obstacle]
    if not feasible:
        raise NothingToUndo
    added = {(step.model, step.pk) for step in feasible if step.label == "insert"}
    feasible = _apart(feasible, endings)
    for step in [s for s in reversed(feasible) if s.label == "delete"]:
        _insert(step)
    for step in feasible:
        if step.label == "update":
            _restore(step)
        elif step.label == "insert":
            _take_off(step, endings, reason, added)
    return len(feasible)


def _held(steps: list[Step], ended: Collection[type[Any]]) -> list[Step]:
    """What a row that stays points to stays too, unless it has an ending."""
    staying = [step for step in steps if step.label == "insert" and step.obstacle and step.row]
    held = {target for step in staying for target in _targets(step) if target[0] not in ended}
    found = [replace(s, obstacle=HELD) if (s.model, s.pk) in held and not s.obstacle else s for s in steps]
    return steps if found == steps else _held(found, ended)


def _targets(step: Step) -> Iterator[tuple[type[Any], int]]:
    """The rows that a row points to."""
    for field in step.model._meta.local_fields:
        if field.remote_field:
            yield field.remote_field.model, getattr(step.row, field.attname)


@cache
def _leaning_first() -> list[type[Any]]:
    """Tracked models, each before those that its rows point to, as far as that does not go in a circle."""
    ordered: dict[type[Any], None] = {}
    on_the_way: set[type[Any]] = set()

    def visit(model: type[Any]) -> None:
        if model in on_the_way:
            return
        on_the_way.add(model)
        for field in model._meta.local_fields:
            if field.remote_field and field.remote_field.model in tracked:
                visit(field.remote_field.model)
        ordered[model] = None

    tracked = set(tracked_models())
    for model in tracked_models():
        visit(model)
    return list(ordered)[::-1]


def _steps(model: type[Any], act: Changeset, written: dict[int, list[Any]]) -> list[Step]:
    """One query for the rows as they are, one for what each was before."""
    if not written:
        return []
    before = _previous(model, act, written)
    now = {row.pk: row for row in model._default_manager.filter(pk__in=written)}
    last = {pk: rows[-1] for pk, rows in sorted(written.items(), reverse=True)}
    return [_step(model, pk, row, before.get(pk), now.get(pk)) for pk, row in last.items()]


def _step(model: type[Any], pk: int, last: Any, before: Any, now: Any) -> Step:
    if before is None:
        label = "" if last.pgh_label == "delete" else "insert"
        return Step(model, pk, label, now, None, last, {}, _lasting(model) or ("" if now else GONE))
    if last.pgh_label == "delete":
        there = "It is there again." if now else ""
        return Step(model, pk, "delete", now, before, None, {}, there)
    return _update(model, pk, before, last, now)


def _update(model: type[Any], pk: int, before: Any, after: Any, now: Any) -> Step:
    if now is None:
        return Step(model, pk, "update", None, before, after, {}, GONE)
    changed = {name: _value(before, name) for name in columns(model) if _value(before, name) != _value(after, name)}
    again = [name for name in changed if _value(now, name) != _value(after, name)]
    labels = ", ".join(str(model._meta.get_field(name).verbose_name) for name in again)
    obstacle = f"Changed again since: {labels}." if again else _lasting(model)
    return Step(model, pk, "update" if changed else "", now, before, after, changed, obstacle)


def columns(model: type[Any]) -> list[str]:
    """The tracked fields that people write: neither key, version nor what the database derives."""
    kept = {f.name for f in history_of(model)._meta.local_fields}
    own: list[Any] = [f for f in model._meta.local_concrete_fields if not f.generated and not f.primary_key]
    return [f.name for f in own if f.name in kept and f.name != "version"]


def _lasting(model: type[Any]) -> str:
    """Why rows of this model stay; blank when they need not."""
    return LASTING if history_of(model).pgh_append_only else ""


def _previous(model: type[Any], act: Changeset, ids: Iterable[int]) -> dict[int, Any]:
    """The last state of each row before the first of this changeset; none for a row that it added."""
    history = history_of(model).objects
    first = history.filter(pgh_changeset=act, pgh_obj_id=OuterRef("pgh_obj_id")).order_by("pgh_id").values("pgh_id")
    earlier = history.filter(pgh_obj_id__in=list(ids), pgh_id__lt=Subquery(first[:1]))
    latest = earlier.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {row.pgh_obj_id: row for row in latest if row.pgh_label != "delete"}


def _value(row: Any, name: str) -> Any:
    return row.serializable_value(name)


def _apart(steps: list[Step], endings: Mapping[type[Any], Ending]) -> list[Step]:
    """Without what is part of a row that has an ending of its own and goes with it."""
    ended = {(s.model, s.pk) for s in steps if s.label == "insert" and s.model in endings}

    parts = {(s.model, s.pk) for s in steps if s.label == "insert" and not ended.isdisjoint(_targets(s))}
    return [s for s in steps if s.model in endings or (s.model, s.pk) not in parts]


def _insert(step: Step) -> None:
    names = columns(step.model)
    values = {step.model._meta.get_field(n).attname: _value(step.before, n) for n in names}
    step.model(pk=step.pk, **values).save(force_insert=True)


def _restore(step: Step) -> None:
    values = {step.model._meta.get_field(name).attname: value for name, value in step.fields.items()}
    step.model._default_manager.filter(pk=step.pk).update(**values)


def _take_off(
    step: Step, endings: Mapping[type[Any], Ending], reason: str, added: Collection[tuple[type[Any], int]]
) -> None:
    """Its own ending, or deleted; left, where what was `added` with it leans on it and stays. Raises Refused when
    something else does.
    """
    if ending := endings.get(step.model):
        ending(step.row, reason)
        return
    try:
        step.model._default_manager.filter(pk=step.pk).delete()
    except ProtectedError as error:
        if any((type(row), row.pk) not in added for row in error.protected_objects):
            raise Refused(f"Something else refers to {step.row}: take that off first.") from error
