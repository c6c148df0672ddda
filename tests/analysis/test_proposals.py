"""Checkable passages are proposed with their parts."""

from datetime import date
from pathlib import Path

import pytest

from claims.analysis.proposals import propose

TEXTS = Path(__file__).parent.parent.parent / "seeds" / "texts"


def one(text, kind, language="en", **given):
    """The only candidate of its kind."""
    (found,) = [candidate for candidate in propose(text, language, **given) if kind in candidate.kinds]
    return found


@pytest.mark.parametrize(
    ("text", "language", "quote", "speaker"),
    [
        ("“We will not leave,” said Maria Lopez.", "en", "“We will not leave,”", "Maria Lopez"),
        ('Mayor Ion Popescu said: "The bridge is closed."', "en", '"The bridge is closed."', "Ion Popescu"),
        ("«Міст закрито», — заявив мер Іван Коваль.", "uk", "«Міст закрито»", "Іван Коваль"),
        ("По словам губернатора, «мост закрыт до мая».", "ru", "«мост закрыт до мая»", "губернатора"),
        ("„Most jest zamknięty” – powiedziała Anna Nowak.", "pl", "„Most jest zamknięty”", "Anna Nowak"),
        ("- Nie będzie rozmów - powiedział Jan Lis.", "pl", "Nie będzie rozmów", "Jan Lis"),
    ],
)
def test_a_quotation_has_its_speaker(text, language, quote, speaker):
    found = one(text, "quotation", language)

    assert text[found.start : found.end] == quote
    assert found.speaker.name == speaker


def test_a_pronoun_is_a_guess_at_the_last_one_named():
    text = "Eskender Bariev opened the meeting.\n“It runs for a year,” he said."

    found = one(text, "quotation")

    assert (found.speaker.words, found.speaker.name, found.speaker.guess) == ("he", "Eskender Bariev", True)


def test_reported_speech_loses_its_frame():
    found = one("The ministry said that the bridge would open in May.", "reported")

    assert found.statement == "The bridge would open in May."
    assert (found.stance, found.voice) == ("reports", "attributed")


def test_relative_dates_are_told_from_the_day_of_publication():
    found = one("The bridge fell on Tuesday.", "dated", published=date(2024, 8, 22))

    assert [when.edtf for when in found.dates] == ["2024-08-20?"]


def test_names_in_quote_marks_are_no_quotations():
    assert not [c for c in propose("The newspaper “Evening Star” is for sale.", "en") if "quotation" in c.kinds]


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_spans_are_the_text_in_every_document(path):
    text = path.read_text(encoding="utf-8")

    found = propose(text, "en", published=date(2022, 4, 12))

    assert found
    assert all(c.sentence.start <= c.start < c.end <= c.sentence.end <= len(text) and c.statement for c in found)
