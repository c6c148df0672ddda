"""Passages that were looked for in a later text of their article, and what leans on them."""

from typing import ClassVar, Self

import pgtrigger
from django.db.models import Exists, OuterRef
from django.urls import reverse

from claims.models.attribution import AttributionPassage
from claims.models.attribution_link import AttributionLink
from claims.models.evidence import Evidence
from sources.models import PassageCheck
from sources.models.passage_check import PassageCheckQuerySet


class CheckedPassageQuerySet(PassageCheckQuerySet):
    """Sets of checks, by what leans on their passages."""

    def leaned_on(self) -> Self:
        """Those by whose words a standing report stands, or something is shown."""
        words = AttributionPassage.objects.filter(passage=OuterRef("passage"), attribution__withdrawn_reason="")
        chains = AttributionLink.objects.filter(evidence=OuterRef("passage"), attribution__withdrawn_reason="")
        brought = Evidence.objects.standing().filter(passage=OuterRef("passage"))
        return self.filter(Exists(words) | Exists(chains) | Exists(brought))

    def for_page(self) -> Self:
        """With the words there, the passage, both texts and the article."""
        related = self.select_related("passage__snapshot", "snapshot__article__outlet")
        return related.with_words().defer("passage__snapshot__raw", "snapshot__raw").order_by("id")

    def for_queue(self) -> Self:
        """Those that somebody should decide on."""
        return self.waiting().leaned_on().for_page().defer("passage__snapshot__text", "snapshot__text")


class CheckedPassage(PassageCheck):
    """A check that finds words changed marks what leans on them (claims/sql/looks.sql), whoever captured the text."""

    objects: ClassVar = CheckedPassageQuerySet.as_manager()

    class Meta:
        proxy = True
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="look_again",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_rows"),
                func="PERFORM claims_look_after_checks(ARRAY(SELECT id FROM new_rows)); RETURN NULL;",
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("check", args=[self.pk])
