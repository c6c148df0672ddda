"""What may take long is read by a process of its own, which answers what this one would, or is ended."""

import os
import subprocess
import sys
from functools import partial

import pytest

from sources.ingestion import apart, extraction
from sources.ingestion.apart import read_apart
from sources.ingestion.extraction import extract, extract_file
from sources.ingestion.reading import read
from sources.ingestion.refusals import NoText, TakesTooLong, TakesTooMuch, TooDeep, Unreadable
from tests.ingestion import making

SENTENCE = "The council of the region met on Monday, its chair said, to discuss the budget of the coming year."
ARTICLE = f"<title>Council met</title><h1>Council met</h1><p>KYIV (Reuters) - {SENTENCE}</p><p>{SENTENCE}</p>".encode()
FEW = 4  # seconds, enough to start and to read an article
ENDLESS = b"<h1>T</h1>" + b"<div class=byline>" * 200 + b"<a rel=author>By Ann Lee</a>" * 49_000


@pytest.fixture
def ways(monkeypatch):
    """Which way each text was read."""
    gone = []
    for name in ("read", "read_apart"):
        way = getattr(extraction, name)
        monkeypatch.setattr(extraction, name, lambda *a, _way=way, **k: gone.append(_way.__name__) or _way(*a, **k))
    return gone


def test_a_process_of_its_own_reads_the_same():
    url = "https://news.example.org/a"

    assert read_apart(ARTICLE, url=url) == read(ARTICLE, url=url)
    assert read_apart(ARTICLE, url=url).credits


@pytest.mark.parametrize(("refusal", "raw"), [(TooDeep, b"<p>" + b"<div>" * 300), (NoText, b"<p> </p>")])
def test_it_refuses_the_same(refusal, raw):
    with pytest.raises(refusal) as here:
        read(raw)
    with pytest.raises(refusal) as there:
        read_apart(raw)

    assert str(there.value) == str(here.value)


def test_what_takes_too_long_is_refused_and_an_article_is_not():
    with pytest.raises(TakesTooLong, match="longer than 4 s to read"):
        read_apart(ENDLESS, seconds=FEW)

    assert read_apart(ARTICLE, seconds=FEW).title == "Council met"


def test_a_process_that_waits_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "_COMMAND", ("sleep", "60"))
    monkeypatch.setattr(apart, "_BUSY", 0.01)

    with pytest.raises(TakesTooLong):
        read_apart(ARTICLE)


@pytest.mark.parametrize(
    ("error", "script"),
    [
        (Unreadable, "kill -SEGV $$"),
        (RuntimeError, "echo a fault >&2; exit 1"),
        (TakesTooMuch, """echo '{"refused": "TakesTooMuch", "why": ""}'"""),
    ],
)
def test_however_it_ends_it_is_told(monkeypatch, error, script):
    monkeypatch.setattr(apart, "_COMMAND", ("sh", "-c", f"cat >/dev/null; {script}"))

    with pytest.raises(error):
        read_apart(ARTICLE)


def test_what_takes_too_much_memory_is_refused():
    hungry = (
        "import sources.ingestion.reader as r; r.read = lambda raw, **_: bytearray(3 * 1024**3); r.confine(9);"
        "print(r.told(b'', media_type='', url='')['refused'])"
    )

    done = subprocess.run((sys.executable, "-c", hungry), capture_output=True, text=True, check=True)

    assert done.stdout == "TakesTooMuch\n"


def test_it_gets_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "canary")
    monkeypatch.setattr(apart, "_COMMAND", ("sh", "-c", "cat >/dev/null; env >&2; exit 1"))

    with pytest.raises(RuntimeError) as caught:
        read_apart(ARTICLE)

    assert "PATH=" in str(caught.value)
    assert os.environ["SECRET_KEY"] not in str(caught.value)


@pytest.mark.parametrize(
    ("way", "raw"),
    [
        ("read", ARTICLE),
        ("read_apart", ARTICLE + b" " * 400_000),
        ("read_apart", ARTICLE + b"<b></b>" * 5_000),
        ("read_apart", making.word(SENTENCE, title="Council met")),
    ],
    ids=["ordinary", "large", "full", "packed"],
)
def test_what_may_take_long_is_read_apart(ways, way, raw):
    found = extract(raw)

    assert (ways, found.title) == ([way], "Council met")
    assert found.raw == raw


@pytest.mark.parametrize("given", [extract, partial(extract_file, name="a.html")], ids=["extract", "file"])
def test_a_crafted_page_is_refused_whichever_way_it_comes(monkeypatch, given):
    monkeypatch.setattr(extraction, "read_apart", partial(read_apart, seconds=FEW))

    with pytest.raises(TakesTooLong):
        given(ENDLESS)
