"""Loading outlets, speakers, topics, measures and articles."""

import hashlib

from claims.models import Measure, Topic
from claims.seeding import rows
from claims.seeding.desk import Desk, act, first_written, write
from claims.seeding.reading import Entry
from ledger.tracking import history_of
from sources.models import Article, Outlet, Snapshot, Speaker


def outlet(desk: Desk, entry: Entry) -> None:
    row = first_written(Outlet, slug=entry.key)
    desk.outlets[entry.key] = desk.once(
        "outlets", row, lambda: write(rows.outlet(entry), by=desk.editor, reason="Add outlet")
    )


def speaker(desk: Desk, entry: Entry) -> None:
    row = first_written(Speaker, name=entry.data["name"])
    desk.speakers[entry.key] = desk.once("speakers", row, lambda: _add_speaker(desk, entry))


def _add_speaker(desk: Desk, entry: Entry) -> Speaker:
    with act(desk.editor, "Add speaker"):
        row = write(rows.speaker(entry), by=desk.editor, reason="Add speaker")
        for data in entry.data["roles"]:
            role = rows.role(data)
            role.speaker = row
            write(role, by=desk.editor, reason="Add role")
    return row


def topic(desk: Desk, entry: Entry) -> None:
    row = first_written(Topic, slug=entry.key)
    desk.topics[entry.key] = desk.once(
        "topics", row, lambda: write(rows.topic(entry), by=desk.editor, reason="Add topic")
    )


def measure(desk: Desk, entry: Entry) -> None:
    row = first_written(Measure, name=entry.data["name"])
    desk.measures[entry.key] = desk.once(
        "measures", row, lambda: write(rows.measure(entry), by=desk.editor, reason="Add measure")
    )


def article(desk: Desk, entry: Entry) -> None:
    """One whose text is at hand, after the original that it reprints."""
    if not entry.data["file"] or entry.key in desk.articles:
        return
    row = _by_text(desk, entry)
    if original := desk.seeds.sections["articles"].get(entry.data["republishes"]):
        article(desk, original)
        _known_only(desk, original, wanted=row is None)
    added = desk.once("articles", row, lambda: _add_article(desk, entry))
    desk.articles[entry.key] = added
    desk.snapshots[entry.key] = Snapshot.objects.filter(article=added, text_sha256=_digest(desk, entry))[0]


def _known_only(desk: Desk, entry: Entry, *, wanted: bool) -> None:
    """An original known only through its reprints, and recognised by them; a new one only when `wanted`."""
    if entry.key in desk.articles:
        return
    reprints = [e for e in desk.seeds.sections["articles"].values() if e.data["republishes"] == entry.key]
    there = [row for row in (_by_text(desk, reprint) for reprint in reprints) if row]
    begun = history_of(Article)._default_manager.filter(pgh_label="insert", pgh_obj__in=there)
    row = Article.objects.filter(pk__in=begun.values("republishes")).first()
    if row or wanted:
        desk.articles[entry.key] = desk.once(
            "articles", row, lambda: write(_article(desk, entry), by=desk.editor, reason="Add article")
        )


def _add_article(desk: Desk, entry: Entry) -> Article:
    row = _article(desk, entry)
    row.republishes = desk.articles.get(entry.data["republishes"])
    with act(desk.editor, "Add article"):
        write(row, by=desk.editor, reason="Add article")
        snapshot = Snapshot.objects.capture(
            row, desk.seeds.text(entry.key), by=desk.editor, raw=desk.seeds.texts[entry.data["file"]]
        )
        if row.republishes:
            evidence = snapshot.quote(entry.data["republishes_evidence"], by=desk.editor)
            Article.objects.filter(pk=row.pk).update(republishes_evidence=evidence)
        for data in entry.data["credits"]:
            credit = rows.article_credit(data)
            credit.article, credit.outlet = row, desk.outlets.get(data["outlet"])
            credit.passage = snapshot.quote(data["quote"], by=desk.editor) if data["quote"] else None
            write(credit, by=desk.editor, reason="Add credit")
    return row


def _article(desk: Desk, entry: Entry) -> Article:
    row = rows.article(entry)
    row.outlet = desk.outlets.get(entry.data["outlet"])
    return row


def _by_text(desk: Desk, entry: Entry) -> Article | None:
    """The same text at the same outlet is the same article, whatever its headline."""
    outlet = desk.outlets.get(entry.data["outlet"])
    return first_written(Article, outlet=outlet, pgh_obj__snapshots__text_sha256=_digest(desk, entry))


def _digest(desk: Desk, entry: Entry) -> str:
    return hashlib.sha256(desk.seeds.text(entry.key).encode()).hexdigest()
