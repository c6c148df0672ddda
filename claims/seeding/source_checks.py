"""What is wrong with an outlet, speaker, topic, measure or article."""

from claims.seeding import rows
from claims.seeding.faults import Faults, in_fields, in_quote, unknown
from claims.seeding.reading import Entry, Seeds


def outlet(seeds: Seeds, entry: Entry) -> Faults:
    yield from in_fields(rows.outlet(entry))


def speaker(seeds: Seeds, entry: Entry) -> Faults:
    yield from in_fields(rows.speaker(entry))
    for at, role in enumerate(entry.data["roles"]):
        yield from in_fields(rows.role(role), f".roles[{at}]")


def topic(seeds: Seeds, entry: Entry) -> Faults:
    yield from in_fields(rows.topic(entry))


def measure(seeds: Seeds, entry: Entry) -> Faults:
    yield from in_fields(rows.measure(entry))


def article(seeds: Seeds, entry: Entry) -> Faults:
    data = entry.data
    yield from in_fields(rows.article(entry))
    if data["outlet"]:
        yield from unknown(seeds, "outlets", data["outlet"], ".outlet")
    if bool(data["published"]) != bool(data["published_basis"]):
        yield ".published_basis", "a date and how it is known come together"
    if data["republishes"]:
        yield from _reprint(seeds, entry)
    if not data["file"] and entry.key not in {e.data["republishes"] for e in seeds.sections["articles"].values()}:
        yield "", "it has no file, and no article republishes it: nothing shows that it exists"
    for at, credit in enumerate(data["credits"]):
        yield from in_fields(rows.article_credit(credit), f".credits[{at}]")
        if credit["outlet"]:
            yield from unknown(seeds, "outlets", credit["outlet"], f".credits[{at}].outlet")
        if credit["quote"]:
            yield from in_quote(seeds, entry.key, credit["quote"], f".credits[{at}].quote")


def _reprint(seeds: Seeds, entry: Entry) -> Faults:
    yield from unknown(seeds, "articles", entry.data["republishes"], ".republishes")
    if entry.data["republishes"] == entry.key:
        yield ".republishes", "an article does not republish itself"
    yield from in_quote(seeds, entry.key, entry.data["republishes_evidence"], ".republishes_evidence")
