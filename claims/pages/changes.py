"""What one act changed, row by row, in words: for editors."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims.analysis.worddiff import Piece, worddiff
from claims.models import (
    AttributionLink,
    AttributionPassage,
    ClaimTopic,
    Evidence,
    Mark,
    MotionAttribution,
    Position,
)
from ledger.undo import Step, columns

MOST = 200  # rows shown
# Rows that say little by themselves are shown as what they belong to.
PARTS = (AttributionPassage, Mark, AttributionLink, ClaimTopic, Position, Evidence, MotionAttribution)
VERBS = {"insert": "Added", "update": "Changed", "delete": "Removed"}


@dataclass(frozen=True)
class FieldChange:
    """One field, word by word."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Change:
    """What became of one row; `obstacle` says why it would stay as it is when the act is taken back."""

    verb: str
    kind: str
    name: str
    url: str
    fields: list[FieldChange]
    obstacle: str
    part: bool


def changes(steps: Iterable[Step]) -> list[Change]:
    """What leans on nothing first."""
    return [_change(step) for step in list(steps)[::-1][:MOST]]


def _change(step: Step) -> Change:
    row = step.row or step.after or step.before
    address = getattr(step.row, "get_absolute_url", None)
    return Change(
        verb=VERBS[step.label],
        kind=str(step.model._meta.verbose_name),
        name=str(step.row) if step.row else f"{step.model._meta.verbose_name} {row.pgh_obj_id}",
        url=address() if address else "",
        fields=[f for name in columns(step.model) if (f := _field(step, name))],
        obstacle=step.obstacle,
        part=step.model in PARTS,
    )


def _field(step: Step, name: str) -> FieldChange | None:
    before, after = (words(step.model, name, row) if row else "" for row in (step.before, step.after))
    if before == after:
        return None
    return FieldChange(label(step.model, name), worddiff(before, after))


def label(model: type[Any], name: str) -> str:
    """What a person calls a field."""
    return str(model._meta.get_field(name).verbose_name)


def words(model: type[Any], name: str, row: Any) -> str:
    """The value of one field of a row, of today or of the past, as a person reads it."""
    return value_in_words(model, name, row.serializable_value(name))


def value_in_words(model: type[Any], name: str, value: Any) -> str:
    """Keys by what they point to, choices by their labels; blank when there is none."""
    field: Any = model._meta.get_field(name)
    if value in (None, "", []):
        return ""
    if field.remote_field:
        return str(field.remote_field.model._default_manager.filter(pk=value).first() or value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
