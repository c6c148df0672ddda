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


def count(client, claim, name, control):
    """Read the number, add one, save; read again after a refusal. Returns whether that was acknowledged."""
    page = text(client, claim)
    form = FORM | dict(HIDDEN.findall(page)) | {"place": f"{int(NUMBER.search(page)[1]) + 1} {name}"}
    if control:
        form |= {"version": dict(HIDDEN.findall(text(client, claim)))["version"]}
    return client.post(f"/c/{claim.pk}/edit/", form).status_code == 303


def work(people, claim, control=False):
    """How many saves were acknowledged, all editors together."""
    saved = []

    def run(person):
        client, mine = Client(), 0
        client.force_login(person)
        while mine < SAVES:
            if count(client, claim, f"{person.username}-{mine}", control):
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
    people = [make.person(f"editor{n}", "editor") for n in range(EDITORS)]

    saved = work(people, claim, control=True)

    assert number(claim) < saved
