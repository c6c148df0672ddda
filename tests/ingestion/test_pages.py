"""Who wrote it, when, and what of a page is the article: by structure and wording that many sites share."""

import pytest

from sources.ingestion.body import plain
from sources.ingestion.extraction import extract
from sources.ingestion.markup import parse

SENTENCES = (
    "The council of the region met on Monday, its chair said, to discuss the budget of the coming year in full.",
    "Some 80 settlements lie in the region, and nobody else was asked before the vote was put off until the spring.",
    "The vote is to follow within two weeks if the parties agree on who is to pay for the new bridge and its roads.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TITLE = "Council meets on Monday"


def page(under="", *, above="", body=BODY, below="", head=""):
    """An article with something under its headline, above it, below its text."""
    return extract(
        f"<html lang=en><head><title>{TITLE}</title>{head}</head><body><div class=page><header><h1>Example News</h1>"
        f"</header>{above}<article><h1>{TITLE}</h1>{under}{body}</article>{below}</div></body></html>".encode(),
        url="https://news.example/a",
    )


@pytest.mark.parametrize(
    ("under", "people"),
    [
        ('<footer class="meta"><p class="byline">By <a rel="author">Ann Lee</a></p></footer>', ["Ann Lee"]),
        ('<aside class="left-rail"><div class="byline">By Ann Lee</div></aside>', ["Ann Lee"]),
        ("<p>By Ann Lee and Bob van der Low</p>", ["Ann Lee", "Bob van der Low"]),
        ("<div><h3>What the chair wants</h3>by Ann Lee / May 3, 2024 / Leave a comment</div>", ["Ann Lee"]),
        ("<div>May 3, 2024 at 6:08 PM ET by <a>Ann Lee</a></div>", ["Ann Lee"]),
        ('<div class="author"><span>Ann Lee</span><span>May 3, 2024</span></div>', ["Ann Lee"]),
        ('<div class="author"><b>Ann Lee</b><i>Contributor</i></div>', ["Ann Lee"]),
        ('<p class="byline">Mobile by <a rel="author">Ann Lee</a> May 3, 2024</p>', ["Ann Lee"]),
        (
            '<ul><li><i rel="author">Ann Lee</i> <a>Follow</a></li><li><i rel="author">Bob Low</i></li></ul>',
            ["Ann Lee", "Bob Low"],
        ),
        ('<p class="byline">By Ann Lee Follow @annlee</p>', ["Ann Lee"]),
        ('<p class="byline">By ANN LEE Chief Economist</p>', ["Ann Lee"]),
        ('<p class="byline">By Gaspar Lee</p>', ["Gaspar Lee"]),
        ('<p class="author">Ann "Tania Mae" Lee</p>', ['Ann "Tania Mae" Lee']),
        ('<p class="byline">An analysis by Ann Lee</p>', ["Ann Lee"]),
        ('<p class="autor">Autor/in: Ann Lee</p>', ["Ann Lee"]),
    ],
)
def test_authors_are_read_from_what_is_printed(under, people):
    assert list(page(under).authors) == people


@pytest.mark.parametrize(
    "under",
    [
        "<p>By Friday the council is to have met again, its chair said</p>",
        "<p>From Our Partners</p>",
        '<p class="byline">Ann Lee and Bob Low contributed to this report</p>',
        '<p class="author-links">View author archive</p><p class="byline">Get author RSS feed</p>',
        '<p class="byline">By The Associated Press</p>',
        '<p class="byline">By Example News Staff</p>',
        '<div itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="author" content="Ann Lee"></div>',
        '<nav><p class="byline">By Ann Lee</p></nav>',
    ],
)
def test_what_names_no_author_gives_none(under):
    assert page(under).authors == ()


def test_the_next_article_on_a_page_lends_no_author_and_no_text():
    other = (
        f'<article><h2>Something else</h2><p class="byline">By Bob Low</p>{BODY.replace("council", "court")}</article>'
    )

    found = page('<h3 class="byline">Ann Lee</h3>', below=other)

    assert found.authors == ("Ann Lee",)
    assert "court" not in found.text


def test_an_author_above_the_headline_of_an_article_is_its_own():
    minute = '<article><h3 class="byline">{}</h3><h2>{}</h2>' + BODY + "</article>"
    raw = f"<title>{TITLE}</title>" + minute.format("Ann Lee", TITLE) + minute.format("Bob Low", "Another one")

    assert extract(raw.encode()).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("under", "date"),
    [
        ('<footer class="meta"><time datetime="2024-05-03T05:07-0400">today</time></footer>', "2024-05-03"),
        ("<ul><li><strong>Date</strong> 03.05.2024</li></ul>", "2024-05-03"),
        ("<div><a>3 May 2024 at 14:27 ET</a></div>", "2024-05-03"),
        ("<div>by Ann Lee / May 3, 2024 / Leave a comment</div>", "2024-05-03"),
        ('<div class="author">Ann Lee<br>May 23, 2024</div>', "2024-05-23"),
        ("<span>5/23/24 11:14 AM</span>", "2024-05-23"),
        ('<abbr title="2024-05-03T01:40:40Z">1 hr ago</abbr>', "2024-05-03"),
        ('<time class="published updated" datetime="2024-05-03">May 3</time>', "2024-05-03"),
        ('<p class="date">Coronavirus-Update of 3 May 2024</p>', "2024-05-03"),
    ],
)
def test_dates_are_read_from_what_is_printed(under, date):
    found = page(under)

    assert (found.published[:10], found.published_basis) == (date, "printed")


@pytest.mark.parametrize(
    "under",
    [
        "<span>5/4/24 11:14 AM</span>",
        '<time class="updated" datetime="2024-05-03">Updated May 3</time>',
        '<blockquote class="twitter-tweet"><p>Come along!</p><time datetime="2024-05-03">May 3</time></blockquote>',
        "<p>The chair was elected on May 3, 2024.</p>",
        '<p itemscope itemtype="VideoObject"><meta itemprop="datePublished" content="2024-05-03"></p>',
    ],
)
def test_what_says_no_date_of_publication_gives_none(under):
    assert page(under).published == ""


def test_a_date_marked_as_the_last_is_taken_with_a_note_where_it_is_the_only_one():
    only = page('<time class="updated" datetime="2024-05-03">today</time>')
    both = page('<time class="updated" datetime="2024-05-03">today</time><p class="date">1 May 2024</p>')

    assert (only.published, only.published_note) == ("2024-05-03", "The page marks it as the date of its last version.")
    assert (both.published, both.published_note) == ("2024-05-01", "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("article:published_time", "Fri May 03 12:45:00 EDT 2024"),
        ("og:pubdate", "2024-05-03"),
        ("x.issued", "20240503"),
    ],
)
def test_dates_in_meta_elements_are_read_however_they_are_written(name, value):
    assert page(head=f'<meta name="{name}" content="{value}">').published[:10] == "2024-05-03"


def test_a_headline_that_begins_the_title_is_the_headline():
    raw = f"<title>{TITLE}. The chair and her critics take opposite stands on who is to pay for it</title>"
    found = extract(f"{raw}<h1>Your browser is too old</h1><article><h1>{TITLE}</h1>{BODY}</article>".encode())

    assert found.title == TITLE


def test_a_body_in_several_boxes_is_read_whole():
    parts = [BODY.replace("region", place) for place in ("region", "city", "valley")]
    boxes = "".join(f'<div class="box"><div itemprop="articleBody">{part}</div></div>' for part in parts)

    assert page(body=f"<div>{boxes}</div>").text.count("\n\n") == 8


LISTED = "".join(
    f"<li><h4><a href='/{n}'>Another story, number {n}</a></h4>The court met again.</li>" for n in range(5)
)


@pytest.mark.parametrize(
    "end",
    [
        f"<h2>Other columns</h2><ul>{LISTED}</ul>",
        "<p>About Ann Lee</p><p>Ann Lee has been with us for ten years, and likes boats.</p>",
        "<p>Ann Lee covers the region for us.</p>",
        "<p>See the photos:</p>",
        "<p>Follow Ann Lee on Twitter</p>",
        "<p>Powered by Example</p>",
        "<p>Story continued below</p>",
        "<p>Twitter: @annlee</p>",
        "<p>© 2024 Example News. All rights reserved.</p>",
    ],
)
def test_nothing_is_kept_below_the_article(end):
    assert page('<p class="byline">By Ann Lee</p>', body=f"<div>{BODY}{end}</div>").text == "\n\n".join(SENTENCES)


def test_a_list_that_is_the_article_is_kept():
    items = "".join(f"<h3><a href='/{n}'>Bridge {n}</a></h3><p>{one}</p>" for n, one in enumerate(SENTENCES))

    assert all(one in page(body=f"<div>{items}</div>").text for one in SENTENCES)


def test_a_quoted_post_is_kept_and_a_box_of_a_network_is_not():
    post = "<div class='widget'><blockquote class='twitter-tweet'><p>We shall not pay for it.</p></blockquote></div>"
    text = page(body=f"{BODY}{post}<div class='social'><p>Tell your friends about this story.</p></div>{BODY}").text

    assert "We shall not pay" in text
    assert "Tell your friends" not in text


def test_where_no_article_is_found_its_words_are_where_most_of_them_stand():
    tree = parse(f"<h1>{TITLE}</h1><ul><li>Menu</li></ul><div><div>{'<br>'.join(SENTENCES)}</div></div>")

    assert plain(tree, TITLE) == "\n\n".join(SENTENCES)


def test_words_that_no_block_parts_stay_as_they_are():
    tree = parse("<p>Ten <b>N</b>ATO men and CO<sub>2</sub></p><p>One<br>Two</p><blockquote>Three</blockquote>Four")

    assert plain(tree, TITLE).split("\n\n") == ["Ten NATO men and CO2", "One", "Two", "Three", "Four"]


@pytest.mark.parametrize("silent", ["script", "style", "noscript", "template"])
def test_what_is_not_shown_is_not_where_the_words_stand(silent):
    tree = parse(f"<body><{silent}>{'var a = 1; ' * 150}</{silent}><div>Ten people were killed.</div></body>")

    assert plain(tree, TITLE) == "Ten people were killed."


@pytest.mark.parametrize(("printed", "day"), [("12/23/16", "2016-12-23"), ("12/23/98", "1998-12-23")])
def test_a_year_of_two_digits_is_not_to_come(printed, day):
    assert page(f'<div class="date">{printed}</div>').published == day
