"""Files and addresses are taken in from the command line, one line each."""

import io

import pytest
from django.core.management import CommandError, call_command

from claims.intake import taking
from sources.ingestion.fetching.apart import Fetched
from sources.ingestion.fetching.refusals import Blocked
from sources.models import Article, Snapshot
from tests.factories import OutletFactory
from tests.ingestion import making
from tests.ingestion.test_files import FEED, PAGE, SENTENCE

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def web(monkeypatch):
    """The network, in which these addresses answer; all others cannot be reached."""
    pages = {}

    def fetch(url):
        if url not in pages:
            raise Blocked
        return Fetched(url, pages[url], "text/html")

    monkeypatch.setattr(taking, "fetch", fetch)
    return pages


def ingest(*what, **options):
    out = io.StringIO()
    try:
        call_command("ingest", *map(str, what), by="edith", stdout=out, **options)
    except CommandError as error:
        out.write(f"{error.returncode} {error}")
    return out.getvalue().splitlines()


def test_each_item_gets_a_line(tmp_path, edith):
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.docx").write_bytes(making.word(SENTENCE, title="Another"))
    (tmp_path / "c.pdf").write_bytes(b"GIF89a")

    told = ingest(*sorted(tmp_path.iterdir()), tmp_path / "none")

    assert [line.partition(":")[0] for line in told[:-1]] == ["Captured", "Captured", "Refused", "Refused"]
    assert told[2].endswith("Expected an article, got a picture (GIF).")
    assert told[-1] == "1 2 refused."


def test_the_same_file_again_is_there_already_and_says_where(tmp_path, edith):
    (tmp_path / "a.html").write_bytes(PAGE)
    ingest(tmp_path / "a.html")

    (told,) = ingest(tmp_path / "a.html")

    assert told.startswith("Already there:")
    assert Article.objects.get().get_absolute_url() in told


def test_the_pages_that_a_feed_names_are_fetched(edith, web):
    web |= {"https://example.com/feed": FEED, "https://example.com/1": PAGE}
    OutletFactory(domains=["example.com"], name="Example")

    told = ingest("https://example.com/feed")

    assert [line.split()[:2] for line in told[:2]] == [
        ["Captured:", "https://example.com/1"],
        ["Refused:", "https://example.com/2"],
    ]
    assert Article.objects.get().outlet.name == "Example"


def test_a_web_archive_is_taken_in_page_by_page(tmp_path, edith):
    pages = {f"https://example.com/{n}": PAGE.replace(b"Council", b"Council %d" % n) for n in range(3)}
    (tmp_path / "a.warc.gz").write_bytes(making.warc(pages))

    ingest(tmp_path / "a.warc.gz")

    assert {*Snapshot.objects.values_list("article__url", flat=True)} == {*pages}


def test_who_takes_it_in_must_be_known(tmp_path, edith):
    with pytest.raises(CommandError, match="There is no person nobody"):
        call_command("ingest", str(tmp_path), by="nobody")
