"""One address, two shapes: the page, and the part of it that a swap asks for."""

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest

SWAP = {"HX-Request": "true", "HX-Request-Type": "partial"}


def test_a_swap_gets_the_part_and_a_reader_the_page(as_rosa, db):
    part, page = as_rosa.get("/claims/", headers=SWAP), as_rosa.get("/claims/")

    assert part.content.decode().lstrip().startswith('<div class="results"')
    assert "<!doctype" in page.content.decode()


def test_going_back_gets_the_page(as_rosa, db):
    restored = as_rosa.get("/claims/", headers=SWAP | {"HX-History-Restore-Request": "true"})
    full = as_rosa.get("/claims/", headers=SWAP | {"HX-Request-Type": "full"})

    assert "<!doctype" in restored.content.decode()
    assert "<!doctype" in full.content.decode()


def test_caches_keep_the_two_apart(as_rosa, db):
    varies = as_rosa.get("/claims/")["Vary"]

    assert {"HX-Request", "HX-Request-Type"} <= set(varies.split(", "))


def test_a_message_of_a_swap_goes_to_the_status_line(as_rosa, db):
    waiting = CookieStorage(HttpRequest())
    as_rosa.cookies["messages"] = waiting._encode([Message(constants.SUCCESS, "Confirmed.")])

    words = as_rosa.get("/claims/", headers=SWAP).content.decode()

    assert '<div id="status" data-hx-swap-oob="innerHTML"><div class="message is-success">Confirmed.' in words
    assert 'id="status" data' not in as_rosa.get("/claims/", headers=SWAP).content.decode()
