"""Our translations of passages."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from accounts.models import User
from accounts.roles import Act
from ledger.changesets import changeset
from ledger.tracking import track
from sources.models import Passage
from sources.models.base import Versioned, choices_held
from sources.tags import LANGUAGE


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
