"""What an outlet's record says of its way with news: whom it repeats, where it was first, what it put right."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from accounts.models import Visitor
from claims.models import Attribution, AttributionLink, Claim, CrossReference
from claims.models.cross_reference import Relation
from claims.pages.habits import TEXTS, Share, public_reports
from claims.pages.people import Named, speakers
from claims.pages.sources import outlet_url, outlets
from ledger.asof import Reader
from sources.models import Article, Credit, Outlet

MOST = 20
OPPOSING = (Attribution.Stance.DOUBTS, Attribution.Stance.DENIES)
RIGHTING = (Attribution.Stance.CORRECTS, Attribution.Stance.RETRACTS)


@dataclass(frozen=True)
class Repeated:
    """An outlet, or none on record, and how many reports were taken over from it or cite it."""

    outlet: Named | None
    taken: int
    cited: int


@dataclass(frozen=True)
class Corrections:
    """`righted`: claims that it reported and later corrected or retracted. `corrected`: claims that it reported and
    that another claim corrects; `followed`: those of them whose correction it reported as well. `changed`: articles
    whose text was another when it was captured again.
    """

    righted: Share
    corrected: Share
    followed: Share
    changed: Share


def repeats(outlet: Outlet) -> list[Repeated]:
    """Outlets from which it has its reports, most often first. Two queries."""
    first = AttributionLink.objects.filter(attribution=OuterRef("pk"), position=1)
    agency = Credit.objects.filter(article=OuterRef("article"), kind=Credit.Kind.AGENCY).order_by("id")
    counted = (
        public_reports(outlet)
        .annotate(
            giver=Coalesce(
                Subquery(first.values("outlet")),
                Subquery(first.values("source__article__outlet")),
                Case(When(is_taken=True, then=F("article__republishes__outlet"))),
                Case(When(is_taken=True, then=Subquery(agency.values("outlet")[:1]))),
                output_field=BigIntegerField(),
            )
        )
        .filter(Q(is_taken=True) | Q(giver__isnull=False))
        .exclude(giver=outlet.pk)
        .order_by()
        .values_list("giver")
        .annotate(taken=Count("pk", filter=Q(is_taken=True)), cited=Count("pk", filter=Q(is_taken=False)))
    )
    rows = sorted(counted, key=lambda row: (-row[1] - row[2], row[0] or 0))[:MOST]
    named = outlets(Reader(), [pk for pk, _, _ in rows])
    return [Repeated(_named(named[pk]) if pk else None, taken, cited) for pk, taken, cited in rows]


def _named(outlet: Outlet) -> Named:
    return Named(outlet.id, outlet.name, outlet_url(outlet))


def relies_on(outlet: Outlet, user: Visitor) -> list[tuple[Named, int]]:
    """Speakers on whose word it reports: the nearest of each chain. Two queries."""
    nearer = AttributionLink.objects.filter(
        attribution=OuterRef("attribution"), position__lt=OuterRef("position"), speaker__isnull=False
    )
    links = AttributionLink.objects.filter(speaker__isnull=False, attribution__in=public_reports(outlet))
    first = links.exclude(Exists(nearer))
    counted = first.values_list("speaker_id").annotate(n=Count("pk"))
    rows = list(counted.order_by("-n", "speaker_id")[:MOST])
    people = speakers(Reader(), [who for who, _ in rows], user)
    return [(people[who], n) for who, n in rows]


def first_to_report(outlet: Outlet) -> Share:
    """Of the claims that another outlet reports too: those of which no report is older than one of its own texts'."""
    counted = (
        Claim.objects.published()
        .reported_by(outlet)
        .filter(counts__outlets__gte=2)
        .annotate(first=_first_day(Attribution.objects.standing()), own=_first_day(_written(outlet)))
        .aggregate(count=Count("pk", filter=Q(first=F("own"))), of=Count("pk"))
    )
    return Share(**counted)


def _written(outlet: Outlet) -> QuerySet[Attribution, Any]:
    return public_reports(outlet).filter(TEXTS["own"][1])


def _first_day(rows: QuerySet[Attribution, Any]) -> Subquery:
    """That of the oldest of these that report the claim."""
    dated = rows.filter(claim=OuterRef("pk"), article__published_from__isnull=False)
    return Subquery(dated.order_by("article__published_from").values("article__published_from")[:1])


def corrections(outlet: Outlet) -> Corrections:
    """Two queries."""
    reports = public_reports(outlet).filter(claim=OuterRef("pk"))
    said = Exists(reports.exclude(stance__in=(*OPPOSING, *RIGHTING)))
    corrects = CrossReference.objects.active().filter(
        to_claim=OuterRef("pk"), relation=Relation.CORRECTS, from_claim__status=Claim.Status.PUBLISHED
    )
    heard = public_reports(outlet).filter(claim=OuterRef("from_claim"))
    counted = (
        Claim.objects.published()
        .filter(said)
        .aggregate(
            all=Count("pk"),
            righted=Count("pk", filter=Q(Exists(reports.filter(stance__in=RIGHTING)))),
            corrected=Count("pk", filter=Q(Exists(corrects))),
            followed=Count("pk", filter=Q(Exists(corrects.filter(Exists(heard))))),
        )
    )
    return Corrections(
        righted=Share(counted["righted"], counted["all"], "show=rights"),
        corrected=Share(counted["corrected"], counted["all"]),
        followed=Share(counted["followed"], counted["corrected"]),
        changed=_changed(outlet),
    )


def _changed(outlet: Outlet) -> Share:
    """The same text captured again is no second one."""
    captured: QuerySet[Article, Any] = Article.objects.filter(outlet=outlet).annotate(texts=Count("snapshots"))
    return Share(**captured.aggregate(count=Count("pk", filter=Q(texts__gt=1)), of=Count("pk", filter=Q(texts__gt=0))))
