"""Capturing an article: what is kept, what is taken from the source, and what is on record already."""

import pytest

from claims.intake import taking
from claims.models import Proposal
from sources.ingestion.fetching.apart import Fetched
from sources.ingestion.fetching.refusals import Blocked
from sources.models import Article, Outlet, Snapshot
from tests import factories as make
from tests.desk.sending import send

ADD = "/desk/add/"
TEXT = "KYIV. The council of the region met on Monday,  it said in its statement.\r\nNobody else was asked about it."
PAGE = """<!doctype html><html lang="en"><head><title>Council meets</title>
<meta property="article:published_time" content="2024-05-01T10:00:00Z"><link rel="canonical"
href="https://www.example.org/council"></head><body><article><h1>Council meets</h1><p>KYIV. The council of the region
met on Monday, it said in its statement.</p><p>Nobody else was asked about it by the reporters who stood outside in the
rain for the whole of the afternoon.</p></article></body></html>"""


def errors(answer):
    return answer.context["form"].errors


def test_text_is_kept_to_the_letter(db, as_edith):
    answer = send(as_edith, ADD, source=TEXT, title="Council meets")

    kept = Snapshot.objects.get()
    assert answer.status_code == 303
    assert kept.text == TEXT.replace("\r\n", "\n")
    assert (kept.article.title, kept.article.language) == ("Council meets", "en")


@pytest.mark.parametrize(("given", "title"), [("", "Council of the region meets"), ("Given", "Given")])
def test_the_headline_of_a_pasted_text_is_its_own_unless_one_is_given(db, as_edith, given, title):
    text = f"Council of the region meets\n\n{TEXT}".replace("\r\n", "\n")

    send(as_edith, ADD, source=text, title=given)

    kept = Snapshot.objects.get()
    assert (kept.article.title, kept.text) == (title, text)


def test_a_page_is_fetched_where_no_text_is_given(db, as_edith, monkeypatch):
    monkeypatch.setattr(taking, "fetch", lambda url: Fetched(url, PAGE.encode(), "text/html"))

    send(as_edith, ADD, url="https://www.example.org/council", title="Given")

    article = Article.objects.get()
    assert (article.title, article.url) == ("Given", "https://www.example.org/council")


def test_what_a_page_cannot_be_fetched_for_is_said_at_its_address(db, as_edith):
    answer = send(as_edith, ADD, url="http://127.0.0.1/")

    assert errors(answer) == {"url": [str(Blocked())]}


def test_nothing_given_is_nothing_captured(db, as_edith):
    assert "Paste the text" in str(errors(send(as_edith, ADD))["source"])


def test_a_captured_text_is_read_for_what_can_be_checked(db, as_edith):
    send(as_edith, ADD, source=TEXT)

    assert Proposal.objects.filter(snapshot__isnull=False).exists()


def test_a_bookmark_fills_in_the_address_and_headline(db, as_edith):
    form = as_edith.get(ADD, {"url": "https://example.org/a", "title": "A"}).context["form"]

    assert (form["url"].value(), form["title"].value()) == ("https://example.org/a", "A")


def test_the_source_of_a_page_fills_in_what_is_left_blank(db, as_edith):
    send(as_edith, ADD, source=PAGE)

    article = Article.objects.get()
    assert (article.title, article.published[:10], article.url) == (
        "Council meets",
        "2024-05-01",
        "https://www.example.org/council",
    )
    assert article.published_basis == "metadata"
    assert bytes(article.snapshots.get().raw).startswith(b"<!doctype html>")


def test_what_an_editor_says_goes_before_the_source(db, as_edith):
    send(as_edith, ADD, source=PAGE, published="2024-04-30", published_basis="printed")

    assert Article.objects.get().published == "2024-04-30"


def test_the_outlet_is_found_by_the_domain(db, as_edith):
    outlet = make.OutletFactory(domains=["example.org"])

    send(as_edith, ADD, source=TEXT, url="https://www.example.org/a")

    assert Article.objects.get().outlet == outlet


def test_an_outlet_is_added_in_place_with_its_domain(db, as_edith):
    new = {"outlet_name": "Example News", "country": "UA", "outlet_languages": "uk, en"}
    send(as_edith, ADD, source=TEXT, url="https://news.example.org/a", **new)

    outlet = Outlet.objects.get()
    assert (outlet.domains, outlet.languages, outlet.rights) == (["example.org"], ["uk", "en"], "excerpt")
    assert Article.objects.get().outlet == outlet


def test_the_name_of_an_outlet_on_record_names_that_one(db, as_edith):
    outlet = make.OutletFactory(name="Example News")

    send(as_edith, ADD, source=TEXT, outlet_name="example news")

    assert Article.objects.get().outlet == outlet


def test_the_same_text_is_recognised_and_says_where(db, as_edith):
    send(as_edith, ADD, source=TEXT, url="https://example.org/a")

    answer = send(as_edith, ADD, source=TEXT, url="https://example.org/a#top")

    assert answer.status_code == 422
    assert Article.objects.get().get_absolute_url() in answer.content.decode()
    assert Snapshot.objects.count() == 1


def test_another_text_of_an_address_is_captured_again_when_asked(db, as_edith):
    send(as_edith, ADD, source=TEXT, url="https://example.org/a")
    changed = {"source": f"{TEXT} Corrected.", "url": "https://example.org/a"}

    asked = send(as_edith, ADD, **changed)
    send(as_edith, ADD, **changed, again="1")

    assert "Capture again" in asked.content.decode()
    assert Article.objects.get().snapshots.count() == 2


def test_the_same_text_elsewhere_can_be_a_reprint(db, as_edith):
    send(as_edith, ADD, source=TEXT, url="https://example.org/a")
    first = Article.objects.get()

    asked = send(as_edith, ADD, source=TEXT, url="https://example.com/b")
    send(as_edith, ADD, source=TEXT, url="https://example.com/b", reprint=str(first.pk))

    assert asked.status_code == 422
    assert Article.objects.get(url="https://example.com/b").republishes == first


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("url", "javascript:alert(1)", "Only http and https links are accepted."),
        ("url", "ftp://example.org/", "Only http and https links are accepted."),
        ("url", "https://example.org:99999/", "Port must be 1–65535."),
        ("url", "https://example.org:0/", "Port must be 1–65535."),
        ("url", "not an address", "is not an address"),
        ("url", "http://[", "is not an address"),
        ("published", "2026-02-30", "is not in the calendar"),
        ("published", "yesterday", "is not a date"),
        ("language", "English", "A BCP 47 tag, such as uk."),
        ("source", "   ", "There is no text in it."),
        ("source", "with\0in", "Null characters are not allowed."),
        ("country", "Ukraine", "Two capital letters"),
        ("outlet_languages", "uk, x!", "is not a BCP 47 tag"),
        ("title", "x" * 501, "at most 500 characters"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(db, as_edith, field, value, said):
    answer = send(as_edith, ADD, **{"source": TEXT, "outlet_name": "New", field: value})

    assert answer.status_code == 422
    assert said in str(errors(answer)[field])
    assert not Article.objects.exists()


def test_a_date_needs_its_basis(db, as_edith):
    answer = send(as_edith, ADD, source=TEXT, published="2024-05-01")

    assert "printed, inferred or from metadata" in str(errors(answer)["published_basis"])


def test_a_language_that_the_text_does_not_show_is_asked_for(db, as_edith):
    answer = send(as_edith, ADD, source="96.77%")

    assert "say which" in str(errors(answer)["language"])


def test_readers_cannot_capture(db, as_rosa):
    assert as_rosa.get(ADD).status_code == 302
