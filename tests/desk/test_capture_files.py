"""One file in place of pasted text, and words that were marked on the page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sources.models import Article, Snapshot
from tests.desk.sending import send
from tests.ingestion import making
from tests.ingestion.test_files import LAUGHS, PAGE, SENTENCE

ADD = "/desk/add/"
MARKUP = "text/html; charset=utf-8"
MAILBOX = b"From a@example.org Fri May  3 10:00:00 2024\n" + making.letter("One", "Text.")


def file(name, raw, media_type="application/octet-stream"):
    return SimpleUploadedFile(name, raw, media_type)


def errors(answer):
    return answer.context["form"].errors


@pytest.mark.parametrize(
    "document",
    [
        file("a.html", PAGE, MARKUP),
        file("a.pdf", making.pdf(SENTENCE[:60], SENTENCE[60:])),
        file("a.docx", making.word(SENTENCE)),
    ],
    ids=["HTML", "PDF", "Word"],
)
def test_a_file_is_captured_with_its_bytes(db, as_edith, document):
    raw = document.read()
    document.seek(0)

    answer = send(as_edith, ADD, document=document, language="en")

    kept = Snapshot.objects.get()
    assert answer.status_code == 303
    assert SENTENCE[:60] in kept.text
    assert bytes(kept.raw) == raw


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (file("a.pdf", PAGE), "The file is not a PDF."),
        (file("a.docx", PAGE), "The file is not a Word document (.docx)."),
        (file("a.png", b"\x89PNG\r\n\x1a\n"), "Expected an article, got a picture (PNG)."),
        (file("a.txt", b" "), "There is no text in it."),
        (file("a.txt", b""), "The submitted file is empty."),
        (file("a.txt", b"a" * (10 * 1024 * 1024 + 1)), "It is larger than 10 MB."),
        (file("a.docx", making.bomb(60)), "Unpacks to more than 50 MB."),
        (file("a.xml", LAUGHS), "not allowed (line 2)"),
        (file("a.mbox", MAILBOX), "Expected one article, got a mailbox, which may hold many."),
    ],
    ids=["PDF", "Word", "picture", "blank", "empty", "large", "bomb", "entities", "mailbox"],
)
def test_what_is_no_article_is_said_at_the_file(db, as_edith, document, said):
    answer = send(as_edith, ADD, document=document, byline="Kept")

    assert answer.status_code == 422
    assert said in str(errors(answer)["document"].as_data()[0].messages)
    assert answer.context["form"]["byline"].value() == "Kept"


def test_a_text_and_a_file_are_one_too_many(db, as_edith):
    answer = send(as_edith, ADD, source="Text.", document=file("a.html", PAGE))

    assert "not both" in str(errors(answer)["document"])


def test_a_file_is_asked_for_again_when_something_else_is_wrong(db, as_edith):
    answer = send(as_edith, ADD, document=file("a.html", PAGE), published="yesterday")

    assert {*errors(answer)} == {"published", "document"}
    assert not Article.objects.exists()


def test_a_file_on_record_can_be_kept_apart_when_it_is_chosen_again(db, as_edith):
    send(as_edith, ADD, document=file("a.html", PAGE), url="https://example.org/a")
    given = {"url": "https://example.com/b"}

    asked = send(as_edith, ADD, document=file("a.html", PAGE), **given)
    send(as_edith, ADD, document=file("a.html", PAGE), apart="1", **given)

    assert "Choose the file again" in str(errors(asked)["document"])
    assert Article.objects.count() == 2


def test_words_marked_on_the_page_are_there_again_beside_its_text(db, as_edith):
    form = as_edith.get(ADD, {"url": "https://example.org/a", "words": SENTENCE}).context["form"]

    answer = send(as_edith, ADD, document=file("a.html", PAGE), words=form["words"].value())

    page = as_edith.get(answer.url, follow=True)
    assert page.context["desk"].form["words"].value() == SENTENCE


def test_how_many_unsafe_parts_were_removed_is_said(db, as_edith):
    unsafe = PAGE.replace(b"<body", b"<script>1</script><base href='//x'><body onload='a()'", 1)

    answer = send(as_edith, ADD, document=file("a.html", unsafe))

    assert "3 unsafe parts removed" in as_edith.get(answer.url, follow=True).content.decode()


def test_an_address_that_mixes_alphabets_is_taken_and_shown_for_what_it_is(db, as_edith):
    answer = send(as_edith, ADD, document=file("a.html", PAGE), url="https://ex\u0430mple.org/a")

    assert Article.objects.get().url == "https://xn--exmple-4nf.org/a"
    assert "Its address mixes alphabets: xn--exmple-4nf.org" in as_edith.get(answer.url, follow=True).content.decode()
