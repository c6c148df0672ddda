"""Pages of outlets and speakers."""

from dataclasses import dataclass

from accounts.models import Visitor
from claims.models import Attribution, Claim
from claims.pages.claim_list import SHOWN, ClaimRow, recent_rows
from claims.pages.claims import ClaimRef, claim_refs
from claims.pages.habits import Habits, OnWord, Share, habits, on_word
from claims.pages.people import Named, speakers
from claims.pages.record_of import Corrections, Repeated, corrections, first_to_report, relies_on, repeats
from claims.pages.report import Report
from claims.pages.reports import reports
from claims.pages.sources import ArticleRef, articles, language_name, outlet_url
from ledger.asof import Reader
from sources.dates import in_words
from sources.models import Article, Outlet, Speaker


@dataclass(frozen=True)
class OutletPage:
    """An outlet: who it is, and how it words what it reports. Counts, never a score. `relies_on` says on whose word its
    reports stand first, `repeats` from which outlets it has them, most often first.
    """

    outlet: Outlet
    url: str
    parent: Named | None
    editions: list[Named]
    languages: list[str]
    habits: Habits
    relies_on: list[tuple[Named, int]]
    repeats: list[Repeated]
    first: Share
    corrections: Corrections
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
        relies_on=relies_on(outlet, user),
        repeats=repeats(outlet),
        first=first_to_report(outlet),
        corrections=corrections(outlet),
        articles=[named[pk] for pk in ids],
        claims=recent_rows(Claim.objects.published().reported_by(outlet)),
    )


def _outlet(outlet: Outlet) -> Named:
    return Named(outlet.id, outlet.name, outlet_url(outlet))


@dataclass(frozen=True)
class Role:
    """An office somebody holds or held."""

    title: str
    organisation: str
    held: str


@dataclass(frozen=True)
class SpeakerPage:
    """Somebody on whose word claims are reported. A confidential one has neither name nor other spellings. `said` are
    those of the claims last changed; `counts` are of all.
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
    counts: OnWord


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
        counts=on_word(speaker),
    )


def _reports_of(reader: Reader, speaker: Speaker, user: Visitor) -> list[Report]:
    """Reports on this speaker's word, oldest first, of the claims last changed."""
    claims = Claim.objects.published().on_the_word_of(speaker).select_related("counts").order_by("-counts__changed_at")
    own = set(Attribution.objects.standing().filter(links__speaker=speaker).values_list("pk", flat=True))
    return [row for row in reports(reader, list(claims[:SHOWN]), user)[0] if row.id in own]
