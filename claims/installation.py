"""The rows that every site begins with: put in place, as owner, after the first migrate."""

from typing import Any

from django.db import connections, transaction

from claims.models import AssessmentValue
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

    A site that ever had values keeps what it made of them.
    """
    if AssessmentValue._meta.db_table not in connections[using].introspection.table_names():
        return
    if history_of(AssessmentValue)._default_manager.using(using).exists():
        return
    with transaction.atomic(using=using):
        _open_changeset(using, "Define the values of assessments")
        AssessmentValue.objects.using(using).bulk_create(
            AssessmentValue(slug=slug, label=label, shape=shape, definition=definition, position=position)
            for position, (slug, label, shape, definition) in enumerate(VALUES, 1)
        )


def _open_changeset(using: str, reason: str) -> None:
    """On the connection that migrates; `ledger.changesets` opens them on the site's."""
    opened = Changeset.objects.using(using).create(actor=None, reason=reason, tool=Changeset.Tool.COMMAND)
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config('ledger.changeset', %s, true)", [str(opened.pk)])
