"""What readers tell the newsroom."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from claims.models.claim import Claim
from claims.models.constraints import exactly_one
from claims.models.proposed import NotWaiting
from sources.models import Article
from sources.models.base import choices_held


class TipQuerySet(models.QuerySet["Tip"]):
    """Sets of tips."""

    def waiting(self) -> Self:
        """Those that nobody has answered or closed."""
        return self.filter(state=Tip.State.OPEN)

    def for_page(self) -> Self:
        """With what they are on."""
        return self.select_related("claim", "article__outlet", "decided_by").order_by("id")


@choices_held
class Tip(models.Model):
    """From a reader, who has no name here. It is no part of the record: what follows from it is."""

    class Kind(models.TextChoices):
        WRONG = "wrong", "Something here is wrong"
        SOURCE = "source", "I know another source"
        OTHER = "other", "Something else"

    class State(models.TextChoices):
        OPEN = "open", "Waiting"
        ANSWERED = "answered", "Answered"
        CLOSED = "closed", "Closed"

    claim = models.ForeignKey(Claim, models.CASCADE, null=True, blank=True, related_name="tips")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="tips")
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.WRONG)
    text = models.TextField(max_length=4000)
    url = models.URLField("address of a source", max_length=2000, blank=True)
    contact = models.EmailField("mail address", blank=True)
    sent_at = models.DateTimeField(db_default=Now(), editable=False)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN, editable=False)
    answer = models.TextField(blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = TipQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=exactly_one("claim", "article"), name="tip_one_target"),
            models.CheckConstraint(condition=~Q(text=""), name="tip_says_something"),
            models.CheckConstraint(
                condition=Q(state="open") | (Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(answer="")),
                name="tip_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:80]}"

    def get_absolute_url(self) -> str:
        return reverse("tip", args=[self.pk])

    @property
    def target(self) -> Claim | Article:
        """What it is on."""
        found = self.claim or self.article
        assert found is not None
        return found

    def decide(self, state: str, *, answer: str, by: User) -> None:
        """Answer or close it, with words. Raises NotWaiting."""
        by.must(Act.EDIT)
        fields = {"state": state, "answer": answer, "decided_by": by, "decided_at": Now()}
        if not Tip.objects.waiting().filter(pk=self.pk).update(**fields):
            raise NotWaiting
        self.refresh_from_db()

    def reopen(self, *, by: User) -> None:
        """It was not done with after all."""
        by.must(Act.EDIT)
        Tip.objects.filter(pk=self.pk).exclude(state=Tip.State.OPEN).update(state=Tip.State.OPEN)
        self.refresh_from_db()
