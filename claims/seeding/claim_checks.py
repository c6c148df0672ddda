"""What is wrong with a claim or a report."""

from claims.models import AttributionLink, Mark
from claims.seeding import rows
from claims.seeding.faults import Faults, in_fields, in_quote, in_value, spans, unknown
from claims.seeding.reading import Entry, Seeds
from claims.seeding.rows import Data
from claims.units import comparable


def claim(seeds: Seeds, entry: Entry) -> Faults:
    row = rows.claim(entry)
    in_words = [*in_fields(row)]
    yield from in_words or in_value(row)
    for at, topic in enumerate(entry.data["topics"]):
        yield from unknown(seeds, "topics", topic, f".topics[{at}]")
    if entry.data["measure"]:
        yield from unknown(seeds, "measures", entry.data["measure"], ".measure")
    if (entry.data["kind"] == "quantity") != bool(entry.data["measure"] and entry.data["low"]):
        yield "", "a quantity, and only a quantity, has a measure and a figure"
    elif measure := seeds.sections["measures"].get(entry.data["measure"]):
        yield from _other_unit(entry.data["unit"], measure.data["unit"])


def report(seeds: Seeds, entry: Entry) -> Faults:
    data = entry.data
    row = rows.report(entry)
    in_words = [*in_fields(row)]
    yield from in_words or in_value(row)
    yield from unknown(seeds, "claims", data["claim"], ".claim")
    if (claim := seeds.sections["claims"].get(data["claim"])) and data["unit"] and claim.data["unit"]:
        yield from _other_unit(data["unit"], claim.data["unit"])
    in_quotes = [*_quotes(seeds, data)]
    yield from in_quotes or _marks(seeds, data)
    for at, link in enumerate(data["chain"]):
        for path, sentence in _link(seeds, data["article"], link):
            yield f".chain[{at}]{path}", sentence
    for at, translation in enumerate(data["translations"]):
        yield from in_fields(rows.translation(translation), f".translations[{at}]")


def _quotes(seeds: Seeds, data: Data) -> Faults:
    if not data["quotes"]:
        yield ".quotes", "a report rests on at least one quote"
    for at, words in enumerate(data["quotes"]):
        yield from in_quote(seeds, data["article"], words, f".quotes[{at}]")


def _marks(seeds: Seeds, data: Data) -> Faults:
    """Of a report whose quotes are in its text."""
    places = spans(seeds, data["article"], data["quotes"])
    if len(set(places)) < len(places):
        yield ".quotes", "the same words stand here twice"
    text = seeds.text(data["article"])
    exact = [text[place.start : place.end] for place in places]
    seen = set()
    for at, mark in enumerate(data["marks"]):
        span = rows.mark_span(mark, exact)
        if span is None:
            yield f".marks[{at}].text", f"“{mark['text']}” is not in its quote"
            continue
        yield from in_fields(Mark(kind=mark["kind"], start=span.start, end=span.end), f".marks[{at}]")
        if (mark["quote"], span, mark["kind"]) in seen:
            yield f".marks[{at}]", "the same mark stands here twice"
        seen.add((mark["quote"], span, mark["kind"]))


def _link(seeds: Seeds, article: str, link: Data) -> Faults:
    yield from in_fields(AttributionLink(relation=link["relation"], position=1))
    if bool(link["speaker"]) == bool(link["outlet"]):
        yield "", "name a speaker or an outlet: one of the two"
    for section, name in (("speakers", "speaker"), ("outlets", "outlet")):
        if link[name]:
            yield from unknown(seeds, section, link[name], f".{name}")
    if link["evidence"]:
        yield from in_quote(seeds, article, link["evidence"], ".evidence")


def _other_unit(unit: str, other: str) -> Faults:
    if not comparable(unit, other):
        yield ".unit", f"{unit} cannot be given in {other}"
