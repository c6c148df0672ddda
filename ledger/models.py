"""Changesets, and what every history row has in common."""

import pghistory.models
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

REFUSED = "LG002"
"""SQLSTATE of a write that would rewrite history."""


def refusal(name: str, operation: pgtrigger.Operation, sentence: str) -> pgtrigger.Trigger:
    """A trigger that refuses `operation`, whoever asks; `sentence` goes after the table's name."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=operation,
        func=f"RAISE EXCEPTION '% {sentence}', TG_TABLE_NAME USING ERRCODE = '{REFUSED}';",
    )


def _expression(sql: str) -> models.Func:
    return models.Func(template=sql, output_field=models.BigIntegerField())


class Schema(models.Model):
    """Which columns of which history tables were hashed, and how: a new version whenever that changed."""

    version = models.PositiveIntegerField(primary_key=True)
    tables = models.JSONField()
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        triggers = [
            refusal("append_only", pgtrigger.Update | pgtrigger.Delete, "is never changed"),
            refusal("no_truncate", pgtrigger.Truncate, "is never emptied"),
        ]

    def __str__(self) -> str:
        return f"Schema {self.version}"


class Changeset(models.Model):
    """One act of one person for one reason. The database numbers and seals it at commit; before that, it has no number.

    `contents` holds, for each history table with rows of this changeset, their count and digest.
    """

    class Tool(models.TextChoices):
        """What the person used."""

        WEB = "web", "Website"
        ADMIN = "admin", "Administration"
        IMPORT = "import", "Import"
        COMMAND = "command", "Command line"

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="changesets")
    reason = models.TextField()
    tool = models.CharField(max_length=8, choices=Tool, default=Tool.WEB)
    opened_at = models.DateTimeField(db_default=Now(), editable=False)
    opened_in = models.BigIntegerField(db_default=_expression("pg_current_xact_id()::text::bigint"), editable=False)
    number = models.BigIntegerField(null=True, unique=True, editable=False)
    sealed_at = models.DateTimeField(null=True, db_index=True, editable=False)
    schema = models.ForeignKey(Schema, models.PROTECT, null=True, db_index=False, related_name="+", editable=False)
    contents = models.JSONField(null=True, editable=False)
    content_digest = models.CharField(max_length=64, null=True, editable=False)
    previous_digest = models.CharField(max_length=64, null=True, editable=False)
    digest = models.CharField(max_length=64, null=True, editable=False)

    class Meta:
        ordering = [models.F("number").desc(nulls_first=True)]
        constraints = [
            models.CheckConstraint(condition=Q(reason__regex=r"\S"), name="changeset_reason_not_blank"),
            models.CheckConstraint(condition=Q(tool__in=["web", "admin", "import", "command"]), name="changeset_tool"),
            models.CheckConstraint(condition=Q(actor__isnull=False) | Q(tool="command"), name="changeset_actor"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="seal",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func="PERFORM public.ledger_seal(NEW.id); RETURN NULL;",
            ),
            pgtrigger.Trigger(
                name="sealed_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                # Depth 1 is this trigger alone: somebody's own statement. The seal comes at depth 2.
                func=f"""
                    IF OLD.number IS NOT NULL OR pg_trigger_depth() < 2 THEN
                        RAISE EXCEPTION 'ledger_changeset is never changed' USING ERRCODE = '{REFUSED}';
                    END IF;
                    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
                """,
            ),
            refusal("no_truncate", pgtrigger.Truncate, "is never emptied"),
        ]

    def __str__(self) -> str:
        return f"Changeset {self.number}" if self.number else "Open changeset"


class Submission(models.Model):
    """A form that was sent, and where its sender was led; sent again, it gets the same answer."""

    act: "Changeset | None" = None

    token = models.UUIDField(primary_key=True)
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(db_default=Now(), editable=False)
    answer = models.CharField(max_length=2000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at"], name="submission_sent_at")]

    def __str__(self) -> str:
        return str(self.token)


class History(pghistory.models.Event):
    """What every history row has besides the columns of its model: `pgh_label` is insert, update or delete."""

    pgh_id = models.BigAutoField(primary_key=True)
    pgh_created_at = models.DateTimeField(db_default=Now())
    # No constraint in the database: the guard has just looked the changeset up, and a deferred check of every row
    # would run at commit, under the ledger's lock.
    pgh_changeset = models.ForeignKey(
        Changeset,
        models.PROTECT,
        db_default=_expression("nullif(current_setting('ledger.changeset', true), '')::bigint"),
        db_constraint=False,
        related_name="+",
    )
    pgh_obj_id: int
    pgh_private: frozenset[str]
    pgh_append_only: bool

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.pgh_label} of {self._meta.model_name} {self.pgh_obj_id}"
