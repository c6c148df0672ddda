"""Several editors at one claim at once; the long run of it is `make editors`."""

import re
import threading

from django.db import connection
from django.test import Client

from claims.models import Claim
from tests import factories as make

EDITORS, SAVES = 4, 6


HIDDEN = re.compile(r'name="(token|version)" value="([^"]*)"')
NUMBER = re.compile(r'name="place" value="([0-9]+)')
FORM = {"statement": "It was counted.", "kind": "event", "language": "en", "reason": "Count on"}


def text(client, claim):
    """The form as it is shown. (What the test client says of its context holds what other threads render, too.)"""
    return client.get(f"/c/{claim.pk}/edit/").content.decode()


def version(page):
    return dict(HIDDEN.findall(page))["version"]


def save(client, claim, page, name, **changes):
    """Add one to the number that the page shows. Returns whether that was acknowledged."""
    form = FORM | dict(HIDDEN.findall(page)) | {"place": f"{int(NUMBER.search(page)[1]) + 1} {name}"}
    return client.post(f"/c/{claim.pk}/edit/", form | changes).status_code == 303


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def work(people, claim):
    """How many saves were acknowledged, all editors at once; whoever is refused reads again."""
    saved = []

    def run(person):
        client, mine = signed_in(person), 0
        while mine < SAVES:
            if save(client, claim, text(client, claim), f"{person.username}-{mine}"):
                mine += 1
                saved.append(person)
        connection.close()

    threads = [threading.Thread(target=run, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(saved)


def number(claim):
    return int(Claim.objects.get(pk=claim.pk).place.split()[0])


def test_nothing_that_was_acknowledged_is_lost(committed):
    claim = make.ClaimFactory(place="0 nobody")
    people = [make.person(f"editor{n}", "editor") for n in range(EDITORS)]

    saved = work(people, claim)

    assert (saved, number(claim)) == (EDITORS * SAVES, EDITORS * SAVES)


def test_the_control_that_saves_over_anything_loses(committed):
    claim = make.ClaimFactory(place="0 nobody")
    clients = [signed_in(make.person(f"editor{n}", "editor")) for n in range(EDITORS)]
    pages = [text(client, claim) for client in clients]

    for at, (client, page) in enumerate(zip(clients, pages, strict=True)):
        assert save(client, claim, page, f"editor{at}", version=version(text(client, claim)))

    assert number(claim) < EDITORS
