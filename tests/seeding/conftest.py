"""A small folder of seeds that loads, for tests to spoil or extend."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

TEXT = (
    "De-facto authorities reported that allegedly\u00a096.77% of the people had voted to join.\r\n"
    "The vote was held. Later the vote was held again.\r\n"
    "Photo from Agency. This text comes from Beacon."
)

SOURCES = """
outlets:
  agency: {name: Agency, kind: agency, control: private, country: "NO", languages: [no], rights: excerpt}
  beacon: {name: Beacon, kind: newspaper, control: unknown, rights: link_only}
speakers:
  authorities: {name: Authorities, kind: organisation, roles: [{title: Council, held: "2014-03/.."}]}
topics:
  vote: {name: "The vote"}
measures:
  share: {name: Share for joining, counted: votes, time: "2014-03-16", dimension: share, unit: "%"}
articles:
  copy:
    outlet: agency
    file: copy.txt
    title: Copied
    language: en
    published: "2021-01-24?"
    published_basis: inferred
    republishes: original
    republishes_evidence: This text comes from Beacon
    credits: [{kind: photo, name: Agency, outlet: agency, quote: Photo from Agency}]
  original: {outlet: beacon, language: en}
claims:
  joined:
    {statement: 96.77% voted to join., kind: quantity, topics: [vote], occurred: "2014-03-16", measure: share,
     low: 96.770, unit: "%", comparator: exactly, of_what: votes cast}
  held: {statement: A vote was held., kind: event, topics: [vote], finding: Nobody denies it.}
reports:
  - claim: joined
    article: copy
    quotes: [reported that allegedly 96.77% of the people had voted]
    stance: reports
    voice: attributed
    marks: [{kind: number, text: "96.77%"}, {kind: hedge, text: allegedly}]
    low: 96.77
    unit: "%"
    comparator: exactly
    of_what: the people
    chain:
      - {relation: republished_from, outlet: beacon, evidence: This text comes from Beacon}
      - {relation: said_by, speaker: authorities, evidence: De-facto authorities}
    translations: [{language: uk, text: "нібито 96,77%", method: human}]
  - {claim: held, article: copy, quotes: [The vote was held.], stance: asserts, voice: own}
"""

DEBATE = """
cross_references:
  - from: joined
    relation: supports
    to: held
    by: edith
    rationale: No share without a vote.
    evidence: [{direction: for, kind: report, article: copy, quote: had voted to join}]
disputes:
  - target: {report: {claim: joined, article: copy}}
    ground: denominator
    by: edith
    statement: Of what?
    positions:
      - {text: Of the people., evidence: [{direction: for, kind: report, article: copy, quote: of the people}]}
      - {text: Of the votes., evidence: [{direction: for, kind: primary, url: "https://example.org/count"}]}
    review: {by: rhys, text: Taken up.}
    ruling: {by: rhys, state: upheld, text: Of the votes.}
annotations:
  - {target: {article: copy, quote: allegedly}, key: doubt, by: edith, motivation: questioning,
     visibility: public, body: Whose doubt?}
  - {target: {article: copy, quote: allegedly}, reply_to: doubt, by: rhys, motivation: commenting,
     visibility: editors, body: The outlet's., resolved: true}
assessments:
  - claim: joined
    value: mixed
    by: edith
    approved_by: rhys
    rationale: Of the votes, yes.
    evidence: [{direction: for, kind: report, article: original}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Its files load without a fault."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "copy.txt").write_bytes(TEXT.encode())
    (tmp_path / "a-sources.yaml").write_text(SOURCES)
    (tmp_path / "b-debate.yaml").write_text(DEBATE)
    return tmp_path


def seed(folder: Path) -> str:
    """What `manage.py seed` prints."""
    said = StringIO()
    call_command("seed", folder, stdout=said)
    return said.getvalue().strip()


def spoil(folder: Path, old: str, new: str) -> None:
    """Replace these words in the one file that has them."""
    for file in folder.glob("*.yaml"):
        if old in file.read_text():
            file.write_text(file.read_text().replace(old, new, 1))
            return
    raise ValueError(old)
