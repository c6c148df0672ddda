"""Loading claims and reports."""

from claims.models import Attribution, AttributionLink, Claim, Mark
from claims.seeding import rows
from claims.seeding.desk import Desk, act, first_written
from claims.seeding.reading import Entry
from claims.seeding.rows import Data
from sources.models import Passage


def claim(desk: Desk, entry: Entry) -> None:
    row = first_written(Claim, statement=entry.data["statement"])
    desk.claims[entry.key] = desk.once("claims", row, lambda: _draft(desk, entry))


def _draft(desk: Desk, entry: Entry) -> Claim:
    row = rows.claim(entry)
    row.measure = desk.measures.get(entry.data["measure"])
    with act(desk.editor, "Record claim"):
        row.draft(by=desk.editor, topics=[desk.topics[key] for key in entry.data["topics"]])
    desk.drafts.add(entry.key)
    return row


def publish(desk: Desk, entry: Entry) -> None:
    """A claim recorded in this run, now that its reports are too."""
    if entry.key in desk.drafts:
        with act(desk.editor, "Publish"):
            desk.claims[entry.key].publish(by=desk.editor)


def report(desk: Desk, entry: Entry) -> None:
    key = (entry.data["claim"], entry.data["article"])
    row = first_written(Attribution, claim=desk.claims[key[0]], article=desk.articles[key[1]])
    desk.reports[key] = desk.once("reports", row, lambda: _record(desk, entry))


def _record(desk: Desk, entry: Entry) -> Attribution:
    data = entry.data
    row = rows.report(entry)
    row.claim, row.article = desk.claims[data["claim"]], desk.articles[data["article"]]
    with act(desk.editor, "Record report"):
        passages = [desk.passage(data["article"], words, by=desk.editor) for words in data["quotes"]]
        chain = [_link(desk, data["article"], link) for link in data["chain"]]
        row.record(passages, by=desk.editor, marks=_marks(data, passages), chain=chain)
        for item in data["translations"]:
            translation = rows.translation(item)
            translation.passage = passages[0]
            translation.add(by=desk.editor)
    return row


def _marks(data: Data, passages: list[Passage]) -> list[Mark]:
    exact = [passage.exact for passage in passages]
    placed = [(mark, rows.mark_span(mark, exact)) for mark in data["marks"]]
    return [
        Mark(passage=passages[mark["quote"] - 1], start=span.start, end=span.end, kind=mark["kind"])
        for mark, span in placed
        if span
    ]


def _link(desk: Desk, article: str, data: Data) -> AttributionLink:
    return AttributionLink(
        relation=data["relation"],
        speaker=desk.speakers.get(data["speaker"]),
        outlet=desk.outlets.get(data["outlet"]),
        evidence=desk.passage(article, data["evidence"], by=desk.editor) if data["evidence"] else None,
    )
