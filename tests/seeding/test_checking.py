"""What the files say wrongly is told before anything is written."""

import re

import pytest
from django.core.management import CommandError

from accounts.models import User
from ledger.models import Changeset
from sources.models import Outlet
from tests.seeding.conftest import seed, spoil

SHAPE = [
    ("held: {statement", "held: {statment: X, statement", "claims.held.statment: this key is not known"),
    ("of_what: votes cast", "of_what: [votes cast]", "claims.joined.of_what: words are wanted"),
    ("kind: event, ", "", "claims.held: “kind” is missing"),
    ("topics: [vote], finding", "topics: vote, finding", "claims.held.topics: a list is wanted"),
    ("topics:\n", "topcs:\n", "topcs: this section is not known"),
    ("name: Beacon, ", "name: Beacon, name: Becon, ", "a-sources.yaml: line 4: “name” stands twice"),
    ("resolved: true", "resolved: maybe", "annotations[1].resolved: “maybe” is neither true nor false"),
]
FIELDS = [
    ("kind: event", "kind: evnt", "claims.held.kind: Value 'evnt' is not a valid choice"),
    ("finding: Nobody", f"finding: {'No' * 150}body", "claims.held.finding: Ensure this value has at most 300"),
    ('occurred: "2014-03-16"', 'occurred: "16.3.2014"', "claims.joined.occurred: “16.3.2014” is not a date"),
    ("low: 96.770, ", "", "claims.joined: a value needs low, unit and comparator; missing: low"),
    ("low: 96.770", "low: many", "claims.joined.low: “many” value must be a decimal"),
    ("comparator: exactly\n", "comparator: between\n", "reports[0].high: give two figures"),
    ('low: 96.77\n    unit: "%"', "low: 96.77\n    unit: km2", "reports[0].unit: km2 cannot be given in %"),
    ("kind: event", "kind: quantity", "claims.held: a quantity, and only a quantity"),
    ('"NO"', "Norway", "outlets.agency.country: Two capital letters of ISO 3166-1"),
    ("https://example.org/count", "count", "disputes[0].positions[1].evidence[0].url: Enter a valid URL"),
]
WORDS = [
    ("quotes: [reported", "quotes: [announced", "reports[0].quotes[0]: these words are not in the text: “announced"),
    ("[The vote was held.]", "[vote was held]", "reports[1].quotes[0]: these words stand 2 times in the text"),
    ("text: allegedly}", "text: had voted to}", "reports[0].marks[1].text: “had voted to” is not in its quote"),
    ("text: allegedly}", "text: allegedly, n: 2}", "reports[0].marks[1].text: “allegedly” is not in its quote"),
    ("evidence: De-facto", "evidence: De-jure", "reports[0].chain[1].evidence: these words are not in the text"),
    ("quote: allegedly", "quote: possibly", "annotations[0].target.quote: these words are not in the text"),
    ("file: copy.txt", "file: ../copy.txt", "articles.copy.file: there is no texts/../copy.txt"),
]
KEYS = [
    ("claim: held, article", "claim: hold, article", "reports[1].claim: “hold” is none of the claims"),
    ("speaker: authorities", "speaker: council", "reports[0].chain[1].speaker: “council” is none of the speakers"),
    ("to: held", "to: joined", "cross_references[0].to: a claim has no cross-reference to itself"),
    (
        "{article: copy, quote: allegedly}, reply",
        "{claim: joined, article: copy}, reply",
        "annotations[1].target: name one target",
    ),
    ("reply_to: doubt", "reply_to: doubts", "annotations[1].reply_to: no note with the key “doubts”"),
    ("approved_by: rhys", "approved_by: edith", "assessments[0].approved_by: who proposed an assessment"),
    ("ruling: {by: rhys", "ruling: {by: edith", "disputes[0].ruling.by: edith may not rule on a dispute"),
    ("value: mixed", "value: true", "assessments[0].value: “true” is none of contradicted, mixed"),
    (
        "statement: A vote was held.",
        "statement: 96.77% voted to join.",
        "claims.held: this is a-sources.yaml: claims.joined",
    ),
    ("    republishes: original\n", "", "articles.original: it has no file, and no article republishes it"),
]


FAULTS = SHAPE + FIELDS + WORDS + KEYS


@pytest.mark.parametrize(("old", "new", "problem"), FAULTS, ids=[problem for *_, problem in FAULTS])
def test_a_fault_is_told_with_its_place_and_nothing_is_written(folder, db, old, new, problem):
    spoil(folder, old, new)
    before = Changeset.objects.count()

    with pytest.raises(CommandError, match=re.escape(problem)):
        seed(folder)

    assert (Outlet.objects.count(), User.objects.count(), Changeset.objects.count()) == (0, 0, before)


def test_all_faults_are_told_at_once(folder, db):
    spoil(folder, "kind: event", "kind: evnt")
    spoil(folder, "quotes: [reported", "quotes: [announced")

    with pytest.raises(CommandError) as told:
        seed(folder)

    assert [line.split(": ")[1] for line in str(told.value).splitlines()[:-1]] == [
        "claims.held.kind",
        "reports[0].quotes[0]",
    ]


def test_a_file_that_cannot_be_read_is_told_alone(folder, db):
    spoil(folder, "claims:\n", "claims:\n  - - }\n")

    with pytest.raises(CommandError) as told:
        seed(folder)

    assert str(told.value).splitlines()[0].startswith("a-sources.yaml: line ")
    assert str(told.value).splitlines()[1:] == ["Nothing was loaded."]


def test_an_order_that_goes_in_a_circle_is_told(folder, db):
    link = "- {from: %s, relation: precedes, to: %s, by: edith, rationale: Earlier.}\n"
    circle = "cross_references:\n" + link % ("joined", "held") + link % ("held", "joined")
    (folder / "b-debate.yaml").write_text(circle)

    with pytest.raises(CommandError, match="precedes goes in a circle: "):
        seed(folder)


def test_a_key_of_another_file_is_not_taken_again(folder, db):
    (folder / "c.yaml").write_text("topics: {vote: {name: Again}}")

    with pytest.raises(CommandError, match=r"c.yaml: topics.vote: this key stands in a-sources.yaml: topics.vote"):
        seed(folder)


def test_a_folder_without_files_is_told(tmp_path, db):
    with pytest.raises(CommandError, match="There is no YAML file"):
        seed(tmp_path)
