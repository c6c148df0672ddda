"""On whose word reports stand: their chains, as recorded."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.models import Visitor
from claims.analysis.reporting import Link
from claims.models import Attribution, AttributionLink
from claims.pages.people import Named, speakers
from claims.pages.sources import PassageRef, articles, outlet_url, outlets, passages
from ledger.asof import Reader


@dataclass(frozen=True)
class ChainStep:
    """One step, nearest first: “said by X”, with the words that show it. `id` is the link's."""

    id: int
    relation: str
    target: Named
    key: str
    source_id: int | None
    evidence: str
    evidence_id: int | None

    @property
    def link(self) -> Link:
        """For the analysis, which knows no names."""
        kind, _, pk = self.key.partition("-")
        return Link(self.id, **{kind: int(pk)})

    @property
    def in_words(self) -> str:
        """“said by X”."""
        return f"{self.relation} {self.target.name}"


def chains(reader: Reader, reports: Sequence[int], user: Visitor) -> dict[int, list[ChainStep]]:
    """Chains by report."""
    links = list(reader.rows(AttributionLink, attribution_id__in=reports))
    named = _targets(reader, links, user)
    words = passages(link.evidence_id for link in links if link.evidence_id)
    found: dict[int, list[ChainStep]] = defaultdict(list)
    for link in sorted(links, key=lambda link: link.position):
        found[link.attribution_id].append(_step(link, named, words))
    return found


def _key(link: Any) -> str:
    if link.speaker_id:
        return f"speaker-{link.speaker_id}"
    return f"outlet-{link.outlet_id}" if link.outlet_id else f"report-{link.source_id}"


def _targets(reader: Reader, links: list[Any], user: Visitor) -> dict[str, Named]:
    named = {f"speaker-{pk}": who for pk, who in speakers(reader, _ids(links, "speaker_id"), user).items()}
    for pk, outlet in outlets(reader, _ids(links, "outlet_id")).items():
        named[f"outlet-{pk}"] = Named(pk, outlet.name, outlet_url(outlet))
    return named | _source_reports(reader, _ids(links, "source_id"))


def _source_reports(reader: Reader, ids: list[int]) -> dict[str, Named]:
    """Reports that others were taken from, named by their outlets."""
    rows = list(reader.rows(Attribution, id__in=ids))
    refs = articles(reader, {row.article_id for row in rows})
    return {f"report-{row.id}": Named(row.id, refs[row.article_id].outlet, refs[row.article_id].url) for row in rows}


def _ids(links: list[Any], name: str) -> list[int]:
    return [pk for link in links if (pk := getattr(link, name))]


def _step(link: Any, named: dict[str, Named], words: dict[int, PassageRef]) -> ChainStep:
    evidence = words.get(link.evidence_id)
    return ChainStep(
        id=link.id,
        relation=AttributionLink.Relation(link.relation).label,
        target=named[_key(link)],
        key=_key(link),
        source_id=link.source_id,
        evidence=evidence.exact if evidence else "",
        evidence_id=link.evidence_id,
    )
