"""Sets of suggestions, in the words of the pages that ask for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import User
from accounts.roles import Act
from claims.models.attribution import Attribution
from ledger.changesets import changeset
from ledger.models import Changeset
from sources.models import Article

if TYPE_CHECKING:
    from claims.models.proposal import Proposal

# What a suggestion made again is given anew, while nobody has decided on it.
ANEW = ("kind", "snapshot", "start", "end", "claim", "payload", "score", "method")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Sets of proposals."""

    def undecided(self) -> Self:
        """Those that nobody has accepted or rejected, put off or not."""
        return self.filter(state__in=[self.model.State.PENDING, self.model.State.LATER])

    def decided(self) -> Self:
        """Those that somebody accepted or rejected."""
        return self.filter(state__in=[self.model.State.ACCEPTED, self.model.State.REJECTED])

    def waiting(self, at: datetime) -> Self:
        """Those to be decided on: pending, or put off until a time that has come."""
        return self.filter(Q(state=self.model.State.PENDING) | Q(state=self.model.State.LATER, snoozed_until__lte=at))

    def of_passages(self) -> Self:
        """Those of words in a text: a claim to be made of them, or one that they state."""
        return self.filter(kind__in=[self.model.Kind.CLAIM_IN_PASSAGE, self.model.Kind.MATCH])

    def for_article(self, article: Article, at: datetime) -> Self:
        """What waits in the texts of an article, in their order."""
        found = self.of_passages().waiting(at).filter(article=article)
        return found.select_related("claim").order_by("start", "-end", "id")

    def for_decision(self) -> Self:
        """Passages with all that deciding on one asks for."""
        return self.of_passages().select_related("article__outlet", "snapshot__article", "claim").order_by("id")

    def for_queue(self, at: datetime) -> Self:
        """The passages that wait anywhere."""
        return self.of_passages().waiting(at).select_related("article__outlet", "claim")

    def add(self, proposals: Sequence["Proposal"], *, by: User | None) -> int:
        """Put suggestions forward, in one statement. One made before moves to the newer text, unless it was decided on.

        `by`: who captured the text, or None from the command line. Returns how many were given.
        """
        if by:
            by.must(Act.EDIT)
        tool = Changeset.Tool.WEB if by else Changeset.Tool.COMMAND
        given = {one.fingerprint: one for one in proposals}
        decided = set(self.decided().filter(fingerprint__in=given).values_list("fingerprint", flat=True))
        fresh = [one for one in given.values() if one.fingerprint not in decided]
        if fresh:
            with changeset(by, "Suggest passages and matches", tool=tool):
                self.model.objects.bulk_create(
                    fresh, update_conflicts=True, unique_fields=["fingerprint"], update_fields=ANEW
                )
        return len(proposals)

    def settle(self, report: Attribution, *, by: User, suggestion: int | None = None) -> None:
        """Accept those whose words, and whose figure where they have one, a report now carries; and the one of which it
        was made.
        """
        waiting = self.undecided().of_passages().filter(article=report.article)
        passages = [word.passage for word in report.words.select_related("passage")]
        settled = [one.pk for one in waiting if one.pk == suggestion or one.is_carried(passages, report.low)]
        if settled:
            with changeset(by, "Accept suggestion"):
                decided = {"decided_by": by, "decided_at": Now(), "snoozed_until": None}
                accepted = self.model.State.ACCEPTED
                self.filter(pk__in=settled).update(state=accepted, became_attribution=report, **decided)
