"""On whose word a report stands, step by step."""

from django.db import models
from django.db.models import F, Q

from claims.models.attribution import Attribution
from claims.models.constraints import exactly_one
from ledger.tracking import track
from sources.models import Outlet, Passage, Speaker
from sources.models.base import choices_held


@choices_held
@track()
class AttributionLink(models.Model):
    """One step of the chain by which a report came to its article, nearest first."""

    class Relation(models.TextChoices):
        SAID_BY = "said_by", "said by"
        CITING = "citing", "citing"
        TRANSLATED_FROM = "translated_from", "translated from"
        REPUBLISHED_FROM = "republished_from", "republished from"

    attribution = models.ForeignKey(Attribution, models.CASCADE, related_name="links")
    position = models.PositiveSmallIntegerField()
    relation = models.CharField(max_length=16, choices=Relation)
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="links")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="links")
    source = models.ForeignKey(
        Attribution, models.PROTECT, null=True, blank=True, related_name="taken_up", verbose_name="another report"
    )
    evidence = models.ForeignKey(Passage, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["attribution", "position"]
        constraints = [
            models.UniqueConstraint(fields=["attribution", "position"], name="attribution_link_position"),
            models.CheckConstraint(
                condition=exactly_one("speaker", "outlet", "source"),
                name="attribution_link_one_target",
                violation_error_message="Name a speaker, an outlet or another report: exactly one.",
            ),
            models.CheckConstraint(condition=~Q(source=F("attribution")), name="attribution_link_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.speaker or self.outlet or self.source}"
