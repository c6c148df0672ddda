"""One publication at one outlet, at one address."""

from typing import ClassVar, Self

from django.contrib.postgres.indexes import HashIndex
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from ledger.changesets import changeset
from ledger.tracking import track
from sources.dates import EDTF_PATTERN, EdtfEarliest, EdtfField, EdtfLatest, in_words
from sources.models.base import Versioned, choices_held, no_circle
from sources.models.outlet import Outlet
from sources.models.rows import replace
from sources.slugs import slug_of
from sources.tags import LANGUAGE


class ArticleQuerySet(models.QuerySet["Article"]):
    """Sets of articles."""

    def for_list(self) -> Self:
        """Newest first; those with no date last."""
        return self.select_related("outlet").order_by(models.F("published_from").desc(nulls_last=True), "-id")

    def at(self, *addresses: str) -> "Article | None":
        """The one at any of these addresses, be it its own or its canonical one."""
        known = [address for address in addresses if address]
        return self.filter(Q(url__in=known) | Q(canonical_url__in=known)).order_by("id").first() if known else None

    def sought(self, words: str) -> Self:
        """Those with the words in headline, outlet or address, or of the number, such as A-12; all for no words."""
        number = words.strip().upper().removeprefix("A-")
        if number.isdecimal() and len(number) < 10:
            return self.filter(pk=number)
        found = Q(title__icontains=words) | Q(outlet__name__icontains=words) | Q(url__icontains=words)
        return self.filter(found) if words.strip() else self

    def changed(self) -> Self:
        """Those of which another text was captured later."""
        return self.filter(snapshots__previous__isnull=False).distinct()

    def for_page(self) -> Self:
        """With outlet and the words that show what it reprints."""
        return self.select_related("outlet", "republishes_evidence", "revisit").order_by("id")


@choices_held
@track(private=["byline"])
class Article(Versioned):
    """What an outlet published. Outlet, address and snapshot may each be unknown."""

    class Basis(models.TextChoices):
        """How the date of publication is known."""

        PRINTED = "printed", "printed on it"
        INFERRED = "inferred", "inferred"
        METADATA = "metadata", "from its metadata"

    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, help_text="Leave empty when it is not stated."
    )
    url = models.URLField("address", max_length=2000, null=True, blank=True, unique=True)
    canonical_url = models.URLField("canonical address", max_length=2000, blank=True)
    title = models.CharField("headline", max_length=500, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    published = EdtfField("published (EDTF)", blank=True)
    published_basis = models.CharField(max_length=8, choices=Basis, blank=True)
    published_note = models.CharField(max_length=300, blank=True, help_text="How an inferred date was inferred.")
    published_from = models.GeneratedField(
        expression=EdtfEarliest("published"), output_field=models.DateField(), db_persist=True
    )
    published_to = models.GeneratedField(
        expression=EdtfLatest("published"), output_field=models.DateField(), db_persist=True
    )
    language = models.CharField(
        "language (BCP 47)", max_length=35, validators=[RegexValidator(LANGUAGE, "A BCP 47 tag, such as uk.")]
    )
    republishes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reprints")
    republishes_evidence = models.ForeignKey(
        "sources.Passage", models.PROTECT, null=True, blank=True, related_name="+", help_text="The words that show it."
    )
    note = models.TextField(blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                models.F("published_from").desc(nulls_last=True), models.F("id").desc(), name="article_newest"
            ),
            HashIndex(fields=["canonical_url"], name="article_by_canonical", condition=~Q(canonical_url="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(published="") | Q(published__regex=EDTF_PATTERN), name="article_published_edtf"
            ),
            models.CheckConstraint(
                condition=Q(published="", published_basis="") | (~Q(published="") & ~Q(published_basis="")),
                name="article_date_has_basis",
                violation_error_message="Say whether the date is printed, inferred or from metadata.",
            ),
            models.CheckConstraint(condition=Q(language__regex=LANGUAGE), name="article_language_bcp47"),
            models.CheckConstraint(
                condition=~Q(republishes=models.F("id")),
                name="article_not_own_reprint",
                violation_error_message="An article does not reprint itself.",
            ),
        ]
        triggers: ClassVar = [no_circle("sources_article", "republishes_id")]

    def __str__(self) -> str:
        return self.title or f"Article {self.pk} without a headline"

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk, slug_of(self.title, "article")])

    def credit(self, named: "list[Credit]", *, by: User, reason: str, seen: str | None = None) -> None:
        """Say anew whom it credits; `seen` are the keys of those that were read. Raises Stale."""
        by.must(Act.EDIT)
        for credit in named:
            credit.article = self
        with changeset(by, reason):
            replace(self, self.credits.all(), named, names=["kind", "name", "outlet"], seen=seen)

    @property
    def published_in_words(self) -> str:
        """For a person to read; blank when there is no date."""
        return in_words(self.published)


@choices_held
@track()
class Credit(models.Model):
    """Whom an article credits: an agency, a photographer's agency, a broadcaster."""

    class Kind(models.TextChoices):
        AGENCY = "agency", "Agency"
        PHOTO = "photo", "Picture"
        BROADCASTER = "broadcaster", "Broadcaster"

    article = models.ForeignKey(Article, models.PROTECT, related_name="credits")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField("as printed", max_length=200)
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="credited")
    passage = models.ForeignKey("sources.Passage", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["article", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind", "name"],
                name="credit_once",
                violation_error_message="This credit is recorded already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"
