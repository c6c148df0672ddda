"""Entries as rows that are not written yet and belong to nothing yet: checked and loaded alike."""

from typing import Any

from claims.models import (
    Annotation,
    Assessment,
    Attribution,
    Claim,
    CrossReference,
    Dispute,
    Evidence,
    Measure,
    Topic,
    Translation,
)
from claims.seeding.reading import Entry
from sources.anchoring import Span, find
from sources.models import Article, Credit, Outlet, Speaker, SpeakerRole

Data = dict[str, Any]


def outlet(entry: Entry) -> Outlet:
    return Outlet(slug=entry.key, **entry.data)


def speaker(entry: Entry) -> Speaker:
    return Speaker(**_pick(entry.data, "name kind description wikidata_id aliases"))


def role(data: Data) -> SpeakerRole:
    return SpeakerRole(**data)


def topic(entry: Entry) -> Topic:
    return Topic(slug=entry.key, **entry.data)


def measure(entry: Entry) -> Measure:
    return Measure(**entry.data)


def article(entry: Entry) -> Article:
    names = "title byline language note published published_basis published_note"
    return Article(**_pick(entry.data, names))


def article_credit(data: Data) -> Credit:
    return Credit(**_pick(data, "kind name"))


def claim(entry: Entry) -> Claim:
    return Claim(**_pick(entry.data, "statement kind occurred place finding verb"), **_quantity(entry.data))


def report(entry: Entry) -> Attribution:
    return Attribution(**_pick(entry.data, "stance voice verb as_of"), **_quantity(entry.data))


def mark_span(mark: Data, quotes: list[str]) -> Span | None:
    """Where a mark stands in its quote, given the passages' exact words; None when it does not."""
    if mark["quote"] > len(quotes):
        return None
    found = find(quotes[mark["quote"] - 1], mark["text"])
    return found[mark["n"] - 1] if mark["n"] <= len(found) else None


def translation(data: Data) -> Translation:
    return Translation(**data)


def cross_reference(entry: Entry) -> CrossReference:
    return CrossReference(**_pick(entry.data, "relation rationale"))


def dispute(entry: Entry) -> Dispute:
    return Dispute(**_pick(entry.data, "ground statement"))


def annotation(entry: Entry) -> Annotation:
    return Annotation(**_pick(entry.data, "motivation visibility body"))


def assessment(entry: Entry) -> Assessment:
    return Assessment(**_pick(entry.data, "rationale"))


def evidence(data: Data) -> Evidence:
    return Evidence(**_pick(data, "direction kind note"), url=data["url"] or None)


def _quantity(data: Data) -> Data:
    return {
        "low": data["low"] or None,
        "high": data["high"] or data["low"] or None,
        "unit": data["unit"],
        "comparator": data["comparator"],
        "denominator": data["of_what"],
    }


def _pick(data: Data, names: str) -> Data:
    return {name: data[name] for name in names.split()}
