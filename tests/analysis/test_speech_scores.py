"""How well quotations, speakers and hedges are found, on sentences that were labelled first."""

import tomllib
from pathlib import Path

import pytest

from claims.analysis.figure_scores import Score
from claims.analysis.proposals import propose
from claims.analysis.speech_scores import read_speech, speech_scores

HERE = Path(__file__).parent
LANGUAGES = ["en", "uk", "ru", "pl"]


def rows(name, table):
    return read_speech(tomllib.loads((HERE / name).read_text(encoding="utf-8"))[table])


@pytest.fixture(scope="module")
def quotations():
    return speech_scores(rows("quotations.toml", "paragraph"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotations_are_found_whole_and_nothing_else_is(quotations, language):
    assert quotations[language].spans.recall >= 0.95
    assert quotations[language].spans.precision >= 0.95


@pytest.mark.parametrize("language", LANGUAGES)
def test_their_speakers_are_named(quotations, language):
    assert quotations[language].speakers.recall >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_hedged_sentences_are_told_from_others(language):
    found = speech_scores(rows("hedges.toml", "sentence"))[language].hedges

    assert found.recall >= 0.95
    assert found.precision >= 0.9


def test_the_set_is_large_enough_to_tell():
    labelled = rows("quotations.toml", "paragraph")

    assert sum(len(one.quotations) for one in labelled) >= 80
    assert len(rows("hedges.toml", "sentence")) >= 80


def test_a_proposer_that_finds_nothing_has_no_recall():
    found = speech_scores(rows("quotations.toml", "paragraph"), lambda text, language: [])[""]

    assert found.spans.recall == 0


def test_a_proposer_that_names_the_wrong_speaker_is_told():
    (one,) = read_speech([{"text": "“We go,” said Bob Low.", "quotations": [{"exact": "We go", "speaker": "Ann Lee"}]}])

    found = speech_scores([one])[""]

    assert found.spans == Score(1, 1, 1)
    assert found.speakers == Score(0, 1, 1)


def test_words_may_be_labelled_without_their_marks():
    text = "“We go,” said Bob Low."

    (one,) = read_speech([{"text": text, "quotations": [{"start": 1, "end": 6, "speaker": "Low"}]}])

    assert speech_scores([one], propose)[""].speakers.recall == 1


def test_a_row_of_another_shape_is_refused():
    with pytest.raises(ValueError, match="not a text"):
        read_speech([{"quotations": [{"exact": "no"}]}])
