"""What readers may not know is told by no page, export, count, search, header or log.

Each secret has a word of its own. Readers ask for every address there is and follow every link; editors do the same
and find every word, so that the readers' walk went where the secrets are.
"""

import logging
import re

import pytest

from tests import factories as make
from tests.confidentiality.secrets import DESK, SPEAKER, add_secrets, public_world
from tests.confidentiality.walk import walk

pytestmark = pytest.mark.usefixtures("rows")
READERS = pytest.mark.parametrize("reader", [lambda: None, make.rita], ids=["nobody", "reader"])
# What is new each time a page is asked for, and the number of the last changeset, which is no secret.
FRESH = re.compile(
    r'name="(csrfmiddlewaretoken|token)" value="[^"]*"|\'(Content-Length|Set-Cookie|Expires)\': \'[^\']*\''
)
LAST = re.compile(r"/c/\d+@2100")


@pytest.fixture
def world():
    made = public_world()
    add_secrets(made)
    return made


def asked(world):
    """Addresses to which no link leads."""
    claim, draft, speaker = world.public.claim.pk, world.draft.pk, world.speaker.pk
    secret = [report.pk for report in world.draft.attributions.all()]
    yield from (f"/claims/?{query}" for query in ("q=pier", f"speaker={speaker}", "disputed=yes", f"q=C-{draft}"))
    yield from (f"/c/{claim}/?merged={draft}", f"/c/{claim}/compare/?r={world.public.reports[0].pk}&r={secret[0]}")
    yield from (f"/c/{draft}/compare/?r={secret[0]}", f"/follow/search/?speaker={speaker}")
    yield from (f"/c/{claim}/history/?from=1&to=99999", f"/c/{claim}/diff/1../")


def told(found, words):
    """By address, which of the words were told there."""
    held = {address: {word for word in words if word.lower() in text.lower()} for address, text in found.items()}
    return {address: words for address, words in held.items() if words}


@READERS
def test_readers_are_told_no_secret(world, reader, caplog):
    caplog.set_level(logging.INFO)

    found = walk(reader(), world.moments, asked(world))

    assert told(found, DESK | SPEAKER) == {}
    assert not [word for word in DESK | SPEAKER if word in caplog.text]
    assert not [address for address, text in found.items() if text.startswith("5")]


def test_control_editors_find_every_secret_by_the_same_walk(world, caplog):
    caplog.set_level(logging.INFO)

    found = told(walk(make.edith(), world.moments, asked(world)), DESK | SPEAKER)

    assert set().union(*found.values()) == DESK | SPEAKER
    assert not [word for word in DESK | SPEAKER if word in caplog.text]


def test_secrets_change_nothing_that_readers_get():
    world, reader = public_world(), make.rita()
    moments = [world.moments[-1]]
    before = walk(reader, moments)
    add_secrets(world)

    after = walk(reader, moments)

    assert changed(before, after) == []


def changed(before, after):
    """The addresses that answered something else."""
    return [
        address
        for address in before
        if FRESH.sub("", before[address]) != FRESH.sub("", after.get(address, "")) and not LAST.match(address)
    ]


def test_control_something_public_changes_what_readers_get(as_rosa):
    claim = make.ClaimFactory(published=True)
    address = claim.get_absolute_url()
    before = {address: as_rosa.get(address).content.decode()}
    make.AnnotationFactory(claim=claim)

    after = {address: as_rosa.get(address).content.decode()}

    assert changed(before, after) == [address]
