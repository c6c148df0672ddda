"""Somebody's own functions may propose passages too; what is wrong with them costs nothing else."""

from dataclasses import replace

import pytest

from claims.analysis.proposals import Candidate
from claims.analysis.proposals.sentences import Span
from claims.models import Proposal
from claims.proposing import propose_for
from sources.models import Snapshot
from tests.desk.sending import send
from tests.factories import SnapshotFactory

pytestmark = pytest.mark.usefixtures("rows")
TEXT = "Over 80 settlements were lost by August 6, 2024."


def shouting(text, language, *, published=None):
    """The whole text."""
    span = Span(0, len(text))
    yield Candidate(("shout",), 0, len(text), span, text, 1.0, source="shouting-1")


def failing(text, language, *, published=None):
    """Nothing, for a fault of its own."""
    yield from shouting(text, language)
    raise RuntimeError("no model is there")


def beyond(text, language, *, published=None):
    """What does not stand in the text."""
    yield from (replace(one, end=len(text) + 1) for one in shouting(text, language))


@pytest.fixture
def plugged_in(settings):
    """The names of functions, put into the setting."""

    def plug(*functions):
        settings.CLAIMLINE_PROPOSERS = [f"{__name__}.{function}" for function in functions]

    return plug


@pytest.fixture
def snapshot():
    return SnapshotFactory(text=TEXT)


def methods():
    return set(Proposal.objects.values_list("method", flat=True))


def test_another_proposer_can_be_plugged_in(snapshot, plugged_in):
    plugged_in("shouting")

    propose_for(snapshot, by=None)

    assert Proposal.objects.get(method="shouting-1").payload["statement"] == TEXT
    assert len(methods()) == 2


@pytest.mark.parametrize("function", ["failing", "beyond", "not_there"])
def test_one_that_is_wrong_costs_only_what_it_would_have_found(snapshot, plugged_in, function):
    plugged_in(function, "shouting")

    assert propose_for(snapshot, by=None) == 2
    assert "shouting-1" in methods()


def test_one_that_fails_does_not_keep_a_text_out(as_edith, plugged_in):
    plugged_in("failing")

    answer = send(as_edith, "/desk/add/", source=TEXT, language="en")

    assert (answer.status_code, Snapshot.objects.get().text) == (303, TEXT)
    assert methods() == {"rules-2"}
