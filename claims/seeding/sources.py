"""Loading outlets, speakers, topics, measures and articles."""

import hashlib

from claims.models import Measure, Topic
from claims.seeding import rows
from claims.seeding.desk import Desk, act, first_written
from claims.seeding.reading import Entry
from sources.models import Article, Outlet, Snapshot, Speaker


def outlet(desk: Desk, entry: Entry) -> None:
    row = first_written(Outlet, slug=entry.key)
    desk.outlets[entry.key] = desk.once("outlets", row, _add_outlet, entry)


def _add_outlet(desk: Desk, entry: Entry) -> Outlet:
    row = rows.outlet(entry)
    row.full_clean()
    with act(desk.editor, "Add outlet"):
        row.save(force_insert=True)
    return row


def speaker(desk: Desk, entry: Entry) -> None:
    row = first_written(Speaker, name=entry.data["name"])
    desk.speakers[entry.key] = desk.once("speakers", row, _add_speaker, entry)


def _add_speaker(desk: Desk, entry: Entry) -> Speaker:
    row = rows.speaker(entry)
    row.full_clean()
    with act(desk.editor, "Add speaker"):
        row.save(force_insert=True)
        for data in entry.data["roles"]:
            role = rows.role(data)
            role.speaker = row
            role.full_clean()
            role.save(force_insert=True)
    return row


def topic(desk: Desk, entry: Entry) -> None:
    row = first_written(Topic, slug=entry.key)
    desk.topics[entry.key] = desk.once("topics", row, _add_topic, entry)


def _add_topic(desk: Desk, entry: Entry) -> Topic:
    row = rows.topic(entry)
    row.full_clean()
    with act(desk.editor, "Add topic"):
        row.save(force_insert=True)
    return row


def measure(desk: Desk, entry: Entry) -> None:
    row = first_written(Measure, name=entry.data["name"])
    desk.measures[entry.key] = desk.once("measures", row, _add_measure, entry)


def _add_measure(desk: Desk, entry: Entry) -> Measure:
    row = rows.measure(entry)
    row.full_clean()
    with act(desk.editor, "Add measure"):
        row.save(force_insert=True)
    return row


def article(desk: Desk, entry: Entry) -> None:
    """One whose text is at hand; the others come after it, since they are known by it."""
    if not entry.data["file"]:
        return
    row = _by_text(desk, entry)
    desk.articles[entry.key] = desk.once("articles", row, _add_article, entry)
    latest = Snapshot.objects.filter(article=desk.articles[entry.key], text_sha256=_digest(desk, entry)).first()
    assert latest
    desk.snapshots[entry.key] = latest


def _by_text(desk: Desk, entry: Entry) -> Article | None:
    """The headline does not matter here: the same text at the same outlet is the same article."""
    of_outlet = {"outlet": desk.outlets[entry.data["outlet"]]} if entry.data["outlet"] else {"outlet": None}
    ...


def _digest(desk: Desk, entry: Entry) -> str:
    return hashlib.sha256(desk.seeds.text(entry.key).encode()).hexdigest()
