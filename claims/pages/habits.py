"""How an outlet words what it reports, and what is reported on a speaker's word: counts, never a score."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from claims.models import Attribution, AttributionLink, Claim, Mark
from sources.models import Credit, Outlet, Speaker

ENOUGH = 10  # below this a share says more than it knows
WHOLE = (AttributionLink.Relation.REPUBLISHED_FROM, AttributionLink.Relation.TRANSLATED_FROM)
COUNTED: dict[str, tuple[str, Q]] = {
    "named": ("Names a source", Q(is_named=True)),
    "voice": ("In its own voice", Q(voice=Attribution.Voice.OWN)),
    "hedged": ("Hedged", Q(is_hedged=True)),
    "loaded": ("With a loaded word", Q(is_loaded=True)),
}
TEXTS: dict[str, tuple[str, Q]] = {
    "own": ("Texts of its own", Q(is_taken=False)),
    "taken": ("Texts it took over", Q(is_taken=True)),
}
WORD: dict[str, tuple[str, Q]] = {
    "direct": ("At first hand", Q(is_direct=True)),
    "last": ("The chain ends here", Q(is_last=True)),
    "hedged": COUNTED["hedged"],
    "loaded": COUNTED["loaded"],
}


@dataclass(frozen=True)
class Share:
    """How many of how many; `query` leads to the rows."""

    count: int
    of: int
    query: str = ""

    @property
    def percent(self) -> int | None:
        """None where the numbers are too small for a share."""
        return round(100 * self.count / self.of) if self.of >= ENOUGH else None


@dataclass(frozen=True)
class Wording:
    """Of some of its reports: how many there are, and how many name a source, weaken what they say or hold a loaded
    word.
    """

    reports: int
    named: Share
    voice: Share
    hedged: Share
    loaded: Share


@dataclass(frozen=True)
class Habits:
    """`own`: in texts that it wrote; `taken`: in texts that it took over whole, whose words are another's."""

    own: Wording
    taken: Wording

    @property
    def reports(self) -> int:
        """All of them."""
        return self.own.reports + self.taken.reports


def habits(outlet: Outlet) -> Habits:
    """One query, whatever the number of reports."""
    counts = {
        f"{texts}_{name}": Count("pk", filter=which & what)
        for texts, (_, which) in TEXTS.items()
        for name, what in {"all": Q(), **{name: found for name, (_, found) in COUNTED.items()}}.items()
    }
    counted = public_reports(outlet).aggregate(**counts)
    return Habits(*(_wording(texts, counted) for texts in TEXTS))


def _wording(texts: str, counted: dict[str, int]) -> Wording:
    total = counted[f"{texts}_all"]
    shares = {name: Share(counted[f"{texts}_{name}"], total, f"texts={texts}&show={name}") for name in COUNTED}
    return Wording(total, **shares)


@dataclass(frozen=True)
class OnWord:
    """Of the reports on a speaker's word: how many claims and outlets they are of; and how many have it from the
    speaker at once, end with the speaker, weaken it or hold a loaded word.
    """

    claims: int
    outlets: int
    direct: Share
    last: Share
    hedged: Share
    loaded: Share


def on_word(speaker: Speaker) -> OnWord:
    """One query, whatever the number of reports."""
    counted = reports_on(speaker).aggregate(
        claims=Count("claim", distinct=True),
        outlets=Count("article__outlet", distinct=True),
        all=Count("pk"),
        **{name: Count("pk", filter=what) for name, (_, what) in WORD.items()},
    )
    shares = {name: Share(counted[name], counted["all"], f"show={name}") for name in WORD}
    return OnWord(counted["claims"], counted["outlets"], **shares)


def reports_on(speaker: Speaker) -> QuerySet[Attribution, Any]:
    """Standing reports of published claims on this word, each with what it is counted for."""
    own = AttributionLink.objects.filter(attribution=OuterRef("pk"), speaker=speaker)
    later = AttributionLink.objects.filter(position__gt=OuterRef("position"), attribution=OuterRef("attribution"))
    return (
        _public()
        .filter(Exists(own))
        .annotate(is_direct=Exists(own.filter(position=1)), is_last=Exists(own.exclude(Exists(later))))
    )


def _public() -> QuerySet[Attribution, Any]:
    """Standing reports of published claims, each with whether it is hedged or loaded."""
    marks = Mark.objects.filter(attribution=OuterRef("pk"))
    return (
        Attribution.objects.standing()
        .filter(claim__status=Claim.Status.PUBLISHED)
        .annotate(
            is_hedged=Exists(marks.filter(kind=Mark.Kind.HEDGE)), is_loaded=Exists(marks.filter(kind=Mark.Kind.LOADED))
        )
    )


def public_reports(outlet: Outlet) -> QuerySet[Attribution, Any]:
    """Its standing reports of published claims, each with what it is counted for.

    A report is `is_taken` over when its first step is a reprint or a translation; where no report of its article says
    so, when the article reprints another or credits an agency. In a text that was taken over, a source `is_named` when
    it is another than the one it was taken from.
    """
    links = AttributionLink.objects.filter(attribution=OuterRef("pk"))
    whole = AttributionLink.objects.filter(position=1, relation__in=WHOLE, attribution__withdrawn_reason="")
    agency = Credit.objects.filter(article=OuterRef("article"), kind=Credit.Kind.AGENCY)
    told = Exists(whole.filter(attribution__article=OuterRef("article")))
    taken = Exists(whole.filter(attribution=OuterRef("pk"))) | (
        (Q(article__republishes__isnull=False) | Exists(agency)) & ~Q(told)
    )
    return (
        _public()
        .filter(article__outlet=outlet)
        .annotate(
            is_taken=ExpressionWrapper(Q(taken), output_field=BooleanField()),
            is_named=Exists(links.exclude(position=1, relation__in=WHOLE)),
        )
    )
