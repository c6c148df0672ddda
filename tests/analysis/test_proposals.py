"""Checkable passages are proposed with their parts."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from claims.analysis.proposals import propose
from claims.analysis.proposals.passages import neutral

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
        ('"It was absurd", Doctors Without Borders said.', "en", '"It was absurd"', "Doctors Without Borders"),
        ('"It holds," said Dr. Amina Yusuf, a surgeon.', "en", '"It holds,"', "Amina Yusuf"),
        ('"It holds," said the lead author, Prof. Ruth Abara of Lagos.', "en", '"It holds,"', "Ruth Abara"),
        ('"Where is he?" asked 70-year-old Eva Karas.', "en", '"Where is he?"', "Eva Karas"),
        ('"We ran," one of them, who gave only a name, Fox, told the BBC.', "en", '"We ran,"', "one of them"),
        ("Тренер Іван Коваль після матчу зізнався: «Ми втомилися вкрай».", "uk", "«Ми втомилися вкрай»", "Іван Коваль"),
        ("Коваль: «Ми не підемо звідси».", "uk", "«Ми не підемо звідси»", "Коваль"),
        ("Об этом «Заре» сообщил источник: «Задержаны трое».", "ru", "«Задержаны трое»", "источник"),
        ("- To trudny rok - przyznał w środę minister Jan Lis.", "pl", "To trudny rok", "Jan Lis"),
    ],
)
def test_a_quotation_has_its_speaker(text, language, quote, speaker):
    found = one(text, "quotation", language)

    assert text[found.start : found.end] == quote
    assert found.speaker.name == speaker


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("«Ціни зростуть, – каже Ольга Гнатюк. – Питання, як швидко».", "uk", ["Ціни зростуть", "Питання, як швидко"]),
        ("«Цены вырастут, — сказала Ольга Ким. — Вопрос когда».", "ru", ["Цены вырастут", "Вопрос когда"]),
        ("„Jesteśmy zmęczeni – mówi Piotr Lis. – Trzecią dobę”.", "pl", ["Jesteśmy zmęczeni", "Trzecią dobę"]),
    ],
)
def test_what_stands_between_dashes_inside_the_marks_is_no_part_of_a_quotation(text, language, words):
    found = [one for one in propose(text, language) if "quotation" in one.kinds]

    assert [text[one.inner.start : one.inner.end].strip(" ,.") for one in found] == words
    assert len({one.speaker.name for one in found}) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Про це повідомляє «Рідна земля» з посиланням на джерела.", "uk"),
        ("Фото: «Рідна земля».", "uk"),
        ("«Коваль – людина слова – був там».", "uk"),
    ],
)
def test_outlets_and_captions_are_nobody_s_words(text, language):
    assert not [one for one in propose(text, language) if "quotation" in one.kinds and one.speaker]


def test_other_verbs_report_before_that():
    assert one("Researchers cautioned that no tools had been found.", "reported").speaker.name == "Researchers"
    assert not [c for c in propose("Researchers cautioned their friends about tools.", "en") if "reported" in c.kinds]


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


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("KYIV — Exports fell by 5%.", "Exports fell by 5%."),
        ("NEW YORK, Nov 26 (Reuters) - Exports fell by 5%.", "Exports fell by 5%."),
        ("КИЇВ, 26 листопада (Укрінформ) – Експорт упав на 5%.", "Експорт упав на 5%."),
        ("NATO – an alliance – has 32 members.", "NATO – an alliance – has 32 members."),
        ("NATO (the alliance) has 32 members.", "NATO (the alliance) has 32 members."),
        ("The head of NATO - Mark Rutte - said so.", "The head of NATO - Mark Rutte - said so."),
        ("NATO - Mark Rutte said - has 32 members.", "NATO - Mark Rutte said - has 32 members."),
    ],
)
def test_a_dateline_is_no_part_of_what_is_claimed(sentence, statement):
    assert neutral(sentence) == statement


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Three-quarters of the 1,350 voters polled were worried.", "of the 1,350 voters polled"),
        ("Some 40% of those 2 000 voters stayed at home.", "of those 2 000 voters"),
        ("Some 40% of 2,000 voters stayed at home.", ""),
    ],
)
def test_a_share_may_be_of_a_count_of_known_things(text, of):
    assert [c.figure.denominator for c in propose(text, language="en") if c.figure][:1] == [of]


def test_a_number_between_plus_and_minus_has_no_sign():
    [figure] = [
        c.figure for c in propose("The margin was plus or minus 2.8 percentage points.", language="en") if c.figure
    ]

    assert figure.low == Decimal("2.8")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The dam failed on Friday, the U.N. said in Geneva.", "U.N."),
        ("Ann Lee left. Half of those who were asked left too. “It failed,” she said.", "Ann Lee"),
    ],
)
def test_points_belong_to_a_name_and_a_count_is_none(text, name):
    assert {c.speaker.name for c in propose(text, language="en") if c.speaker} == {name}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Some 40% of voters stayed at home.", "of voters"),
        ("About 12% of households lost power on Monday.", "of households"),
        ("Some 30% of registered voters rejected the plan.", "of registered voters"),
        ("A third of farmers surveyed in May said so.", "of farmers surveyed"),
        ("About 15% of homes damaged by the quake were rebuilt.", "of homes damaged by the quake"),
        ("A fifth of newly built houses stood empty.", "of newly built houses"),
        ("96.77% of the votes cast were for it.", "of the votes cast"),
        ("About 7% of companies based outside Kyiv closed.", "of companies based outside Kyiv"),
        ("About 7% of homes heated only by gas are old.", "of homes heated only by gas"),
        ("About 7% of the land occupied last year is free.", "of the land occupied last year"),
        ("Some 5% of voters cast their ballots by mail.", "of voters"),
    ],
)
def test_a_share_is_of_those_and_not_of_what_they_did(text, of):
    assert [c.figure.denominator for c in propose(text, language="en") if c.figure] == [of]


def test_a_quotation_may_have_many_asides():
    text = "«" + ", – сказал он. – ".join(f"Слово {n} о том" for n in range(2000)) + "»."

    assert len([c for c in propose(text, "ru") if "quotation" in c.kinds]) > 100
