"""Files of each kind are told by their bytes, read, and refused in words where they cannot be."""

import pytest

from sources.ingestion import refusals
from sources.ingestion.extraction import extract
from sources.ingestion.feeds import Entry, entries_of
from sources.ingestion.unpacking import items_of
from tests.ingestion import making

SENTENCE = "The council of the region met on Monday, its chair said, to discuss the budget of the coming year."
PARAGRAPHS = f"<p>{SENTENCE}</p>" * 2
PAGE = f"<html><body><article><h1>Council</h1>{PARAGRAPHS}</article></body></html>".encode()
ENTITIES = "The file declares XML entities, which are not allowed (line 2)."
CUT_OFF = "The web archive is damaged or cut off."
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>One</title><link>https://example.com/1?utm_source=rss</link>
<pubDate>Fri, 03 May 2024 10:00:00 +0300</pubDate></item><item><title>Two</title><link>https://example.com/2</link></item>
<item><title>One again</title><link>https://example.com/1</link></item></channel></rss>"""
LAUGHS = b'<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol">\n<!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>'


def test_a_word_document_gives_headline_paragraphs_and_tables():
    found = extract(making.word(SENTENCE, title="Council meets", table=[("Region", "80"), ("City", "12")]))

    assert found.title == "Council meets"
    assert found.text == f"{SENTENCE}\n\nRegion\t80\nCity\t12"
    assert found.language == "en"


def test_a_pdf_gives_its_text_layer_as_paragraphs():
    lines = ["The council of the region met on Monday to discuss the bud-", "get of the coming year."]

    found = extract(making.pdf(*lines, "", "Nobody else was asked, the chair of the council of the region said."))

    assert (
        found.text.split("\n\n")[0]
        == "The council of the region met on Monday to discuss the budget of the coming year."
    )
    assert found.extractor.startswith("pypdf")


def test_an_e_mail_is_an_article_of_its_sender():
    found = extract(making.letter("The morning", PAGE.decode()))

    assert (found.title, found.outlet) == ("The morning", "Example Morning")
    assert (found.published, found.published_basis) == ("2024-05-03T10:00:00+03:00", "metadata")
    assert found.text.startswith(SENTENCE)


def test_an_e_mail_without_markup_is_read_too():
    assert extract(making.letter("The morning", SENTENCE, subtype="plain")).text == SENTENCE


def test_a_mailbox_holds_many():
    box = b"".join(
        b"From a@b.c Fri May  3 10:00:00 2024\n" + making.letter(name, PAGE.decode()) + b"\n" for name in "ab"
    )

    assert [extract(item.raw).title for item in items_of(box)] == ["a", "b"]


def test_a_feed_names_each_address_once():
    first, second = entries_of(FEED)

    assert first == Entry("https://example.com/1", "One again", "")
    assert second.url == "https://example.com/2"
    assert [item.url for item in items_of(FEED)] == [first.url, second.url]


@pytest.mark.parametrize(
    "wrap", [lambda raw: raw, lambda raw: making.zipped({"archive/a.warc.gz": raw})], ids=["warc", "wacz"]
)
def test_a_web_archive_holds_pages_as_they_were(wrap):
    raw = wrap(making.warc({"https://example.com/1": PAGE, "https://example.com/2": PAGE}))

    items = list(items_of(raw))

    assert [item.url for item in items] == ["https://example.com/1", "https://example.com/2"]
    assert (items[0].raw, items[0].at) == (PAGE, "2024-05-03T10:00:00Z")


def test_pages_of_a_web_archive_that_were_not_there_are_left_out():
    assert list(items_of(making.warc({"https://example.com/1": PAGE}, status="404 Not Found"))) == []


@pytest.mark.parametrize(
    ("refusal", "words", "name", "raw"),
    [
        (refusals.NotThat, "The file is not a PDF.", "a.pdf", PAGE),
        (refusals.NotThat, "The file is not a Word document (.docx).", "a.docx", PAGE),
        (refusals.UnpacksTooLarge, "Unpacks to more than 50 MB.", "a.docx", making.bomb(60)),
        (refusals.UnpacksTooLarge, "Unpacks to more than 50 MB.", "a.docx", making.zipped(
            {"word/document.xml": b"<a/>"} | {f"{number}": b"" for number in range(3000)})),
        (refusals.EntitiesDeclared, ENTITIES, "a.xml", LAUGHS),
        (refusals.EntitiesDeclared, ENTITIES, "a.docx",
            making.zipped({"word/document.xml": LAUGHS, "[Content_Types].xml": b"<Types/>"})),
        (refusals.NoText, "This PDF has no text, only pictures of pages. Run text recognition (OCR) over it first.",
            "a.pdf", making.pdf()),
        (refusals.Unreadable, "The PDF is damaged.", "a.pdf", b"%PDF-1.4\nnothing"),
        (refusals.Unreadable, "The archive is damaged or cut off.", "a.docx", making.word("a")[:400]),
        (refusals.Unreadable, CUT_OFF, "a.warc.gz", making.squeezed(b"no archive\n" * 9)),
        (refusals.NotAnArticle, "Expected an article, got a program.", "a.html", b"MZ" + bytes(99)),
        (refusals.NotAnArticle, "Expected an article, got a ZIP archive.", "a.htm", making.zipped({"a": b""})),
    ],
    ids=["no-pdf", "no-docx", "bomb", "many", "laughs", "laughs-docx", "scan", "broken", "cut", "gzip", "exe", "zip"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(refusal, words, name, raw):
    with pytest.raises(refusal) as caught:
        [extract(item.raw) for item in items_of(raw, name=name)]

    assert str(caught.value) == words


def test_a_feed_that_is_none_is_refused():
    with pytest.raises(refusals.NotThat, match="is not a feed"):
        entries_of(PAGE)
