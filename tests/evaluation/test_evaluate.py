"""Anyone can measure what is read against sets of their own."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.databases import ROOT

HERE = ROOT / "tests/evaluation"
PAGE = """<html lang="en"><head><title>Council meets on Monday</title>
<meta property="article:published_time" content="2024-05-03T10:00:00+03:00">
<meta name="author" content="Ann Lee"></head>
<body><article><h1>Council meets on Monday</h1><p>The council of the region met on Monday, its chair said, to discuss
the budget of the coming year.</p><p>Some 80 settlements lie in the region, and nobody else was asked.</p></article>
</body></html>"""
BODY = (
    "The council of the region met on Monday, its chair said, to discuss the budget of the coming year. "
    "Some 80 settlements lie in the region, and nobody else was asked."
)
CHROME = "Subscribe to our newsletter to get the news of the day by e-mail every morning before breakfast."
ANCHOR = {"old": "Over 80 people came. It rained.", "exact": "Over 80 people came.", "state": "altered"}
QUOTE = {"html": "<b>lorem <i>ipsum</i> amet</b>", "selector": {"exact": "sum am"}}
PLACE = {"startContainerXPath": "//i/text()", "startOffset": 2}
PLACE |= {"endContainerXPath": "//b/text()[2]", "endOffset": 3}
ROWS = {
    "figure: value": {"text": "Some 80 people came.", "figures": [{"value": "80"}]},
    "quotation: speaker": {
        "text": "“We go,” said Bob Low.",
        "quotations": [{"exact": "“We go,”", "speaker": "Bob Low"}],
    },
    "hedged sentence": {"text": "He allegedly went.", "hedged": True},
    "page: text": {"html": PAGE, "text": BODY},
    "page: title": {"html": PAGE, "title": "Council meets on Monday"},
    "page: date": {"html": PAGE, "date": "2024-05-03"},
    "page: authors": {"html": PAGE, "authors": ["Ann Lee"]},
    "re-anchoring: altered": ANCHOR | {"new": "Over 90 people came. It rained."},
    "quote: place": QUOTE | {"expected": [PLACE]},
    "passage: dated": {"text": "It fell on 3 May 2024.", "passages": [{"kind": "dated", "exact": "3 May 2024"}]},
    "pair: reprint": {"one": BODY, "other": f"Council meets.\n\n{BODY}", "same": "reprint"},
    "pair: pages' words passed over": {
        "one": f"{BODY}\n\n{CHROME}",
        "other": CHROME,
        "same": "nothing",
        "chrome": [CHROME],
    },
}
# The same rows, labelled as nothing on the page or in the text is.
OTHERS = {
    "figure: value": {"text": "Some 80 people came.", "figures": [{"value": "81"}]},
    "quotation: speaker": {
        "text": "“We go,” said Bob Low.",
        "quotations": [{"exact": "“We go,”", "speaker": "Ann Lee"}],
    },
    "hedged sentence": {"text": "He went.", "hedged": True},
    "page: text": {"html": PAGE, "text": "Nobody was there on Tuesday or on any other day."},
    "page: title": {"html": PAGE, "title": "Council meets on Tuesday"},
    "page: date": {"html": PAGE, "date": "2024-05-04"},
    "page: authors": {"html": PAGE, "authors": ["Bob Low"]},
    "re-anchoring: altered": ANCHOR | {"new": "Over 80 people came. It snowed."},
    "quote: place": QUOTE | {"expected": [PLACE | {"startOffset": 3}]},
    "passage: dated": {"text": "It fell.", "passages": [{"kind": "dated", "exact": "fell"}]},
    "pair: reprint": {"one": BODY, "other": "Nobody met at all, and nothing was said of it.", "same": "reprint"},
    "pair: pages' words passed over": {"one": BODY, "other": BODY, "same": "nothing", "chrome": [BODY]},
}


@pytest.fixture
def told(tmp_path, capsys):
    """What is printed of a set: the cells of each line, by what it measures."""

    def tell(rows, name="set.json"):
        file = tmp_path / name
        file.write_text("\n".join(map(json.dumps, rows)) if name.endswith("l") else json.dumps(rows))
        call_command("evaluate", file)
        lines = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines() if "|" in line]
        return {cells[0]: cells[1:] for cells in lines}

    return tell


@pytest.mark.parametrize(("what", "row"), ROWS.items(), ids=ROWS)
def test_what_is_read_right_is_counted_so(told, what, row):
    assert told([row])[what][1:4] == ["1.000", "1.000", "1.000"]


@pytest.mark.parametrize(("what", "row"), OTHERS.items(), ids=OTHERS)
def test_what_is_read_wrong_is_counted_so(told, what, row):
    assert told([row])[what][2] == "0.000"


def test_languages_are_told_apart(told):
    rows = [{"text": "Он якобы ушёл.", "language": "ru", "hedged": True}, {"text": "He went.", "hedged": True}]

    with pytest.raises(CommandError):
        told([])

    assert told(rows, "set.jsonl")["hedged sentence"][:4] == ["all", "1.000", "0.500", "0.667"]


@pytest.mark.parametrize(
    ("label", "right"),
    [(["2024-05-02", "2024-05-03"], "1.000"), (["2024-05-01", "2024-05-02"], "0.000"), ("2024", "1.000")],
)
def test_any_of_several_labels_of_a_page_is_right(told, label, right):
    rows = [{"html": PAGE, "date": label, "title": ["Council meets on Monday", "It meets"]}]

    assert told(rows)["page: date"][3] == right
    assert told(rows)["page: title"][3] == "1.000"


def test_sets_of_recognizers_text_are_read(told):
    resolution = {"value": "10", "unit": "Mile"}
    result = {"Text": "ten miles", "TypeName": "dimension", "Resolution": resolution, "Start": 3, "End": 11}

    assert told([{"Input": "It ten miles long.", "Results": [result]}])["figure: value and unit"][3] == "1.000"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"text": "no labels"}], "No labelled set is there."),
        ([{"text": "a", "figures": [{"value": "many"}]}], "not a text with labelled figures"),
        ([{"text": "a", "figures": 5}], "not a text with labelled figures"),
        ([{"one": "a", "other": "b", "same": "alike"}], "not a valid Same"),
    ],
)
def test_what_is_no_set_is_refused_in_words(told, rows, words):
    with pytest.raises(CommandError, match=words):
        told(rows)


def test_a_place_that_is_not_there_is_told():
    with pytest.raises(CommandError, match="There is no"):
        call_command("evaluate", HERE / "nothing.json")


def test_a_claim_that_is_not_on_record_is_told(told, db):
    with pytest.raises(CommandError, match="no such claim on record"):
        told([{"claim": "The moon is green.", "words": "Green is the moon."}])
