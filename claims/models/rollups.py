"""Counters and search text, kept by triggers in side tables, off the rows that history tracks.

The functions ``claims_recount`` and ``claims_index`` are in claims/migrations/0001. ``claims_recount`` first locks the
counters and then counts, so that two reports recorded at once are both counted.
"""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from sources.models import Article

INDEX_CLAIM = pgtrigger.Trigger(
    name="index",
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("statement", "finding", "language"),
    when=pgtrigger.After,
    func="PERFORM claims_index(NEW.id); RETURN NULL;",
)

# With its status, whether it supersedes those it updates or corrects changes too.
RECOUNT_CLAIM = pgtrigger.Trigger(
    name="recount",
    operation=pgtrigger.Insert | pgtrigger.Update,
    when=pgtrigger.After,
    func="""
        PERFORM claims_recount(ARRAY(
            SELECT NEW.id UNION
            SELECT to_claim_id FROM claims_crossreference
            WHERE TG_OP = 'UPDATE' AND NEW.status <> OLD.status
              AND from_claim_id = NEW.id AND relation IN ('updates', 'corrects')
        ));
        RETURN NULL;
    """,
)


def recount_triggers(claims: str) -> list[pgtrigger.Trigger]:
    """Keep the counters of the claims that `claims` selects from the changed ``{rows}``, once a statement."""
    cases = (
        ("insert", pgtrigger.Insert, pgtrigger.Referencing(new="new_rows"), ["new_rows"]),
        ("update", pgtrigger.Update, pgtrigger.Referencing(old="old_rows", new="new_rows"), ["old_rows", "new_rows"]),
        ("delete", pgtrigger.Delete, pgtrigger.Referencing(old="old_rows"), ["old_rows"]),
    )
    return [
        pgtrigger.Trigger(
            name=f"recount_{name}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=referencing,
            func=f"""
                PERFORM claims_recount(ARRAY({" UNION ".join(claims.format(rows=rows) for rows in tables)}));
                RETURN NULL;
            """,
        )
        for name, operation, referencing, tables in cases
    ]


class ReportedArticle(Article):
    """An article that turns out to be another outlet's changes the counters of the claims it reports."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="recount",
                operation=pgtrigger.UpdateOf("outlet_id"),
                when=pgtrigger.After,
                condition=pgtrigger.AnyChange("outlet"),
                func="""
                    PERFORM claims_recount(ARRAY(SELECT claim_id FROM claims_attribution WHERE article_id = NEW.id));
                    RETURN NULL;
                """,
            )
        ]


class ClaimCounts(models.Model):
    """What lists sort and filter by. Every figure can be had from the rows again."""

    claim = models.OneToOneField("claims.Claim", models.CASCADE, primary_key=True, related_name="counts")
    reports = models.PositiveIntegerField(default=0)
    outlets = models.PositiveIntegerField(default=0)
    disputes_open = models.PositiveIntegerField(default=0)
    disputes_closed = models.PositiveIntegerField(default=0)
    disputes_upheld = models.PositiveIntegerField(default=0)
    superseded = models.BooleanField(default=False)
    changed_at = models.DateTimeField(db_default=models.functions.Now())

    class Meta:
        indexes = [models.Index(fields=["-changed_at", "-claim"], name="claim_recent")]

    def __str__(self) -> str:
        return f"Counters of C-{self.claim_id}"


class ClaimSearch(models.Model):
    """What a search looks through: statement and finding, in the claim's language where PostgreSQL knows it."""

    claim = models.OneToOneField("claims.Claim", models.CASCADE, primary_key=True, related_name="search")
    document = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["document"], name="claim_search_document")]

    def __str__(self) -> str:
        return f"Search text of C-{self.claim_id}"
