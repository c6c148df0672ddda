"""Two states of a claim's page set side by side: what a reader would find changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags

from accounts.models import Visitor
from claims.analysis.worddiff import Piece, worddiff
from claims.models import Claim, Dispute
from claims.pages.claims import readable, related, views
from claims.pages.disputes import disputes
from claims.pages.facts import facts
from claims.pages.notes import notes
from claims.pages.report import Report
from claims.pages.reports import reports
from ledger.asof import Reader


@dataclass(frozen=True)
class Line:
    """One thing the page says. `name` is what it says it of, the same in every state; `url` where that stands."""

    section: str
    name: str
    label: str
    text: str
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class Difference:
    """A line that one state has and the other has not, or has in other words."""

    line: Line
    pieces: list[Piece]
    verb: str


type Key = tuple[str, str, str]


def state(reader: Reader, claim_id: int, user: Visitor) -> dict[Key, Line] | None:
    """All that the page says of a claim; None when this visitor may not read it. A constant number of queries."""
    claim = reader.rows(Claim, id=claim_id).first()
    if claim is None or not readable(claim, user):
        return None
    found = reports(reader, [claim], user)[0]
    told = [line for row in found for line in _report(row)]
    lines = [*_claim(reader, claim), *told, *_around(reader, claim, found, user)]
    return {(line.section, line.name, line.label): line for line in lines if line.text}


def differences(before: dict[Key, Line], after: dict[Key, Line]) -> list[Difference]:
    """In the order of the page."""
    order = [*after, *(key for key in before if key not in after)]
    sections = list(dict.fromkeys(key[0] for key in order))
    changed = (_difference(before.get(key), after.get(key)) for key in order)
    return sorted((d for d in changed if d), key=lambda d: sections.index(d.line.section))


def _difference(before: Line | None, after: Line | None) -> Difference | None:
    old, new = before.text if before else "", after.text if after else ""
    line = after or before
    if line is None or old == new:
        return None
    verb = "changed" if old and new else "added" if new else "removed"
    return Difference(line, worddiff(old, new), verb)


def _claim(reader: Reader, claim: Any) -> Iterator[Line]:
    found = facts(reader, claim)
    labels = {
        "Statement": found.statement,
        "Kind": found.kind,
        "Status": Claim.Status(found.status).label,
        "Why": found.status_reason,
        "Finding": found.finding,
        "Value": found.value,
        "Of what": found.denominator,
        "Measure": found.measure,
        "Verb": found.verb,
        "When": found.occurred,
        "Where": found.place,
        "Topics": ", ".join(topic.name for topic in found.topics),
    }
    view = views(reader, [claim.id]).get(claim.id)
    labels |= {"Assessment": view.label, "Reasons": view.rationale} if view else {}
    yield from (Line("Claim", f"C-{claim.id}", label, text) for label, text in labels.items())


def _report(row: Report) -> Iterator[Line]:
    name = f"R-{row.id}, {row.article.outlet}"
    labels = {
        "Stance": row.stance,
        "Voice": row.voice,
        "Value": row.value.text if row.figure else "",
        "Of what": row.of_what,
        "Hedges": ", ".join(row.hedges),
        "Loaded words": ", ".join(row.loaded),
        "Verb": row.verb_words,
        "On whose word": ", ".join(step.in_words for step in row.chain),
        "Stated as of": row.as_of,
        "Note": row.note,
    }
    words = " … ".join(passage.text for passage in row.words)
    yield Line("Reports", name, "Exact words", words, f"#R-{row.id}", row.article.language)
    yield from (Line("Reports", name, label, text, f"#R-{row.id}") for label, text in labels.items())


def _around(reader: Reader, claim: Any, rows: list[Report], user: Visitor) -> Iterator[Line]:
    links = related(reader, claim.id, user)
    for link in links:
        text = f"{link.label} C-{link.claim.id}: {link.claim.statement}"
        yield Line("Related claims", f"X-{link.id}", "Link", text, f"#X-{link.id}")
        yield Line("Related claims", f"X-{link.id}", "Because", link.rationale, f"#X-{link.id}")
    on = (
        reader.rows(Dispute, claim_id=claim.id),
        reader.rows(Dispute, attribution_id__in=[row.id for row in rows]),
        reader.rows(Dispute, cross_reference_id__in=[link.id for link in links]),
    )
    for card in disputes(reader, *on):
        name, evidence = f"D-{card.id}", [*card.evidence, *(item for side in card.sides for item in side.evidence)]
        sides = "; ".join(f"{side.letter}: {side.text}" for side in card.sides)
        said = {"Question": card.question, "State": card.state_label, "Positions": sides, "Ruling": card.ruling}
        said["Evidence"] = "; ".join(item.note or item.quote or item.source for item in evidence)
        yield from (Line("Disputes", name, label, text, card.url) for label, text in said.items())
    for note in notes(reader, user, claims=[claim.id], reports=[row.id for row in rows]):
        yield Line("Notes", f"N-{note.id}", "Note", strip_tags(note.body).strip(), note.url)
