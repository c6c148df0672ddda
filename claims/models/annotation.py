"""Editors' notes."""

from typing import ClassVar, Self

import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import User, Visitor, may
from accounts.roles import Act
from claims.models.attribution import Attribution
from claims.models.claim import Claim
from claims.models.constraints import deferred, exactly_one
from ledger.changesets import changeset
from ledger.refusals import Refused
from ledger.tracking import track
from sources.models import Passage
from sources.models.base import Versioned, choices_held

EDITORS_TOO = "What answers a note for editors is for editors only, too."


class NotYourNote(Refused):
    """A note is changed by who wrote it, or by a reviewer."""


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    """Sets of annotations."""

    def unresolved(self) -> Self:
        """Those that still ask for something, or were never said to be done with."""
        return self.filter(resolved=False)

    def for_queue(self) -> Self:
        """Questions, suggested changes and answers that nobody has resolved, newest first, with what they are on."""
        asking = Q(motivation__in=[Annotation.Motivation.QUESTIONING, Annotation.Motivation.EDITING])
        answers = Q(reply_to__isnull=False, reply_to__resolved=False)
        on = ("author", "claim", "attribution__claim", "passage__snapshot__article__outlet", "reply_to__author")
        return self.unresolved().filter(asking | answers).select_related(*on).order_by("-id")

    def visible_to(self, user: Visitor | None) -> Self:
        """Public ones; the editors' own for those with the right."""
        if may(user, Act.READ_DRAFTS):
            return self
        return self.filter(visibility=Annotation.Visibility.PUBLIC)


# An answer is on what its note is on, and seen by nobody who does not see its note; looked at from both ends.
ANSWERS_FIT = """
    IF EXISTS (
        SELECT FROM claims_annotation a JOIN claims_annotation n ON n.id = a.reply_to_id
        WHERE NEW.id IN (a.id, n.id) AND (a.claim_id, a.attribution_id, a.passage_id)
            IS DISTINCT FROM (n.claim_id, n.attribution_id, n.passage_id)
    ) THEN
        RAISE EXCEPTION 'an answer is on what its note is on'
            USING ERRCODE = '23514', CONSTRAINT = 'annotation_answer_on_the_same';
    END IF;
    IF EXISTS (
        SELECT FROM claims_annotation a JOIN claims_annotation n ON n.id = a.reply_to_id
        WHERE NEW.id IN (a.id, n.id) AND a.visibility = 'public' AND n.visibility = 'editors'
    ) THEN
        RAISE EXCEPTION 'what answers a note for editors is for editors only, too'
            USING ERRCODE = '23514', CONSTRAINT = 'annotation_answer_as_closed';
    END IF;
    RETURN NULL;
"""


@choices_held
@track()
class Annotation(Versioned):
    """A note on a claim, a report or a passage (W3C Web Annotation motivations)."""

    class Motivation(models.TextChoices):
        COMMENTING = "commenting", "Comment"
        QUESTIONING = "questioning", "Question"
        HIGHLIGHTING = "highlighting", "Highlight"
        DESCRIBING = "describing", "Description"
        LINKING = "linking", "Link"
        TAGGING = "tagging", "Tag"
        EDITING = "editing", "Suggested change"

    class Visibility(models.TextChoices):
        PUBLIC = "public", "Everybody"
        EDITORS = "editors", "Editors only"

    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="annotations")
    attribution = models.ForeignKey(Attribution, models.PROTECT, null=True, blank=True, related_name="annotations")
    passage = models.ForeignKey(Passage, models.PROTECT, null=True, blank=True, related_name="annotations")
    motivation = models.CharField(max_length=12, choices=Motivation, default=Motivation.COMMENTING)
    body = models.TextField("text (Markdown)")
    visibility = models.CharField(max_length=7, choices=Visibility, default=Visibility.PUBLIC)
    reply_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)
    resolved = models.BooleanField(default=False)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("claim", "attribution", "passage"),
                name="annotation_one_target",
                violation_error_message="A note is on a claim, a report or a passage: exactly one.",
            ),
            models.CheckConstraint(condition=~Q(body=""), name="annotation_not_empty"),
            models.CheckConstraint(
                condition=Q(reply_to=None) | Q(reply_to__lt=F("id")), name="annotation_answers_an_earlier"
            ),
        ]
        triggers: ClassVar = [deferred("answers_fit", pgtrigger.Insert | pgtrigger.Update, ANSWERS_FIT)]

    def __str__(self) -> str:
        return self.body if len(self.body) <= 80 else f"{self.body[:79]}…"

    def get_absolute_url(self) -> str:
        return reverse("annotation", args=[self.pk])

    @property
    def target(self) -> models.Model:
        """What it is on."""
        found = self.claim or self.attribution or self.passage
        assert found is not None
        return found

    @property
    def is_for_editors(self) -> bool:
        """Whether readers never see it."""
        return self.visibility == self.Visibility.EDITORS

    def clean(self) -> None:
        """No answer is seen by more people than what it answers."""
        if self.reply_to and self.reply_to.is_for_editors and not self.is_for_editors:
            raise ValidationError({"visibility": EDITORS_TOO})

    def add(self, *, by: User) -> Self:
        """Put the note on its target. Raises ValidationError."""
        by.must(Act.EDIT)
        self.author = by
        self.full_clean()
        with changeset(by, "Answer note" if self.reply_to else "Add note"):
            self.save(force_insert=True)
        return self

    def answer(self, body: str, *, visibility: str, by: User) -> "Annotation":
        """Say something to it. A conversation is one level deep. Raises ValidationError."""
        first = self.reply_to or self
        on = {"claim": self.claim, "attribution": self.attribution, "passage": self.passage}
        return Annotation(reply_to=first, body=body, visibility=visibility, **on).add(by=by)

    def may_be_changed(self, by: User) -> bool:
        """By who wrote it and by reviewers."""
        return by.may(Act.EDIT) and (by.pk == self.author_id or by.may(Act.APPROVE))

    def revise(self, *, by: User, reason: str, version: int, **fields: object) -> None:
        """Word it anew; closed to readers, it takes its answers along. Raises NotYourNote, Stale, ValidationError."""
        if not self.may_be_changed(by):
            raise NotYourNote
        with changeset(by, reason):
            super().revise(by=by, reason=reason, version=version, **fields)
            if self.is_for_editors:
                self._close_answers()

    def _close_answers(self) -> None:
        notes = [self.pk]
        while notes:
            answers = Annotation.objects.filter(reply_to__in=notes, visibility=self.Visibility.PUBLIC)
            notes = list(answers.values_list("pk", flat=True))
            Annotation.objects.filter(pk__in=notes).update(visibility=self.Visibility.EDITORS)

    def resolve(self, *, by: User) -> None:
        """Say that nothing is left to do about it."""
        self._settle(True, "Resolve note", by)

    def reopen(self, *, by: User) -> None:
        """Say that something is left to do after all."""
        self._settle(False, "Reopen note", by)

    def _settle(self, resolved: bool, reason: str, by: User) -> None:
        by.must(Act.EDIT)
        with changeset(by, reason):
            Annotation.objects.filter(pk=self.pk, resolved=not resolved).update(resolved=resolved)
        self.refresh_from_db()
