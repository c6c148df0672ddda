"""What can be wrong with a part of an entry. A fault is a path below the entry and a sentence."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models

from accounts.demo import PEOPLE
from accounts.roles import RIGHTS, Act
from claims.models import Attribution, Claim
from claims.models.quantity import Comparator
from claims.seeding import rows
from claims.seeding.reading import Seeds
from claims.seeding.rows import Data
from sources.anchoring import QuoteAmbiguous, QuoteNotFound, Span, anchor

Fault = tuple[str, str]
Faults = Iterator[Fault]


def in_fields(row: models.Model, path: str = "") -> Faults:
    """What the model itself refuses: lengths, choices, dates, units, addresses."""
    elsewhere = {f.name for f in row._meta.fields if f.is_relation or not f.editable}
    try:
        row.clean_fields(exclude=elsewhere)
    except ValidationError as error:
        for name, sentences in error.message_dict.items():
            yield f"{path}.{'of_what' if name == 'denominator' else name}", " ".join(sentences)


def unknown(seeds: Seeds, section: str, key: str, path: str) -> Faults:
    if key not in seeds.sections[section]:
        yield path, f"“{key}” is none of the {section}"


def in_quote(seeds: Seeds, article: str, words: str, path: str) -> Faults:
    """Words that do not stand in the text of their article exactly once."""
    if article not in seeds.sections["articles"]:
        yield path, f"“{article}” is none of the articles"
    elif not seeds.text(article):
        yield path, f"the text of “{article}” is not at hand"
    else:
        try:
            anchor(seeds.text(article), words)
        except (QuoteNotFound, QuoteAmbiguous) as error:
            sentence = str(error)
            yield path, sentence[0].lower() + sentence[1:]


def spans(seeds: Seeds, article: str, quotes: list[str]) -> list[Span]:
    """Of quotes in which there is no fault."""
    return [anchor(seeds.text(article), words) for words in quotes]


def in_person(name: str, act: Act, path: str) -> Faults:
    if name not in PEOPLE:
        yield path, f"“{name}” is none of {', '.join(PEOPLE)}"
    elif act not in RIGHTS[PEOPLE[name]]:
        yield path, f"{name} may not {act.value}"


def in_value(row: Claim | Attribution) -> Faults:
    """Of a row with clean fields: a value that is not whole."""
    parts = {"low": row.low, "unit": row.unit, "comparator": row.comparator}
    missing = [name for name, part in parts.items() if part in (None, "")]
    if missing and (len(missing) < len(parts) or row.high is not None):
        yield "", f"a value needs low, unit and comparator; missing: {', '.join(missing)}"
    if row.low is None or row.high is None:
        return
    if not (row.low < row.high if row.comparator == Comparator.BETWEEN else row.low == row.high):
        yield ".high", "give two figures, the smaller first, with “between”, and one otherwise"


def in_evidence(seeds: Seeds, items: list[Data]) -> Faults:
    for at, item in enumerate(items):
        path = f".evidence[{at}]"
        yield from in_fields(rows.evidence(item), path)
        if bool(item["article"]) == bool(item["url"]):
            yield path, "give an article or a url: one of the two"
        elif item["quote"]:
            yield from in_quote(seeds, item["article"], item["quote"], f"{path}.quote")
        elif item["article"]:
            yield from unknown(seeds, "articles", item["article"], f"{path}.article")


def in_target(seeds: Seeds, target: Data) -> Faults:
    """Something else than exactly one claim, report, cross-reference or quote that is there."""
    named = [name for name in ("claim", "report", "cross_reference", "article") if target.get(name)]
    if len(named) != 1:
        yield ".target", "name one target"
    elif target.get("claim"):
        yield from unknown(seeds, "claims", target["claim"], ".target.claim")
    elif target.get("article"):
        yield from in_quote(seeds, target["article"], target["quote"], ".target.quote")
    elif target.get("report") and target["report"] not in _named(seeds, "reports", ("claim", "article")):
        yield ".target.report", "there is no report of this claim by this article"
    elif target.get("cross_reference") and target["cross_reference"] not in _named(
        seeds, "cross_references", ("from", "relation", "to")
    ):
        yield ".target.cross_reference", "there is no such cross-reference"


def _named(seeds: Seeds, section: str, names: tuple[str, ...]) -> list[Data]:
    return [{name: entry.data[name] for name in names} for entry in seeds.sections[section].values()]
