"""Pages of outlets and speakers."""

from dataclasses import dataclass

from django.db.models import Count

from accounts.models import Visitor
from claims.models import Attribution, AttributionLink, Claim
from claims.pages.claim_list import SHOWN, ClaimRow, recent_rows
from claims.pages.claims import ClaimRef, claim_refs
from claims.pages.habits import Habits, habits
from claims.pages.people import Named, speakers
from claims.pages.report import Report
from claims.pages.reports import reports
from claims.pages.sources import ArticleRef, articles, language_name, outlet_url, outlets
from ledger.asof import Reader
from sources.dates import in_words
from sources.models import Article, Outlet, Speaker


@dataclass(frozen=True)
class OutletPage:
    """An outlet: who it is, and how it words what it reports. Counts, never a score. `relies_on` says on whom its
    reports rely first, most often first.
    """

    outlet: Outlet
    url: str
    parent: Named | None
    editions: list[Named]
    languages: list[str]
    habits: Habits
    relies_on: list[tuple[Named, int]]
    articles: list[ArticleRef]
    claims: list[ClaimRow]


def outlet_page(outlet: Outlet, user: Visitor) -> OutletPage:
    """Constant queries."""
    reader = Reader()
    ids = list(Article.objects.filter(outlet=outlet).for_list().values_list("pk", flat=True)[:SHOWN])
    named = articles(reader, ids)
    return OutletPage(
        outlet=outlet,
        url=outlet_url(outlet),
        parent=_outlet(outlet.parent) if outlet.parent else None,
        editions=[_outlet(edition) for edition in outlet.editions.standing().order_by("name", "id")],
        languages=[language_name(tag) for tag in outlet.languages],
        habits=habits(outlet),
        relies_on=_relies_on(reader, outlet, user),
        articles=[named[pk] for pk in ids],
        claims=recent_rows(Claim.objects.published().reported_by(outlet)),
    )


def _outlet(outlet: Outlet) -> Named:
    return Named(outlet.id, outlet.name, outlet_url(outlet))


def _relies_on(reader: Reader, outlet: Outlet, user: Visitor) -> list[tuple[Named, int]]:
    """Speakers and outlets by the first step of each chain."""
    first = AttributionLink.objects.filter(
        position=1,
        source=None,
        attribution__article__outlet=outlet,
        attribution__withdrawn_reason="",
        attribution__claim__status=Claim.Status.PUBLISHED,
    )
    counted = first.values_list("speaker_id", "outlet_id").annotate(n=Count("pk"))
    rows = list(counted.order_by("-n", "speaker_id", "outlet_id")[:SHOWN])
    people = speakers(reader, [who for who, _, _ in rows if who], user)
    others = outlets(reader, [pk for _, pk, _ in rows])
    return [(people[who] if who else _outlet(others[pk]), n) for who, pk, n in rows]


@dataclass(frozen=True)
class Role:
    """An office somebody holds or held."""

    title: str
    organisation: str
    held: str


@dataclass(frozen=True)
class SpeakerPage:
    """Somebody on whose word claims are reported. A confidential one has neither name nor other spellings. `origin_of`
    counts the reports whose chain ends here.
    """

    id: int
    name: str
    url: str
    kind: str
    description: str
    confidential: bool
    aliases: list[str]
    wikidata_id: str
    roles: list[Role]
    said: list[tuple[ClaimRef, list[Report]]]
    reports: int
    origin_of: int


def speaker_page(speaker: Speaker, user: Visitor) -> SpeakerPage:
    """Constant queries."""
    reader = Reader()
    shown = speakers(reader, [speaker.pk], user)[speaker.pk]
    hidden = shown.name != speaker.name
    own = _reports_of(reader, speaker, user)
    refs = claim_refs(reader, {row.claim_id for row in own}, user)
    return SpeakerPage(
        id=speaker.pk,
        name=shown.name,
        url=shown.url,
        kind=speaker.get_kind_display(),
        description="" if hidden else speaker.description,
        confidential=speaker.confidential,
        aliases=[] if hidden else speaker.aliases,
        wikidata_id="" if hidden else speaker.wikidata_id,
        roles=[] if hidden else [Role(r.title, r.organisation, in_words(r.held)) for r in speaker.roles.all()],
        said=[(refs[pk], [row for row in own if row.claim_id == pk]) for pk in dict.fromkeys(r.claim_id for r in own)],
        reports=len(own),
        origin_of=sum(row.origin.url == shown.url for row in own),
    )


def _reports_of(reader: Reader, speaker: Speaker, user: Visitor) -> list[Report]:
    """Reports on this speaker's word, oldest first, of the claims last changed."""
    claims = Claim.objects.published().on_the_word_of(speaker).select_related("counts").order_by("-counts__changed_at")
    own = set(Attribution.objects.standing().filter(links__speaker=speaker).values_list("pk", flat=True))
    return [row for row in reports(reader, list(claims[:SHOWN]), user)[0] if row.id in own]
