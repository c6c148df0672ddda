"""Editors' notes, and our translations of passages."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import User, Visitor, may
from accounts.roles import Act
from claims.models.attribution import Attribution
from claims.models.claim import Claim
from claims.models.constraints import exactly_one
from ledger.changesets import changeset
from ledger.tracking import track
from sources.models import Passage
from sources.models.base import Versioned, choices_held
from sources.models.outlet import LANGUAGE


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    """Sets of annotations."""

    def visible_to(self, user: Visitor | None) -> Self:
        """Public ones; the editors' own for those with the right."""
        if may(user, Act.READ_DRAFTS):
            return self
        return self.filter(visibility=Annotation.Visibility.PUBLIC)


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
            models.CheckConstraint(condition=~Q(reply_to=F("id")), name="annotation_not_to_itself"),
        ]

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

    def add(self, *, by: User) -> Self:
        """Put the note on its target. Raises ValidationError."""
        by.must(Act.EDIT)
        self.author = by
        self.full_clean()
        with changeset(by, "Add note"):
            self.save(force_insert=True)
        return self

    def resolve(self, *, by: User) -> None:
        """Say that nothing is left to do about it."""
        by.must(Act.EDIT)
        with changeset(by, "Resolve note"):
            Annotation.objects.filter(pk=self.pk, resolved=False).update(resolved=True)
        self.refresh_from_db()


@choices_held
@track()
class Translation(Versioned):
    """A passage in another language, shown under the original and marked as ours."""

    class Method(models.TextChoices):
        HUMAN = "human", "By a person"
        MACHINE = "machine", "By a machine"
        MACHINE_EDITED = "machine_edited", "By a machine, edited by a person"

    passage = models.ForeignKey(Passage, models.PROTECT, related_name="translations")
    language = models.CharField(
        "language (BCP 47)", max_length=35, validators=[RegexValidator(LANGUAGE, "A BCP 47 tag.")]
    )
    text = models.TextField()
    translator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    method = models.CharField(max_length=14, choices=Method, default=Method.HUMAN)

    class Meta:
        ordering = ["passage", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["passage", "language"], name="translation_once"),
            models.CheckConstraint(condition=~Q(text=""), name="translation_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text

    def add(self, *, by: User) -> Self:
        """Record it as this person's work. Raises ValidationError."""
        by.must(Act.EDIT)
        self.translator = by
        self.full_clean()
        with changeset(by, "Translate passage"):
            self.save(force_insert=True)
        return self
