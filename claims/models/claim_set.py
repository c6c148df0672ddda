"""Sets of claims, in the words of the pages that ask for them."""

import re
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.search import SearchQuery
from django.db import models

from accounts.models import Visitor, may
from accounts.roles import Act
from claims.models.topic import Topic
from sources.models import Outlet, Speaker

if TYPE_CHECKING:
    from claims.models.claim import Claim  # noqa: F401  (it names what the sets are of)

NUMBER = re.compile(r"c?-?(\d{1,9})", re.IGNORECASE)
CONFIGS = ("english", "russian", "simple")  # as `claims_index` reads statements


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Sets of claims."""

    def published(self) -> Self:
        """What readers may find in lists."""
        return self.filter(status=self.model.Status.PUBLISHED)

    def standing(self) -> Self:
        """Those neither withdrawn nor merged."""
        return self.filter(status__in=[self.model.Status.DRAFT, self.model.Status.PUBLISHED])

    def drafts(self) -> Self:
        """Those not published yet."""
        return self.filter(status=self.model.Status.DRAFT)

    def due(self, at: datetime) -> Self:
        """Drafts whose embargo has ended."""
        return self.drafts().filter(publish_at__lte=at).order_by("publish_at", "id")

    def for_queue(self) -> Self:
        """Drafts that wait to be published."""
        return self.drafts().order_by("id")

    def visible_to(self, user: Visitor | None) -> Self:
        """What this person may open: drafts only with the right to read them."""
        if may(user, Act.READ_DRAFTS):
            return self
        return self.exclude(status=self.model.Status.DRAFT)

    def about(self, topic: Topic | None) -> Self:
        """Those of a topic; all when None, as with the filters below."""
        return self.filter(claim_topics__topic=topic) if topic else self

    def reported_by(self, outlet: Outlet | None) -> Self:
        """Those that an outlet reports."""
        reports = models.Q(attributions__article__outlet=outlet, attributions__withdrawn_reason="")
        return self.filter(pk__in=self.model.objects.filter(reports).values("pk")) if outlet else self

    def on_the_word_of(self, speaker: Speaker | None) -> Self:
        """Those that somebody reports on a speaker's word."""
        reports = models.Q(attributions__links__speaker=speaker, attributions__withdrawn_reason="")
        return self.filter(pk__in=self.model.objects.filter(reports).values("pk")) if speaker else self

    def of_kind(self, kind: str) -> Self:
        """Those of a kind."""
        return self.filter(kind=kind) if kind else self

    def disputed(self, answer: str) -> Self:
        """``yes``: with an open dispute on them, their reports or their cross-references; ``no``: without."""
        if not answer:
            return self
        return self.filter(counts__disputes_open__gt=0) if answer == "yes" else self.filter(counts__disputes_open=0)

    def typed(self, words: str) -> Self:
        """What somebody means who is still typing: the one of this number (C-12), or those whose statement or finding
        has all these words, the last of them perhaps only begun. None when nothing was typed.
        """
        if number := NUMBER.fullmatch(words.strip()):
            return self.filter(pk=number[1])
        found = re.findall(r"[^\s'\\]*\w[^\s'\\]*", words)
        if not found:
            return self.none()
        begun = " & ".join(f"'{word}'" for word in found) + ":*"
        query = reduce(or_, (SearchQuery(begun, config=config, search_type="raw") for config in CONFIGS))
        return self.filter(search__document=query)

    def worded(self, words: str) -> Self:
        """Those whose statement or finding holds these words, in any form of them."""
        if not words.strip():
            return self
        return self.filter(search__document=SearchQuery(words, config="english", search_type="websearch"))
