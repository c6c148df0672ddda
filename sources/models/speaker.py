"""Who is quoted or relied on."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User, Visitor, may
from accounts.roles import Act
from ledger.changesets import changeset
from ledger.tracking import track
from sources.dates import EDTF_PATTERN, EdtfEarliest, EdtfField, EdtfLatest
from sources.models.base import Versioned, choices_held
from sources.models.outlet import WIKIDATA
from sources.models.rows import replace
from sources.models.spelling import going_by
from sources.slugs import slug_of


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    """Sets of speakers."""

    def going_by(self, name: str) -> Self:
        """Those of this name or with this other spelling, in any case of its letters."""
        return going_by(self, name)


@choices_held
@track(private=["name", "aliases"])
class Speaker(Versioned):
    """Person, organisation, office, document, or nobody named."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        ORGANISATION = "organisation", "Organisation"
        OFFICE = "office", "Office"
        DOCUMENT = "document", "Document"
        ANONYMOUS = "anonymous", "Not named"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PERSON)
    aliases = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="Other spellings, with commas."
    )
    description = models.CharField(
        max_length=300, blank=True, help_text="Shown to readers in place of the name of a confidential speaker."
    )
    wikidata_id = models.CharField(
        max_length=15, blank=True, validators=[RegexValidator(WIKIDATA, "A Wikidata id, such as Q212.")]
    )
    confidential = models.BooleanField(default=False)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="speaker_named"),
            models.CheckConstraint(
                condition=Q(confidential=False) | ~Q(description=""),
                name="speaker_confidential_described",
                violation_error_message="Describe a confidential speaker in words that may be shown.",
            ),
            models.CheckConstraint(
                condition=Q(wikidata_id="") | Q(wikidata_id__regex=WIKIDATA), name="speaker_wikidata"
            ),
        ]

    def __str__(self) -> str:
        return self.description if self.confidential else self.name

    def shown_to(self, user: Visitor | None) -> str:
        """The name, or for a confidential speaker what readers may see."""
        if self.confidential and not may(user, Act.NAME_CONFIDENTIAL):
            return self.description
        return self.name

    def hold(self, roles: "list[SpeakerRole]", *, by: User, reason: str, seen: str | None = None) -> None:
        """Say anew which offices they hold and held; `seen` are the keys of those that were read. Raises Stale."""
        by.must(Act.EDIT)
        for role in roles:
            role.speaker = self
        with changeset(by, reason):
            replace(self, self.roles.all(), roles, names=["title", "organisation", "held"], seen=seen)

    def get_absolute_url(self) -> str:
        return reverse("speaker", args=[self.pk, slug_of(str(self), "speaker")])


@track()
class SpeakerRole(models.Model):
    """An office with its dates: "Foreign Minister of Ukraine" is a role, not a person."""

    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="roles")
    title = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    held = EdtfField("held (EDTF span)", blank=True)
    held_from = models.GeneratedField(expression=EdtfEarliest("held"), output_field=models.DateField(), db_persist=True)
    held_to = models.GeneratedField(expression=EdtfLatest("held"), output_field=models.DateField(), db_persist=True)

    class Meta:
        ordering = ["speaker", models.F("held_from").asc(nulls_first=True), "id"]
        constraints = [
            models.CheckConstraint(condition=Q(held="") | Q(held__regex=EDTF_PATTERN), name="role_held_edtf"),
        ]

    def __str__(self) -> str:
        return self.title
