"""What must not be reached is not, however it is spelled, and the answer never says why."""

import time
import urllib.request

import pytest

from sources.ingestion.fetching.fetcher import Fetcher
from sources.ingestion.fetching.public import is_public
from sources.ingestion.fetching.refusals import Blocked
from tests.ingestion.fetching.servers import CANARY, PAGE, SITE, fetcher, moved, serving

INNER = {
    "inner.example": [CANARY],
    "both.example": [SITE, CANARY],
    "mapped.example": ["::ffff:127.0.0.1"],
    "compatible.example": ["::127.0.0.1"],
    "nat64.example": ["64:ff9b::7f00:1"],
    "nat64local.example": ["64:ff9b:1::7f00:1"],
    "sixtofour.example": ["2002:7f00:1::1"],
    "teredo.example": ["2001:0:7f00:1::1"],
    "isatap.example": ["2a00:1450::5efe:7f00:1"],
    "loop6.example": ["::1"],
    "linklocal.example": ["169.254.169.254"],
    "linklocal6.example": ["fe80::1%lo"],
    "private.example": ["10.0.0.1"],
    "private6.example": ["fd00::1"],
    "shared.example": ["100.64.0.1"],
    "multicast.example": ["224.0.0.1"],
    "zero.example": ["0.0.0.0"],  # noqa: S104
    "nothing.example": [],
}
HOSTS = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "0x7f.0.0.1",
    "0x7f.0x0.0x0.0x1", "127.0.0.1.", "127.000.000.001", "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1", "127．0．0．1",
    "127｡0｡0｡1", "localhost", "LOCALHOST", "localhost.", "ⓛocalhost", "localhost.localdomain", "printer.local",
    "db.internal", "host.lan", "0", "0.0.0.0",  # noqa: S104
    "00.00.00.00", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[fe80::1%25lo]", "[0:0:0:0:0:0:0:1]", "[::1%25lo]",
    "169.254.169.254", "10.0.0.1", "192.168.0.1", "172.16.0.1", "100.64.0.1", "224.0.0.1", "255.255.255.255",
    "127.0.0.1.nip.invalid", "-", "a..b", "", *INNER,
]  # fmt: skip
# each with the port of the canary put in
WHOLE = [
    "http://news.example@127.0.0.1:{}/", "http://127.0.0.1:{}@news.example/", "http://user:pass@news.example:{}/",
    "http://127.0.0.1:{}\\@news.example/", "http://news.example\\@127.0.0.1:{}/", "http://127.0.0.1\t:{}/",
    "http://127.0.0.1:{}\n/", "http://news.example%2f@127.0.0.1:{}/", "http://127.0.0.1:{}#@news.example/",
    "http:\\\\127.0.0.1:{}/", "http://127.0.0.1%00.news.example:{}/", "http://[::1:{}/",
]  # fmt: skip


def attempts(port):
    return [f"http://{host}:{port}/" for host in HOSTS] + [url.format(port) for url in WHOLE]


def outcome(url, port):
    try:
        fetcher(port, names=INNER).fetch(url)
    except Exception as error:
        return type(error), str(error)
    return "fetched"


def test_no_spelling_reaches_what_is_not_public():
    with serving(CANARY, {"/": PAGE}) as canary:
        told = {outcome(url, canary.server_port) for url in attempts(canary.server_port)}

    assert canary.asked == []
    assert told == {(Blocked, str(Blocked()))}
    assert len(attempts(1)) >= 60


def test_a_naive_fetcher_reaches_it_by_many_of_them():
    reached = []
    with serving(CANARY, {"/": PAGE}) as canary:
        for host in ("127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "127。0。0。1"):
            url = f"http://{host.encode('idna').decode()}:{canary.server_port}/"
            reached.append(urllib.request.urlopen(url, timeout=5).status)

    assert reached == [200] * 7


def test_refusals_take_as_long_as_one_another():
    taken = []
    for url in attempts(1):
        started = time.thread_time()  # others use this machine too; nobody is waited for here
        outcome(url, 1)
        taken.append(time.thread_time() - started)

    assert max(taken) - min(taken) < 0.05


def test_a_name_that_changes_its_address_is_not_looked_up_again():
    answers = iter([[SITE], [SITE], [CANARY]])  # for the page, for robots.txt, for one who looks again
    with serving(SITE, {"/": PAGE}) as site, serving(CANARY, {"/": PAGE}, site.server_port) as canary:
        ours = fetcher(site.server_port, names={"rebinding.example": lambda: next(answers)})

        answer = ours.fetch(f"http://rebinding.example:{site.server_port}/")

    assert (answer.body, canary.asked) == (PAGE, [])
    assert next(answers) == [CANARY]


@pytest.mark.parametrize("to", ["http://127.0.0.1:{}/", "http://inner.example:{}/", "//inner.example:{}/", "file:///x"])
def test_a_redirect_is_checked_like_the_first_address(to):
    with serving(CANARY, {"/": PAGE}) as canary, serving(SITE, {}, canary.server_port) as site:
        site.pages["/"] = moved(to.format(canary.server_port))

        told = outcome(f"http://news.example:{site.server_port}/", site.server_port)

    assert canary.asked == []
    assert told != "fetched"


def test_without_the_check_of_addresses_the_redirect_arrives():
    with serving(CANARY, {"/": PAGE}) as canary, serving(SITE, {}, canary.server_port) as site:
        site.pages["/"] = moved(f"http://inner.example:{canary.server_port}/")
        trusting = fetcher(site.server_port, names=INNER, public=lambda address: True)

        trusting.fetch(f"http://news.example:{site.server_port}/")

    assert [path for path, _ in canary.asked] == ["/robots.txt", "/"]


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4001:80b::200e", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *sorted({address for found in INNER.values() for address in found} - {SITE}),
        *["192.88.99.1", "3fff::1", "5f00::1", "2001:db8::1", "192.0.2.1", "198.18.0.1", "255.255.255.255", "nonsense"],
    ],
)
def test_others_are_not(address):
    assert not is_public(address)


def test_the_real_check_is_the_default():
    assert Fetcher().public is is_public
