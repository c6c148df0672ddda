"""From bytes to an article: what the page says, and nothing that it does not."""

import pytest

from sources.ingestion.extraction import extract, extract_text
from sources.ingestion.refusals import EncodingUnknown, NotAnArticle, NoText, TooDeep, TooLarge

PAGE = """<!doctype html><html lang="en"><head><title>Council meets on Monday | Example News</title>
<meta property="og:site_name" content="Example News"><link rel="canonical" href="https://example.com/2024/05/03/a">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Council meets on Monday",
"datePublished": "2024-05-03T10:00:00+03:00", "author": {"@type": "Person", "name": "Ann Lee"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Council meets on Monday</h1>
<p>The council of the region met on Monday, its chair said, to discuss the budget of the coming year.</p>
<p>Some 80 settlements lie in the region. "Nobody else was asked," she said, and promised an answer by May.</p>
<p>Read also: Another story altogether</p><p>The vote is to follow within two weeks, if the parties agree.</p>
<script>alert(1)</script></article><footer>Copyright 2019</footer></body></html>"""


def test_a_page_says_what_it_is():
    found = extract(PAGE.encode())

    assert (found.title, found.authors) == ("Council meets on Monday", ("Ann Lee",))
    assert (found.published, found.published_basis) == ("2024-05-03T10:00:00+03:00", "metadata")
    assert (found.outlet, found.canonical_url) == ("Example News", "https://example.com/2024/05/03/a")


def test_the_text_is_the_article_in_paragraphs():
    text = extract(PAGE.encode()).text

    assert (text[:30], text[-21:]) == ("The council of the region met ", "if the parties agree.")
    assert text.count("\n\n") == 2
    assert "Read also" not in text


def test_what_was_extracted_by_which_version_is_said():
    found = extract(PAGE.encode())

    assert found.extractor.startswith("trafilatura 2.")
    assert found.dropped == 1
    assert found.raw == PAGE.encode()


def test_a_page_without_date_and_author_has_none():
    bare = "<html><body><h1>A plain page of news</h1>" + "<p>The council met on Monday, its chair said.</p>" * 9

    found = extract(f"{bare}<footer>© 2019 Example</footer></body></html>".encode())

    assert (found.published, found.published_basis, found.authors) == ("", "", ())


def test_pasted_text_is_kept_as_it_is():
    found = extract_text("Kyi\u0308v.\r\n\r\n\r\nThe council met.  \r\n")

    assert found.text == "Kyïv.\n\nThe council met."
    assert found.media_type == "text/plain"


@pytest.mark.parametrize(
    ("refusal", "words", "raw"),
    [
        (TooLarge, "It is larger than 10 MB.", b"a" * (10 * 1024 * 1024 + 1)),
        (TooDeep, "Its elements are nested more than 250 deep.", b"<div>" * 100_000),
        (NoText, "There is no text in it.", b" \n "),
        (NotAnArticle, "Expected an article, got a picture (PNG).", b"\x89PNG\r\n\x1a\n"),
        (EncodingUnknown, "We could not tell the file's encoding; save it as UTF-8.", bytes(range(128, 256)) * 3),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(refusal, words, raw):
    with pytest.raises(refusal) as caught:
        extract(raw)

    assert str(caught.value) == words


BODY = "The council met on Monday. It said that 80 houses were built, twice as many as a year before, and left."


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"Council builds 80 houses a year\n\n{BODY}", "Council builds 80 houses a year"),
        (f"Will the council build more?\n\n{BODY}", "Will the council build more?"),
        (f"Council builds 80 houses a year\n{BODY}", ""),  # a line that was broken, perhaps
        (f"The council has built 80 houses.\n\n{BODY}", ""),
        (f"Photo by the council of Kyiv\n\n{BODY}", ""),
        (f"By Anna Doe and John Roe\n\n{BODY}", ""),
        (f"Council\n\n{BODY}", ""),
        (f"{BODY}\n\n{BODY}", ""),
        ("Council builds 80 houses a year\n\nMayor speaks of success and pride", ""),
        ("Council builds 80 houses a year", ""),
        (f"{'Coun' * 60} builds 80 {'houses' * 60} a year\n\n{BODY * 20}", ""),
        (f"A b c {'.' * 400_000}x\n\n{BODY}", ""),
    ],
)
def test_the_headline_of_a_text_is_its_first_line_where_that_is_one(text, headline):
    found = extract_text(text)

    assert (found.title, found.whole_text) == (headline, text)
