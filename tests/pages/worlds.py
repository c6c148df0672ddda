"""Made graphs (tests/analysis/generator) put on the record, to see whether pages read them as they are."""

from dataclasses import dataclass
from typing import Any

from claims.analysis.reporting import Link, Report
from claims.models import Attribution, AttributionLink, AttributionPassage, Claim, Mark
from ledger.changesets import changeset
from sources.models import Article, Credit, Outlet, Passage, Snapshot, Speaker
from tests import factories as make
from tests.analysis.generator import World

HEDGED, PLAIN = "Allegedly it happened there.", "It happened there."
MISSING = 10**9  # what a made chain leads to that is "not on record"


@dataclass
class Entry:
    """A world as reports of `claim`, with `base` added to its ids, so that they meet no others.

    What is "not on record" reports another claim; what leads to itself, which the record refuses, leads nowhere.
    """

    world: World
    claim: Claim
    base: int = 10**9

    def enter(self) -> Claim:
        editor = make.edith()
        with changeset(editor, "Made for a test"):
            self._parties()
            self._articles()
            self._texts(editor)
            self._reports()
        return self.claim

    def at(self, pk: int) -> int:
        return self.base + pk

    def maybe(self, pk: int | None) -> int | None:
        return None if pk is None else self.at(pk)

    def _parties(self) -> None:
        links = [link for report in self.world.reports for link in report.links]
        named = {link.speaker for link in links if link.speaker}
        Speaker.objects.bulk_create(Speaker(pk=self.at(pk), name=f"Speaker {pk}") for pk in named)
        Outlet.objects.bulk_create(
            Outlet(pk=self.at(pk), name=f"Outlet {pk}", slug=f"world-{self.at(pk)}", parent_id=self.maybe(one.parent))
            for pk, one in self.world.outlets.items()
        )
        if any(link.report == MISSING for link in links):
            make.AttributionFactory(id=self.at(MISSING))

    def _articles(self) -> None:
        every = self.world.articles.values()
        Article.objects.bulk_create(
            Article(
                pk=self.at(one.id),
                outlet_id=self.maybe(one.outlet),
                title=f"Headline {one.id}",
                published=one.published.isoformat() if one.published else "",
                published_basis="printed" if one.published else "",
                republishes_id=self.maybe(one.republishes),
                language="en",
            )
            for one in every
        )
        Credit.objects.bulk_create(
            Credit(
                article_id=self.at(one.id), outlet_id=self.at(held.outlet), kind="agency", name=f"Outlet {held.outlet}"
            )
            for one in every
            for held in one.agencies
        )

    def _texts(self, editor: Any) -> None:
        texts = {self.at(report.article): _words(report.article) for report in self.world.reports}
        Snapshot.objects.bulk_create(
            Snapshot(pk=pk, article_id=pk, text=text, captured_by=editor) for pk, text in texts.items()
        )
        Passage.objects.bulk_create(
            Passage(pk=pk, snapshot_id=pk, start=0, end=len(text), exact=text) for pk, text in texts.items()
        )

    def _reports(self) -> None:
        rows = self.world.reports
        Attribution.objects.bulk_create(
            Attribution(
                pk=self.at(row.id),
                claim=self.claim,
                article_id=self.at(row.article),
                stance="reports",
                voice="own" if row.own else "attributed" if row.links else "unattributed",
            )
            for row in rows
        )
        held = [(self.at(row.id), self.at(row.article), _words(row.article)) for row in rows]
        AttributionPassage.objects.bulk_create(
            AttributionPassage(attribution_id=pk, passage_id=words, position=1) for pk, words, _ in held
        )
        Mark.objects.bulk_create(
            Mark(attribution_id=pk, passage_id=words, start=0, end=9, kind="hedge")
            for pk, words, text in held
            if text == HEDGED
        )
        AttributionLink.objects.bulk_create(
            self._link(row, link, at) for row in rows for at, link in enumerate(row.links, 1) if link.report != row.id
        )

    def _link(self, row: Report, link: Link, at: int) -> AttributionLink:
        return AttributionLink(
            pk=self.at(link.id),
            attribution_id=self.at(row.id),
            position=at,
            relation="said_by" if link.speaker else "citing",
            speaker_id=self.maybe(link.speaker),
            outlet_id=self.maybe(link.outlet),
            source_id=self.maybe(link.report),
        )


def _words(article: int) -> str:
    return PLAIN if article % 3 else HEDGED
