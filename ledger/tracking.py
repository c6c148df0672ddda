"""Which models the ledger tracks, and the triggers that make it so."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models

from ledger.models import History, refusal

M = TypeVar("M", bound=type[models.Model])

NO_CONTEXT: Any = {"context_field": None, "context_id_field": None}
GUARD = "PERFORM public.ledger_guard(TG_TABLE_NAME); RETURN {row};"


class NotTracked(TypeError):
    """This model has no history."""


def track(
    *,
    fields: Sequence[str] | None = None,
    exclude: Sequence[str] = (),
    private: Sequence[str] = (),
    append_only: bool = False,
) -> Callable[[M], M]:
    """Keep the history of a model, and refuse a write to it outside a changeset.

    `fields`: only these are tracked, and other columns may be updated without a changeset. `exclude`: all but these.
    `private`: kept in the history but outside what is hashed, so that they can be erased. `append_only`: a row is
    never updated or deleted.
    """

    def tracked(model: M) -> M:
        kept = _kept(model, fields, exclude)
        _keep_history(model, kept, private, append_only)
        pgtrigger.register(*_guards(model, kept if fields else None, append_only))(model)
        return model

    return tracked


def tracked_models() -> list[type[models.Model]]:
    """Every tracked model, in the order of their tables' names."""
    found: list[Any] = [h.pgh_tracked_model for h in apps.get_models() if issubclass(h, History)]
    return sorted(found, key=lambda model: model._meta.db_table)


def history_of(model: type[models.Model]) -> type[Any]:
    """The model of its history rows, a History with the fields of `model`. Raises NotTracked."""
    history: type[Any] | None = getattr(model._meta.concrete_model, "pgh_event_model", None)
    if history is None:
        raise NotTracked(f"{model.__name__} is not tracked, so it has no past.")
    return history


def primary_key(model: type[models.Model]) -> str:
    """The column of its key."""
    key: Any = model._meta.pk
    return str(key.column)


def _kept(model: type[models.Model], fields: Iterable[str] | None, exclude: Sequence[str]) -> list[str]:
    """Names of the tracked fields; the key is always one."""
    local = [f.name for f in model._meta.local_fields if f.name not in exclude]
    return local if fields is None else [name for name in local if name in {*fields, primary_key(model)}]


def _keep_history(model: type[models.Model], fields: Sequence[str], private: Sequence[str], append_only: bool) -> None:
    """Make the model of its history rows, and the triggers that write them."""
    pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=list(fields),
        model_name=f"{model.__name__}History",
        base_model=History,
        obj_field=pghistory.ObjForeignKey(related_name="history", db_index=False),
        **NO_CONTEXT,
        append_only=False,
        level=pghistory.Statement,
        attrs={"pgh_private": frozenset(private), "pgh_append_only": append_only},
        meta={"triggers": _history_triggers(), "indexes": [models.Index(fields=["pgh_obj", "pgh_id"])]},
    )(model)


def _history_triggers() -> list[pgtrigger.Trigger]:
    """A history row is written by the trigger of its model alone, under an open changeset, once."""
    return [
        pgtrigger.Trigger(
            name="by_trigger_only",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="written"),
            # An update that changes nothing of the tracked fields writes no history, so it needs no changeset.
            func="""
                IF EXISTS (SELECT FROM written) THEN
                    PERFORM public.ledger_guard_history(TG_TABLE_NAME);
                END IF;
                RETURN NULL;
            """,
        ),
        refusal("append_only", pgtrigger.Update | pgtrigger.Delete, "is never changed"),
        refusal("no_truncate", pgtrigger.Truncate, "is never emptied"),
    ]


def _guards(model: type[models.Model], fields: Sequence[str] | None, append_only: bool) -> list[pgtrigger.Trigger]:
    """The triggers on a tracked model besides those that write its history."""
    guards = [
        refusal("no_truncate", pgtrigger.Truncate, "is never emptied"),
        refusal("fixed_key", pgtrigger.UpdateOf(primary_key(model)), "never changes a key"),
    ]
    if fields:
        guards += [_guard("changeset", pgtrigger.Insert | pgtrigger.Delete), _guard_of(fields)]
    else:
        guards.append(_guard("changeset", pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete))
    if append_only:
        guards.append(refusal("append_only", pgtrigger.Update | pgtrigger.Delete, "is never changed"))
    elif "version" in {f.name for f in model._meta.local_fields}:
        guards.append(_version(model))
    return guards


def _guard(name: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name, level=pgtrigger.Statement, when=pgtrigger.Before, operation=operation, func=GUARD.format(row="NULL")
    )


def _guard_of(fields: Sequence[str]) -> pgtrigger.Trigger:
    """Row by row, so that an update of the other columns passes."""
    return pgtrigger.Trigger(
        name="changeset_if_changed",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*fields),
        func=GUARD.format(row="NEW"),
    )


def _version(model: type[models.Model]) -> pgtrigger.Trigger:
    """`version` counts the changes of a row, whatever the statement says. Generated columns are not known yet here."""
    names: list[Any] = [f.column for f in model._meta.local_concrete_fields if not f.generated and f.name != "version"]
    new, old = (", ".join(f'{row}."{name}"' for name in names) for row in ("NEW", "OLD"))
    return pgtrigger.Trigger(
        name="version",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func=f"NEW.version := OLD.version + (ROW({new}) IS DISTINCT FROM ROW({old}))::int; RETURN NEW;",
    )
