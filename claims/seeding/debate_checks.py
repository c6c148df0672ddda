"""What is wrong with a cross-reference, dispute, annotation or assessment."""

from accounts.roles import Act
from claims.models import Dispute, Position
from claims.seeding import rows
from claims.seeding.faults import Faults, in_evidence, in_fields, in_person, in_target, unknown
from claims.seeding.reading import Entry, Seeds


def cross_reference(seeds: Seeds, entry: Entry) -> Faults:
    yield from in_fields(rows.cross_reference(entry))
    yield from in_person(entry.data["by"], Act.EDIT, ".by")
    for name in ("from", "to"):
        yield from unknown(seeds, "claims", entry.data[name], f".{name}")
    if entry.data["from"] == entry.data["to"]:
        yield ".to", "a claim has no cross-reference to itself"
    yield from in_evidence(seeds, entry.data["evidence"])


def dispute(seeds: Seeds, entry: Entry) -> Faults:
    data = entry.data
    yield from in_fields(rows.dispute(entry))
    yield from in_target(seeds, data["target"])
    yield from in_person(data["by"], Act.DISPUTE, ".by")
    for at, position in enumerate(data["positions"]):
        yield from in_fields(Position(position=at + 1, text=position["text"]), f".positions[{at}]")
        for path, sentence in in_evidence(seeds, position["evidence"]):
            yield f".positions[{at}]{path}", sentence
    for step in ("review", "ruling"):
        if data[step]:
            yield from in_person(data[step]["by"], Act.RULE, f".{step}.by")
            if not data[step]["text"]:
                yield f".{step}.text", "say why"
    if data["ruling"]:
        yield from _ruling(entry)


def _ruling(entry: Entry) -> Faults:
    ruling = entry.data["ruling"]
    if ruling["by"] == entry.data["by"]:
        yield ".ruling.by", "who opened a dispute does not rule on it"
    if ruling["state"] not in Dispute.RULINGS:
        yield ".ruling.state", f"“{ruling['state']}” is none of {', '.join(Dispute.RULINGS)}"


def annotation(seeds: Seeds, entry: Entry) -> Faults:
    yield from in_fields(rows.annotation(entry))
    yield from in_target(seeds, entry.data["target"])
    yield from in_person(entry.data["by"], Act.EDIT, ".by")
    if entry.data["reply_to"]:
        earlier = [e.data["key"] for e in _before(seeds, entry)]
        if entry.data["reply_to"] not in earlier:
            yield ".reply_to", f"no note with the key “{entry.data['reply_to']}” stands before this one"
    if entry.data["key"] and entry.data["key"] in {e.data["key"] for e in _before(seeds, entry)}:
        yield ".key", f"“{entry.data['key']}” stands before this one already"


def _before(seeds: Seeds, entry: Entry) -> list[Entry]:
    notes = list(seeds.sections["annotations"].values())
    return notes[: notes.index(entry)]


def assessment(seeds: Seeds, entry: Entry) -> Faults:
    yield from in_fields(rows.assessment(entry))
    yield from unknown(seeds, "claims", entry.data["claim"], ".claim")
    yield from in_person(entry.data["by"], Act.PROPOSE, ".by")
    yield from in_person(entry.data["approved_by"], Act.APPROVE, ".approved_by")
    if entry.data["by"] == entry.data["approved_by"]:
        yield ".approved_by", "who proposed an assessment does not approve it"
    yield from in_evidence(seeds, entry.data["evidence"])
