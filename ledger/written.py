"""What a run of changesets wrote, row by row, and the state of rows as of any changeset in it."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Max, QuerySet

from ledger.models import Changeset
from ledger.tracking import history_of

type Values = dict[str, Any]


def last_number() -> int:
    """The greatest number given so far; 0 when nothing was written yet. No smaller one comes up after it."""
    return Changeset.objects.aggregate(last=Max("number"))["last"] or 0


@dataclass(frozen=True)
class Write:
    """What one changeset made of one row: `before` is None for a new one, `after` for one that is gone."""

    act: int
    number: int
    pk: int
    before: Values | None
    after: Values | None

    @property
    def row(self) -> Values:
        """The row as it is afterwards, or was last."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def changed(self) -> frozenset[str] | None:
        """The fields that have another value; None when the row is new or gone."""
        if self.before is None or self.after is None:
            return None
        return frozenset(name for name, value in self.after.items() if self.before[name] != value)


class Past:
    """Some fields of some rows, as of any changeset."""

    def __init__(self, rows: QuerySet[Any, Any], fields: Collection[str]) -> None:
        """`rows`: history of those rows, all of it up to the last changeset that will be asked for."""
        self._states: dict[int, tuple[list[int], list[tuple[bool, Values]]]] = {}
        told = rows.order_by("pgh_id").values_list("pgh_obj_id", "pgh_changeset__number", "pgh_label", *fields)
        for pk, number, label, *values in told.iterator():
            numbers, states = self._states.setdefault(pk, ([], []))
            numbers.append(number)
            states.append((label != "delete", dict(zip(fields, values, strict=True))))

    def at(self, pk: int, number: int) -> Values | None:
        """As of a changeset; None when there was no such row."""
        there, values = self._state(pk, number)
        return values if there else None

    def last(self, pk: int, number: int) -> Values | None:
        """As of a changeset or, when it was gone by then, as it was last; None when it was still to come."""
        return self._state(pk, number)[1]

    def _state(self, pk: int, number: int) -> tuple[bool, Values | None]:
        numbers, states = self._states.get(pk, ([], []))
        place = bisect_right(numbers, number)
        return states[place - 1] if place else (False, None)


class Window:
    """The changesets after one number, up to and including another."""

    def __init__(self, after: int, upto: int) -> None:
        self.upto = upto
        acts = Changeset.objects.filter(number__gt=after, number__lte=upto)
        self.acts = {pk: number for pk, number in acts.values_list("pk", "number") if number}

    def writes(self, model: type[models.Model], *fields: str) -> list[Write]:
        """What became of rows of a model in each changeset. Two queries at most."""
        here = history_of(model).objects.filter(pgh_changeset__in=list(self.acts)).order_by()
        written = set(here.values_list("pgh_obj_id", "pgh_changeset_id"))
        past = self.past(model, {pk for pk, _ in written}, *fields)
        found = [self._write(past, pk, act) for pk, act in sorted(written)]
        return [write for write in found if write.before or write.after]

    def _write(self, past: Past, pk: int, act: int) -> Write:
        number = self.acts[act]
        return Write(act, number, pk, past.at(pk, number - 1), past.at(pk, number))

    def past(self, model: type[models.Model], pks: Collection[int], *fields: str) -> Past:
        """The states of these rows."""
        history = history_of(model).objects
        rows = history.filter(pgh_obj_id__in=pks, pgh_changeset__number__lte=self.upto) if pks else history.none()
        return Past(rows, fields)
