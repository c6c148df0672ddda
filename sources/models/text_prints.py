"""By what texts are found that have passages in common with another."""

from collections import Counter
from collections.abc import Collection
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from sources.models.snapshot import Snapshot
from sources.sameness import prints

AT_LEAST = 2  # prints in common, for two texts to be worth comparing
CANDIDATES = 20
LOOKED_AT = 400  # texts that share anything, of which the likeliest are taken
EVERYWHERE = 3  # other articles of an outlet that have a passage too, for it to be what its pages say


class TextPrintsQuerySet(models.QuerySet["TextPrints"]):
    """Sets of prints."""

    def make(self, text: Snapshot) -> "TextPrints":
        """Those of a text; may run twice."""
        return self.get_or_create(snapshot=text, defaults={"prints": prints(text.text)})[0]

    def on_last_texts(self) -> Self:
        """Those of the last text of each article."""
        return self.filter(snapshot__next=None)

    def common(self, outlet: int | None, made: Collection[int], *, but: int) -> set[int]:
        """Which of these prints many pages of an outlet have, one article left out."""
        if outlet is None or not made:
            return set()
        others = self.on_last_texts().filter(snapshot__article__outlet=outlet, prints__overlap=[*made])
        rows = others.exclude(snapshot__article=but).order_by("-pk").values_list("prints", flat=True)[:LOOKED_AT]
        counts = Counter(number for row in rows for number in {*row} & {*made})
        return {number for number, count in counts.items() if count >= EVERYWHERE}

    def likely(self, made: Collection[int], *, but: int) -> list[Snapshot]:
        """The texts of other articles that have most of these prints in common."""
        if not made:
            return []
        near = self.on_last_texts().filter(prints__overlap=[*made]).exclude(snapshot__article=but)
        counts = {row.snapshot_id: len({*row.prints} & {*made}) for row in near.order_by("-pk")[:LOOKED_AT]}
        best = sorted((pk for pk, count in counts.items() if count >= AT_LEAST), key=lambda pk: -counts[pk])
        texts = Snapshot.objects.filter(pk__in=best[:CANDIDATES]).select_related("article__outlet").defer("raw")
        return sorted(texts, key=lambda text: -counts[text.pk])


class TextPrints(models.Model):
    """Of one text: see sources.sameness."""

    snapshot = models.OneToOneField(Snapshot, models.CASCADE, primary_key=True, related_name="prints")
    prints = ArrayField(models.BigIntegerField())

    objects: ClassVar[TextPrintsQuerySet] = TextPrintsQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name_plural = "text prints"
        indexes = [GinIndex(fields=["prints"], name="text_prints_overlap")]

    def __str__(self) -> str:
        return f"{len(self.prints)} prints of text {self.pk}"
