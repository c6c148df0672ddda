"""Loading cross-references, disputes, annotations and assessments."""

from typing import Any

from accounts.models import User
from claims.models import Annotation, Assessment, AssessmentValue, CrossReference, Dispute
from claims.seeding import rows
from claims.seeding.desk import Desk, act, first_written
from claims.seeding.reading import Entry
from claims.seeding.rows import Data


def cross_reference(desk: Desk, entry: Entry) -> None:
    row = desk.cross_reference(entry.data)
    desk.once("cross_references", row, lambda: _link(desk, entry))


def _link(desk: Desk, entry: Entry) -> CrossReference:
    data, by = entry.data, desk.people[entry.data["by"]]
    with act(by, "Cross-reference"):
        row = CrossReference.objects.link(
            desk.claims[data["from"]],
            data["relation"],
            desk.claims[data["to"]],
            rationale=data["rationale"],
            by=by,
        )
        _bring(desk, data["evidence"], by, cross_reference=row)
    return row


def dispute(desk: Desk, entry: Entry) -> None:
    target = _target_fields(desk, entry.data["target"])
    row = first_written(Dispute, statement=entry.data["statement"], **target)
    desk.once("disputes", row, lambda: _dispute(desk, entry))


def _dispute(desk: Desk, entry: Entry) -> Dispute:
    """Opened with its evidence, taken up and ruled on, as far as its entry goes."""
    data, by = entry.data, desk.people[entry.data["by"]]
    row = rows.dispute(entry)
    _set_target(desk, row, data["target"], by)
    with act(by, f"Open dispute: {data['statement']}"):
        row.open(by=by, positions=[position["text"] for position in data["positions"]])
        for position, told in zip(row.positions.order_by("position"), data["positions"], strict=True):
            _bring(desk, told["evidence"], by, dispute=row, position=position)
    if review := data["review"]:
        with act(desk.people[review["by"]], review["text"]):
            row.take_up(text=review["text"], by=desk.people[review["by"]])
    if ruling := data["ruling"]:
        with act(desk.people[ruling["by"]], ruling["text"]):
            row.rule(ruling["state"], text=ruling["text"], by=desk.people[ruling["by"]])
    return row


def annotation(desk: Desk, entry: Entry) -> None:
    target = _target_fields(desk, entry.data["target"])
    row = first_written(Annotation, body=entry.data["body"], **target)
    added = desk.once("annotations", row, lambda: _annotate(desk, entry))
    if entry.data["key"]:
        desk.notes[entry.data["key"]] = added


def _annotate(desk: Desk, entry: Entry) -> Annotation:
    by = desk.people[entry.data["by"]]
    row = rows.annotation(entry)
    row.reply_to = desk.notes.get(entry.data["reply_to"])
    with act(by, "Add note"):
        _set_target(desk, row, entry.data["target"], by)
        row.add(by=by)
        if entry.data["resolved"]:
            row.resolve(by=by)
    return row


def assessment(desk: Desk, entry: Entry) -> None:
    row = first_written(Assessment, claim=desk.claims[entry.data["claim"]], rationale=entry.data["rationale"])
    desk.once("assessments", row, lambda: _assess(desk, entry))


def _assess(desk: Desk, entry: Entry) -> Assessment:
    data, by, second = entry.data, desk.people[entry.data["by"]], desk.people[entry.data["approved_by"]]
    row = rows.assessment(entry)
    row.claim = desk.claims[data["claim"]]
    row.value = AssessmentValue.objects.get(slug=data["value"])
    with act(by, f"Propose assessment: {row.value}"):
        row.propose(by=by)
        _bring(desk, data["evidence"], by, assessment=row)
    with act(second, f"Approve assessment: {row.value}"):
        row.approve(by=second)
    return row


def _bring(desk: Desk, items: list[Data], by: User, **owner: Any) -> None:
    for item in items:
        row = rows.evidence(item)
        for name, value in owner.items():
            setattr(row, name, value)
        if item["quote"]:
            row.passage = desk.passage(item["article"], item["quote"], by=by)
        elif item["article"]:
            row.article = desk.articles[item["article"]]
        row.add(by=by)


def _set_target(desk: Desk, row: Dispute | Annotation, target: Data, by: User) -> None:
    if isinstance(row, Annotation) and target.get("article"):
        row.passage = desk.passage(target["article"], target["quote"], by=by)
        return
    for name, value in _target_fields(desk, target).items():
        setattr(row, name, value)


def _target_fields(desk: Desk, target: Data) -> dict[str, Any]:
    """What finds a row by its target, without writing a passage."""
    if target.get("article"):
        return desk.passage_fields(target["article"], target["quote"])
    if target.get("report"):
        return {"attribution": desk.reports[target["report"]["claim"], target["report"]["article"]]}
    if target.get("cross_reference"):
        return {"cross_reference": desk.cross_reference(target["cross_reference"])}
    return {"claim": desk.claims[target["claim"]]}
