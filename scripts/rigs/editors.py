"""Many editors at few claims, over HTTP: nothing that was acknowledged is lost, nothing silently overwritten.

A cycle: an editor reads a claim's form, adds one to the number in it, and saves; that is acknowledged, or refused (409)
and begun anew by reading. At the end the number of each claim must be that of the saves that were acknowledged, and its
history must hold each of them once, in order. The control saves whatever it read over whatever is there, and must lose
some.

    python -m scripts.rigs.editors [--editors 20] [--claims 5] [--cycles 10000] [--control]
"""

import argparse
import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from urllib.parse import urlencode

import django

FIELD = re.compile(r'name="(token|version|csrfmiddlewaretoken)" value="([^"]*)"')
NUMBER = re.compile(r'name="place" value="(\d+) ')
FORM = {"statement": "It was counted.", "kind": "event", "language": "en", "reason": "Count on"}
HOST = "127.0.0.1"


@dataclass
class Tally:
    """What the editors saw."""

    wanted: int
    control: bool
    lock: threading.Lock = field(default_factory=threading.Lock)
    saved: Counter[int] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)
    marks: set[str] = field(default_factory=set)

    def more(self) -> bool:
        """Whether to go on."""
        with self.lock:
            return self.answers.total() < self.wanted

    def note(self, claim: int, status: int, mark: str) -> None:
        """One save was answered."""
        with self.lock:
            self.answers[status] += 1
            if status == 303:
                self.saved[claim] += 1
                self.marks.add(mark)


def edit(port: int, cookies: str, claims: list[int], name: str, tally: Tally) -> None:
    """One editor's work."""
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    cycle = 0
    while tally.more():
        cycle += 1
        claim, mark = claims[cycle % len(claims)], f"{name}-{cycle}"
        page = ask(connection, "GET", f"/c/{claim}/edit/", cookies)[1]
        number = NUMBER.search(page)
        assert number, page[:2000]
        form = FORM | dict(FIELD.findall(page)) | {"place": f"{int(number[1]) + 1} {mark}"}
        if tally.control:  # says that it has seen whatever is there
            form["version"] = dict(FIELD.findall(ask(connection, "GET", f"/c/{claim}/edit/", cookies)[1]))["version"]
        status = ask(connection, "POST", f"/c/{claim}/edit/", cookies, urlencode(form))[0]
        if status not in (303, 409):
            tally.wanted = 0
            raise RuntimeError(f"An answer that was not expected: {status}")
        tally.note(claim, status, mark)


def ask(site: http.client.HTTPConnection, method: str, path: str, cookies: str, body: str = "") -> tuple[int, str]:
    """Status and text of an answer."""
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"} if body else {"Cookie": cookies}
    site.request(method, path, body or None, headers)
    answer = site.getresponse()
    return answer.status, answer.read().decode()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("editors", 20), ("claims", 5), ("cycles", 10_000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--control", action="store_true")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    newsroom = import_module("scripts.rigs.newsroom")  # by name: it needs Django ready
    claims, cookies = newsroom.prepare(given.claims, given.editors)
    tally = Tally(given.cycles, given.control)
    began = time.monotonic()
    serve(lambda port: run(port, cookies, claims, tally))
    faults = newsroom.faults(claims, tally.saved, tally.marks)
    seconds = time.monotonic() - began
    done = f"{tally.answers.total()} cycles of {given.editors} editors on {given.claims} claims in {seconds:.0f} s"
    print(f"{done}; answers {dict(tally.answers)}")
    print("\n".join(faults) or "none lost, none overwritten")
    return bool(faults) != given.control


def run(port: int, cookies: list[str], claims: list[int], tally: Tally) -> None:
    threads = [
        threading.Thread(target=edit, args=(port, cookie, claims[at % len(claims) :] + claims, f"e{at}", tally))
        for at, cookie in enumerate(cookies)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def serve(work: Callable[[int], None]) -> None:
    """The site on a free port, for as long as the work takes."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port), "--no-ws"]
    options = ["--log-level", "error", "--workers", "2", "--blocking-threads", "4", "config.wsgi:application"]
    # which refusals there were is told by the answers, not line by line
    with subprocess.Popen([*command, *options], stderr=subprocess.DEVNULL) as server:
        try:
            while True:
                try:
                    socket.create_connection((HOST, port), 1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            work(port)
        finally:
            server.terminate()


if __name__ == "__main__":
    sys.exit(main())
