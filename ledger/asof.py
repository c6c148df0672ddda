"""The state of tracked rows as of a changeset."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery

from ledger.models import Changeset
from ledger.tracking import history_of


class FilterLeavesRow(ValueError):
    """A filter of a past state may look at the row itself only: a join would read rows of today."""


def as_of(model: type[models.Model], number: int, **filters: Any) -> QuerySet[Any]:
    """History rows that stand for the objects which, as of changeset `number`, matched `filters`.

    They carry the attributes of `model`; `id` is the object's. Raises NotTracked, FilterLeavesRow.
    """
    history = history_of(model)
    known = history._default_manager.filter(pgh_changeset__number__lte=number)
    latest = known.filter(pgh_obj_id=OuterRef("pgh_obj_id")).order_by("-pgh_id").values("pgh_id")[:1]
    return known.filter(**_own(history, model, filters), pgh_id=Subquery(latest)).exclude(pgh_label="delete")


def number_at(moment: datetime) -> int | None:
    """The greatest changeset number at that moment; None when nothing was written yet."""
    sealed = Changeset.objects.filter(sealed_at__lte=moment, number__isnull=False)
    return sealed.order_by("-number").values_list("number", flat=True).first()


def is_sealed(number: int) -> bool:
    """Whether there is a changeset of that number: only then will its state never change."""
    return Changeset.objects.filter(number=number).exists()


@dataclass(frozen=True)
class Reader:
    """Reads rows as of changeset `at`, or today's when it is None."""

    at: int | None = None

    def rows(self, model: type[models.Model], **filters: Any) -> QuerySet[Any]:
        """Raises NotTracked, FilterLeavesRow."""
        if self.at is not None:
            return as_of(model, self.at, **filters)
        return model._default_manager.filter(**_own(history_of(model), model, filters))


def _own(history: type[Any], model: type[models.Model], filters: dict[str, Any]) -> dict[str, Any]:
    """`filters` with `pk` spelled out, since the key of a history row is another. Raises FilterLeavesRow."""
    own = {}
    for lookup, value in filters.items():
        name, _, rest = lookup.partition("__")
        name = model._meta.pk.name if name == "pk" else name
        field = history._meta.get_field(name)
        if field.is_relation and rest not in ("", "in", "isnull", "exact"):
            raise FilterLeavesRow(f"{lookup} reads another row.")
        own[f"{name}__{rest}" if rest else name] = value
    return own
