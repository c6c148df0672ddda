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
SAID = ~Q(stance__in=(*OPPOSING, *RIGHTING))


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
    counted = (
        _by_giver(public_reports(outlet))
        .filter((Q(is_taken=True) | Q(giver__isnull=False)) & ~Q(giver=outlet.pk))
        .order_by()
        .values_list("giver")
        .annotate(taken=Count("pk", filter=Q(is_taken=True)), cited=Count("pk", filter=Q(is_taken=False)))
    )
    rows = sorted(counted, key=lambda row: (-row[1] - row[2], row[0] or 0))[:MOST]
    named = outlets(Reader(), [pk for pk, _, _ in rows])
    return [Repeated(_named(named[pk]) if pk else None, taken, cited) for pk, taken, cited in rows]


def _by_giver(reports: QuerySet[Attribution, Any]) -> QuerySet[Any, Any]:
    """Public reports, each with the outlet that it is from: its `giver`, None where none is on record."""
    first = AttributionLink.objects.filter(attribution=OuterRef("pk"), position=1)
    agency = Credit.objects.filter(article=OuterRef("article"), kind=Credit.Kind.AGENCY).order_by("id")
    return reports.annotate(
        giver=Coalesce(
            Subquery(first.values("outlet")),
            Subquery(first.values("source__article__outlet")),
            Case(When(is_taken=True, then=F("article__republishes__outlet"))),
            Case(When(is_taken=True, then=Subquery(agency.values("outlet")[:1]))),
            output_field=BigIntegerField(),
        )
    )


def given_by(reports: QuerySet[Attribution, Any], outlet: int) -> QuerySet[Attribution, Any]:
    """Those of these public reports that are from this outlet; 0: those taken over from none on record."""
    known = _by_giver(reports)
    return known.filter(Q(giver=outlet) if outlet else Q(giver__isnull=True, is_taken=True))


def _named(outlet: Outlet) -> Named:
    return Named(outlet.id, outlet.name, outlet_url(outlet))


def relies_on(outlet: Outlet, user: Visitor) -> list[tuple[Named, int]]:
    """Speakers on whose word it reports: the nearest of each chain. Two queries."""
    counted = (
        _nearest().filter(attribution__in=public_reports(outlet)).values_list("speaker_id").annotate(n=Count("pk"))
    )
    rows = list(counted.order_by("-n", "speaker_id")[:MOST])
    people = speakers(Reader(), [who for who, _ in rows], user)
    return [(people[who], n) for who, n in rows]


def nearest_words(reports: QuerySet[Attribution, Any], speaker: int) -> QuerySet[Attribution, Any]:
    """Those of these reports that stand on this speaker's word first."""
    return reports.filter(Exists(_nearest().filter(attribution=OuterRef("pk"), speaker=speaker)))


def _nearest() -> QuerySet[AttributionLink, Any]:
    """The step of each chain that leads to the first of its speakers."""
    nearer = AttributionLink.objects.filter(
        attribution=OuterRef("attribution"), position__lt=OuterRef("position"), speaker__isnull=False
    )
    return AttributionLink.objects.filter(speaker__isnull=False).exclude(Exists(nearer))


def first_to_report(outlet: Outlet) -> Share:
    """Of the claims that another outlet reports too: those of which no report is older than one of its own texts'."""
    counted = (
        Claim.objects.published()
        .reported_by(outlet)
        .filter(counts__outlets__gte=2)
        .annotate(first=_first_day(Attribution.objects.standing(), "pk"), own=_first_day(_written(outlet), "pk"))
        .aggregate(count=Count("pk", filter=Q(first=F("own"))), of=Count("pk"))
    )
    return Share(**counted, query="show=first")


def _written(outlet: Outlet) -> QuerySet[Attribution, Any]:
    return public_reports(outlet).filter(TEXTS["own"][1])


def _first_day(rows: QuerySet[Attribution, Any], claim: str) -> Subquery:
    """That of the oldest of these that report the claim, whose id is what `claim` names."""
    dated = rows.filter(claim=OuterRef(claim), article__published_from__isnull=False)
    return Subquery(dated.order_by("article__published_from").values("article__published_from")[:1])


def corrections(outlet: Outlet) -> Corrections:
    """Two queries."""
    reports = public_reports(outlet).filter(claim=OuterRef("pk"))
    said = Exists(reports.filter(SAID))
    corrects = _correcting("pk")
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
        corrected=Share(counted["corrected"], counted["all"], "show=corrected"),
        followed=Share(counted["followed"], counted["corrected"]),
        changed=_changed(outlet),
    )


def _correcting(claim: str) -> QuerySet[CrossReference, Any]:
    """Links of public claims that correct the one whose id is what `claim` names."""
    active: QuerySet[CrossReference, Any] = CrossReference.objects.active()
    return active.filter(
        to_claim=OuterRef(claim), relation=Relation.CORRECTS, from_claim__status=Claim.Status.PUBLISHED
    )


def _changed(outlet: Outlet) -> Share:
    """The same text captured again is no second one."""
    captured = Article.objects.filter(outlet=outlet).annotate(texts=Count("snapshots"))
    counts = captured.aggregate(count=Count("pk", filter=Q(texts__gt=1)), of=Count("pk", filter=Q(texts__gt=0)))
    return Share(**counts, query=f"outlet={outlet.pk}&texts=changed")


RECORD: dict[str, tuple[str, Q]] = {
    "first": (
        "First to report",
        TEXTS["own"][1]
        & Q(claim__counts__outlets__gte=2)
        & Q(article__published_from=_first_day(Attribution.objects.standing(), "claim")),
    ),
    "rights": ("Corrects or retracts", Q(stance__in=RIGHTING)),
    "corrected": ("Corrected by a later claim", SAID & Q(Exists(_correcting("claim")))),
}
