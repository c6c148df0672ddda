"""The five documents, as they are seeded: all that can be checked is proposed, and their claims are found again."""

import tomllib

import pytest

from claims.evaluation.paraphrases import paraphrase_lines
from claims.models import Proposal
from claims.proposing import propose_for
from sources.anchoring import find, normalise
from tests import factories as make
from tests.databases import ROOT

HERE = ROOT / "tests/evaluation"
DOCUMENTS = tomllib.loads((HERE / "corpus.toml").read_text(encoding="utf-8"))["document"]


def proposed(text):
    """Of each suggestion kept for a text: its kinds, figure and dates apart, and its place."""
    snapshot = make.SnapshotFactory(text=text)
    propose_for(snapshot, by=None)
    for one in Proposal.objects.filter(snapshot=snapshot):
        told = one.payload
        yield {*told["kinds"], *(["dated"] if told["dates"] else [])}, one.span


@pytest.mark.django_db
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one["file"][-24:-21])
def test_every_figure_quotation_and_dated_event_is_proposed(document):
    text = normalise((HERE / document["file"]).read_text(encoding="utf-8"))
    wanted = [(one["kind"], find(text, one["exact"])[0]) for one in document["passages"]]

    held = list(proposed(text))

    missing = [
        text[words.start : words.end]
        for kind, words in wanted
        if not any(kind in kinds and span.start <= words.start and words.end <= span.end for kinds, span in held)
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["paraphrases", "paraphrases_second", "third/paraphrases", "fourth/paraphrases"])
def test_a_seeded_claim_is_among_the_first_five_for_nine_of_ten_paraphrases(seeded, name):
    rows = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["paraphrase"]

    first_five = next(line for line in paraphrase_lines(rows) if not line.language)

    assert first_five.score.recall >= 0.9
