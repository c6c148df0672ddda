"""A page is fetched politely, within limits, and by a process that has nothing to lose."""

import json
import sys
import time

import pytest

from sources.ingestion.fetching import refusals
from sources.ingestion.fetching.apart import fetch
from sources.ingestion.fetching.pinned import AGENT
from sources.ingestion.refusals import Refused
from tests.ingestion.fetching.servers import PAGE, SITE, bomb, dripping, endless, fetcher, moved, reply, serving


@pytest.fixture
def site():
    with serving(SITE, {"/": PAGE}) as server:
        yield server


def ask(site, path="/", **options):
    return fetcher(site.server_port, **options).fetch(f"http://news.example:{site.server_port}{path}")


def test_a_page_is_fetched_under_our_name_without_cookies(site):
    site.pages["/moved"] = moved("/?q=ä")
    site.pages["/?q=%C3%A4"] = PAGE

    answer = ask(site, "/moved")

    asked = site.asked[-1][1]
    assert (answer.body, answer.target.path) == (PAGE, "/?q=%C3%A4")
    assert (asked["User-Agent"], asked["Host"]) == (AGENT, f"news.example:{site.server_port}")
    assert {"Cookie", "Authorization", "Referer"}.isdisjoint(asked)


@pytest.mark.parametrize(
    ("refusal", "page"),
    [
        (refusals.PageTooLarge, bomb),
        (refusals.PageTooLarge, endless),
        (refusals.PageTooLarge, reply(b"", Content_Length=20_000_000)),
        (refusals.WrongType, reply(PAGE, Content_Type="image/png")),
        (refusals.Answered, reply(PAGE, status=404)),
        (refusals.Answered, reply(PAGE, Content_Encoding="br")),
        (refusals.Blocked, reply(b"not gzip", Content_Encoding="gzip")),
        (refusals.TooManyRedirects, moved("/")),
        (refusals.NotWeb, moved("gopher://news.example/")),
        (refusals.NoPort, moved("http://news.example:99999/")),
    ],
    ids=["bomb", "endless", "length", "picture", "missing", "brotli", "broken", "circle", "scheme", "port"],
)
def test_what_no_page_needs_is_refused(site, refusal, page):
    site.pages["/"] = page

    with pytest.raises(refusal):
        ask(site)


def test_a_page_that_drips_is_given_up_when_the_time_is_over(site):
    site.pages["/"] = dripping
    started = time.perf_counter()

    with pytest.raises(refusals.TooSlow):
        ask(site, seconds=0.5)

    assert time.perf_counter() - started < 2


def test_three_redirects_are_followed(site):
    site.pages |= {"/1": moved("/2"), "/2": moved("/3"), "/3": moved("/")}

    assert ask(site, "/1").body == PAGE


def test_robots_txt_is_honoured(site):
    site.pages["/robots.txt"] = b"User-agent: Claimline\nDisallow: /secret\n"

    with pytest.raises(refusals.RobotsRefuse):
        ask(site, "/secret/page")

    assert [path for path, _ in site.asked] == ["/robots.txt"]


@pytest.mark.parametrize(("page", "allowed"), [(reply(status=404), True), (reply(status=503), False)])
def test_a_site_without_rules_allows_and_one_that_fails_does_not(site, page, allowed):
    site.pages["/robots.txt"] = page

    try:
        fetched = ask(site).body == PAGE
    except refusals.RobotsRefuse:
        fetched = False

    assert fetched is allowed


def test_what_has_not_changed_is_not_sent_again(site):
    site.pages["/"] = reply(status=304)

    answer = fetcher(site.server_port).fetch(f"http://news.example:{site.server_port}/", {"If-None-Match": '"a"'})

    assert (answer.status, site.asked[-1][1]["If-None-Match"]) == (304, '"a"')


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://localhost/", "http://news.example:8080/"])
def test_the_process_says_the_same_of_all_that_is_blocked(url):
    with pytest.raises(Refused) as caught:
        fetch(url)

    assert str(caught.value) == str(refusals.Blocked())


def test_the_process_starts_and_answers():
    with pytest.raises(Refused) as caught:
        fetch("ftp://news.example/")

    assert str(caught.value) == str(refusals.NotWeb())


def test_a_fetcher_that_hangs_is_ended():
    with pytest.raises(refusals.TooSlow):
        fetch("http://news.example/", command=(sys.executable, "-c", "import time; time.sleep(60)"), seconds=0.5)


@pytest.mark.parametrize(("code", "logged"), [(0, []), (3, ["The fetcher ended with 3."])])
def test_a_fetcher_that_breaks_is_logged_without_what_it_was_asked(caplog, code, logged):
    broken = f"import sys; print(sys.stdin.read(), file=sys.stderr); sys.exit({code})"

    with pytest.raises(refusals.Blocked):
        fetch("http://news.example/", command=(sys.executable, "-c", broken))

    assert [record.getMessage() for record in caplog.records] == logged


def test_the_fetcher_gets_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "canary")
    told = "import json, os; print(json.dumps({'why': ' '.join(sorted(os.environ.values()))}))"

    with pytest.raises(Refused) as caught:
        fetch("http://news.example/", command=(sys.executable, "-c", told))

    assert "canary" not in json.dumps(str(caught.value))
