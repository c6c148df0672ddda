"""Words that matter for the comparison, inside a passage of a report."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

from claims.models.attribution import WHOLE, Attribution
from claims.models.constraints import deferred
from ledger.tracking import track
from sources.models import Passage
from sources.models.base import choices_held


@choices_held
@track()
class Mark(models.Model):
    """A part of a passage that matters for the comparison: ``passage.exact[start:end]``, code points."""

    class Kind(models.TextChoices):
        NUMBER = "number", "Number"
        OF_WHAT = "of_what", "Of what"
        HEDGE = "hedge", "Hedge"
        LOADED = "loaded", "Loaded word"
        ATTRIBUTION_VERB = "attribution_verb", "Attribution"
        NAME_FORM = "name_form", "Name form"

    attribution = models.ForeignKey(Attribution, models.CASCADE, related_name="marks")
    passage = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=Kind)

    class Meta:
        ordering = ["attribution", "passage", "start", "end", "id"]
        constraints = [
            models.UniqueConstraint(fields=["attribution", "passage", "start", "end", "kind"], name="mark_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="mark_not_empty"),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="inside_its_passage",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF NEW."end" > (SELECT length(exact) FROM sources_passage WHERE id = NEW.passage_id) THEN
                        RAISE EXCEPTION 'a mark must lie inside its passage'
                            USING ERRCODE = '23514', CONSTRAINT = 'mark_inside_its_passage';
                    END IF;
                    RETURN NEW;
                """,
            ),
            deferred("of_the_words", pgtrigger.Insert | pgtrigger.Update, WHOLE.format(row="NEW")),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.start}–{self.end}"
