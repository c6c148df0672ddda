"""Pages of outlets, speakers, topics, single disputes and notes."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from accounts.models import Visitor
from claims.models import Attribution, AttributionLink, Claim, Dispute, Topic
from claims.pages.chains import ChainStep
from claims.pages.claim_list import ClaimRow, claim_rows
from claims.pages.claims import ClaimRef, Related, claim_refs, related
from claims.pages.disputes import DisputeCard, disputes
from claims.pages.people import Named, speakers
from claims.pages.reports import Report, reports
from claims.pages.sources import ArticleRef, articles, outlet_url
from ledger.asof import Reader
from sources.dates import in_words
from sources.models import Article, Outlet, Speaker

SHOWN = 50  # rows of a section; the rest is one filter away in the list of claims


@dataclass(frozen=True)
class OutletPage:
    """An outlet: who it is, and how often it names sources, hedges and uses loaded words. Counts, never a score."""

    outlet: Outlet
    url: str
    parent: Named | None
    reports: int
    named: int
    hedged: int
    loaded: int
    repeats: list[tuple[Named, int]]
    articles: list[ArticleRef]
    claims: list[ClaimRow]


def outlet_page(outlet: Outlet, user: Visitor) -> OutletPage:
    """Constant queries."""
    reader = Reader()
    ids = list(Article.objects.filter(outlet=outlet).for_list().values_list("pk", flat=True)[:SHOWN])
    every = _reports_of(Claim.objects.published().reported_by(outlet), reader, user)
    own = [row for row in every if row.article.outlet_id == outlet.pk]
    named = articles(reader, ids)
    return OutletPage(
        outlet=outlet,
        url=outlet_url(outlet),
        parent=Named(outlet.parent.pk, outlet.parent.name, outlet_url(outlet.parent)) if outlet.parent else None,
        reports=len(own),
        named=sum(bool(row.chain) for row in own),
        hedged=sum(row.hedge.differs for row in own),
        loaded=sum(bool(row.loaded) for row in own),
        repeats=_repeats(own),
        articles=[named[pk] for pk in ids],
        claims=claim_rows(_recent(Claim.objects.published().reported_by(outlet))),
    )


def _recent(claims: Any) -> Any:
    return claims.select_related("counts").order_by("-counts__changed_at", "-id")[:SHOWN]


def _reports_of(claims: Any, reader: Reader, user: Visitor) -> list[Report]:
    return reports(reader, list(claims), user)[0]


def _repeats(own: list[Report]) -> list[tuple[Named, int]]:
    """From whom it takes what it reports: the first step of each chain, most often first."""
    steps: list[ChainStep] = [row.chain[0] for row in own if row.chain]
    counted = Counter(step.key for step in steps)
    named = {step.key: step.target for step in steps}
    return [(named[key], count) for key, count in counted.most_common(SHOWN)]


@dataclass(frozen=True)
class Role:
    """An office somebody holds or held."""

    title: str
    organisation: str
    held: str


@dataclass(frozen=True)
class SpeakerPage:
    """Somebody on whose word claims are reported. A confidential one has neither name nor other spellings."""

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


def speaker_page(speaker: Speaker, user: Visitor) -> SpeakerPage:
    """Constant queries."""
    reader = Reader()
    shown = speakers(reader, [speaker.pk], user)[speaker.pk]
    hidden = shown.name != speaker.name
    own = AttributionLink.objects.filter(speaker=speaker).values("attribution_id")
    claims = Claim.objects.published().on_the_word_of(speaker)
    every = [
        row for row in _reports_of(claims, reader, user) if row.id in set(own.values_list("attribution_id", flat=True))
    ]
    refs = claim_refs(reader, {row.claim_id for row in every}, user)
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
        said=[(refs[pk], [row for row in every if row.claim_id == pk]) for pk in sorted(refs)],
    )


@dataclass(frozen=True)
class TopicPage:
    """A topic and its claims, the last changed first."""

    topic: Topic
    url: str
    claims: list[ClaimRow]
    open_disputes: int


def topic_page(topic: Topic) -> TopicPage:
    """Constant queries."""
    rows = claim_rows(_recent(Claim.objects.published().about(topic)))
    return TopicPage(topic, topic.get_absolute_url(), rows, sum(row.disputes_open for row in rows))


@dataclass(frozen=True)
class DisputePage:
    """A dispute and what it is about. `report` is set when it is about a report, `link` when about a cross-reference."""

    card: DisputeCard
    claim: ClaimRef
    report: Report | None
    link: Related | None
    target: str
    target_changed: bool


def dispute_page(dispute: Dispute, user: Visitor) -> DisputePage | None:
    """None when it is about a claim that this visitor may not read. Constant queries."""
    reader = Reader()
    claim = _claim_of(dispute)
    refs = claim_refs(reader, [claim.pk], user)
    if claim.pk not in refs:
        return None
    report = link = None
    if dispute.attribution_id:
        report = next((r for r in reports(reader, [claim], user)[0] if r.id == dispute.attribution_id), None)
    if dispute.cross_reference_id:
        link = next((r for r in related(reader, claim.pk, user) if r.id == dispute.cross_reference_id), None)
    return DisputePage(
        card=disputes(reader, reader.rows(Dispute, id=dispute.pk))[0],
        claim=refs[claim.pk],
        report=report,
        link=link,
        target="claim" if dispute.claim_id else "report" if dispute.attribution_id else "cross-reference",
        target_changed=dispute.target.version != dispute.target_version,
    )


def _claim_of(dispute: Dispute) -> Claim:
    target = dispute.target
    if isinstance(target, Claim):
        return target
    return target.claim if isinstance(target, Attribution) else target.from_claim
