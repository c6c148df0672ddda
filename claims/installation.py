"""The rows that every site begins with: put in place, as owner, after the first migrate."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import connections, transaction
from django.db.models import Model

from claims.analysis.quality import Held, Rule, standard_references, standard_rules
from claims.models import AssessmentValue, QualityReference, QualityRule
from ledger.models import Changeset
from ledger.tracking import history_of

Shape = AssessmentValue.Shape

SUPPORTED = (
    "The evidence at hand bears the claim out, and nothing of like weight speaks against it. This is not proof: it "
    "holds for the evidence listed, and new evidence may change it."
)
CONTRADICTED = (
    "The evidence at hand speaks against the claim, and nothing of like weight bears it out. This is about the claim "
    "and not about those who made or reported it: it does not say that they meant to mislead."
)
MIXED = (
    "Part of the evidence at hand bears the claim out and part speaks against it, or the claim holds in one reading "
    "and fails in another. The reasons say which. This is no middle way between two sides."
)
UNVERIFIED = (
    "The evidence at hand is too little to say either way. The reasons say what is missing. This is not doubt: an "
    "unverified claim may well be true."
)
VALUES = [
    ("supported", "Supported", Shape.SUPPORTED, SUPPORTED),
    ("contradicted", "Contradicted", Shape.CONTRADICTED, CONTRADICTED),
    ("mixed", "Mixed", Shape.MIXED, MIXED),
    ("unverified", "Unverified", Shape.UNVERIFIED, UNVERIFIED),
]


def install(using: str, **_: Any) -> None:
    """A post_migrate receiver: a migration could not do it, since the ledger's functions come after the last one.

    A site that ever had such rows keeps what it made of them.
    """
    _begin(using, "Define the values of assessments", [_value(at, *row) for at, row in enumerate(VALUES, 1)])
    _begin(using, "Define the rules that figures and dates should keep to", [_rule(one) for one in standard_rules()])
    _begin(using, "Say what figures may not exceed", [_reference(one) for one in standard_references()])


def _value(position: int, slug: str, label: str, shape: str, definition: str) -> AssessmentValue:
    return AssessmentValue(slug=slug, label=label, shape=shape, definition=definition, position=position)


def _rule(one: Rule) -> QualityRule:
    fields = asdict(one)
    return QualityRule(kind=fields.pop("check"), **fields)


def _reference(one: Held) -> QualityReference:
    return QualityReference(limit=one.limit, places=list(one.places), units=list(one.units), **asdict(one.reference))


def _begin(using: str, reason: str, rows: Sequence[Model]) -> None:
    """Where the table is there, and never had a row."""
    model = type(rows[0])
    if model._meta.db_table not in connections[using].introspection.table_names():
        return
    if history_of(model)._default_manager.using(using).exists():
        return
    with transaction.atomic(using=using):
        _open_changeset(using, reason)
        model._default_manager.using(using).bulk_create(rows)


def _open_changeset(using: str, reason: str) -> None:
    """On the connection that migrates; `ledger.changesets` opens them on the site's."""
    opened = Changeset.objects.using(using).create(actor=None, reason=reason, tool=Changeset.Tool.COMMAND)
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config('ledger.changeset', %s, true)", [str(opened.pk)])
