"""Who publishes."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from accounts.roles import Act
from ledger.changesets import changeset
from ledger.tracking import track
from sources.models.base import Versioned, choices_held, no_circle
from sources.models.spelling import going_by
from sources.tags import LANGUAGE

COUNTRY = r"^[A-Z]{2}$"
WIKIDATA = r"^Q[1-9][0-9]*$"


class OutletQuerySet(models.QuerySet["Outlet"]):
    """Sets of outlets."""

    def standing(self) -> Self:
        """Those not merged into another."""
        return self.filter(merged_into=None)

    def by_domain(self, domain: str) -> Self:
        """Those that publish at a host name, with or without ``www.``."""
        return self.standing().filter(domains__contains=[domain.lower().removeprefix("www.")])

    def going_by(self, name: str) -> Self:
        """Those of this name or with this other spelling, in any case of its letters."""
        return going_by(self.standing(), name)

    def named(self, name: str) -> "Outlet | None":
        """The one that goes by this name; None when several do."""
        found = list(self.going_by(name)[:2])
        return found[0] if len(found) == 1 else None

    def for_list(self) -> Self:
        """By name, with their number of articles."""
        return self.standing().annotate(articles=models.Count("article")).order_by("name", "id")


@choices_held
@track()
class Outlet(Versioned):
    """Agency, newspaper, broadcaster, aggregator, government, NGO."""

    class Kind(models.TextChoices):
        AGENCY = "agency", "News agency"
        NEWSPAPER = "newspaper", "Newspaper"
        BROADCASTER = "broadcaster", "Broadcaster"
        WEBSITE = "website", "Website"
        AGGREGATOR = "aggregator", "Aggregator"
        GOVERNMENT = "government", "Government"
        NGO = "ngo", "Non-governmental organisation"
        UNKNOWN = "unknown", "Not known"

    class Control(models.TextChoices):
        STATE = "state", "State-controlled"
        PUBLIC = "public", "Public service"
        PRIVATE = "private", "Private"
        NON_PROFIT = "non_profit", "Non-profit"
        UNKNOWN = "unknown", "Not known"

    class Rights(models.TextChoices):
        """What readers may see of its texts."""

        FULL = "full", "Full text"
        EXCERPT = "excerpt", "Excerpts around passages"
        LINK_ONLY = "link_only", "Quoted passages only"

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.UNKNOWN)
    control = models.CharField(max_length=10, choices=Control, default=Control.UNKNOWN)
    rights = models.CharField(max_length=9, choices=Rights, default=Rights.EXCERPT)
    country = models.CharField(
        "country (ISO 3166-1)",
        max_length=2,
        blank=True,
        validators=[RegexValidator(COUNTRY, "Two capital letters of ISO 3166-1, such as UA.")],
    )
    languages = ArrayField(
        models.CharField(max_length=35, validators=[RegexValidator(LANGUAGE, "A BCP 47 tag, such as uk.")]),
        default=list,
        blank=True,
        help_text="BCP 47 tags, with commas.",
    )
    homepage = models.URLField(max_length=500, blank=True)
    domains = ArrayField(
        models.CharField(max_length=253),
        default=list,
        blank=True,
        help_text="Host names without www., with commas. An article finds its outlet by them.",
    )
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True, help_text="With commas.")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="editions")
    wikidata_id = models.CharField(
        max_length=15, blank=True, validators=[RegexValidator(WIKIDATA, "A Wikidata id, such as Q212.")]
    )
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    merge_reason = models.TextField(blank=True)

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [GinIndex(fields=["domains"], name="outlet_domains")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="outlet_named"),
            models.CheckConstraint(condition=Q(country="") | Q(country__regex=COUNTRY), name="outlet_country_iso"),
            models.CheckConstraint(
                condition=Q(wikidata_id="") | Q(wikidata_id__regex=WIKIDATA), name="outlet_wikidata"
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=models.F("id")) & ~Q(parent=models.F("id")),
                name="outlet_not_itself",
                violation_error_message="An outlet is neither its own parent nor merged into itself.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merge_reason=""),
                name="outlet_merge_has_reason",
                violation_error_message="Say why it was merged.",
            ),
        ]
        triggers: ClassVar = [
            no_circle("sources_outlet", "parent_id"),
            no_circle("sources_outlet", "merged_into_id"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("outlet", args=[self.pk, self.slug])

    def merge(self, into: "Outlet", *, reason: str, by: User) -> None:
        """Let this outlet's address redirect to `into`; its articles move there."""
        by.must(Act.APPROVE)
        with changeset(by, reason):
            self.article_set.update(outlet=into)
            Outlet.objects.filter(pk=self.pk).update(merged_into=into, merge_reason=reason)
        self.refresh_from_db()
