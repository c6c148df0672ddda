"""One report beside the claim as recorded."""

from decimal import Decimal

import pytest

from claims.analysis.slots import Likeness, Wording, denominator_slot, hedge_slot, value_slot, verb_slot
from claims.analysis.values import Value

SHARE = Value(Decimal("96.77"), Decimal("96.77"), "%", "exactly")


def wording(value=SHARE, value_text="96.77%", denominator="", hedges=(), loaded=(), verb=""):
    return Wording(value, value_text, denominator, hedges, loaded, verb)


CLAIM = wording(denominator="votes cast", verb="voted for")


def test_the_same_figure_of_something_else_is_the_same_value_and_drifts_in_of_what():
    report = wording(denominator="the Crimean population")

    assert value_slot(report, CLAIM).likeness == Likeness.SAME
    assert denominator_slot(report, CLAIM).differs
    assert denominator_slot(report, CLAIM).text == "the Crimean population"


@pytest.mark.parametrize(
    ("report", "likeness"),
    [
        (wording(), Likeness.SAME),
        (wording(value_text="96.77 percent"), Likeness.OTHER_WORDS),
        (wording(value=Value(Decimal("95.5"), Decimal("95.5"), "%", "exactly")), Likeness.DIFFERS),
        (wording(value=None, value_text=""), Likeness.ABSENT),
    ],
)
def test_the_value_slot(report, likeness):
    assert value_slot(report, CLAIM).likeness == likeness


def test_a_report_without_a_figure_says_so():
    assert value_slot(wording(value=None), CLAIM).text == "none given"
    assert value_slot(wording(value=None), wording(value=None)).text == ""


def test_a_figure_where_the_claim_has_none_is_other_words():
    assert value_slot(wording(), wording(value=None)).likeness == Likeness.OTHER_WORDS


@pytest.mark.parametrize(
    ("denominator", "text", "likeness"),
    [
        ("Votes cast", "Votes cast", Likeness.SAME),
        ("", "not stated", Likeness.DIFFERS),
        ("those who came", "those who came", Likeness.DIFFERS),
    ],
)
def test_the_of_what_slot(denominator, text, likeness):
    slot = denominator_slot(wording(denominator=denominator), CLAIM)

    assert (slot.text, slot.likeness) == (text, likeness)


def test_of_what_is_absent_where_neither_says_it():
    assert denominator_slot(wording(), wording()).likeness == Likeness.ABSENT


def test_a_hedge_differs_since_a_claim_has_none():
    hedged = hedge_slot(wording(hedges=("allegedly", "reportedly")))

    assert (hedged.text, hedged.differs) == ("allegedly, reportedly", True)
    assert hedge_slot(wording()).likeness == Likeness.SAME


@pytest.mark.parametrize(
    ("report", "text", "likeness"),
    [
        (wording(verb="Voted for"), "Voted for", Likeness.SAME),
        (wording(verb="backed"), "backed", Likeness.OTHER_WORDS),
        (wording(verb="voted for", loaded=("annexed",)), "annexed", Likeness.DIFFERS),
        (wording(), "", Likeness.ABSENT),
    ],
)
def test_the_verb_slot(report, text, likeness):
    slot = verb_slot(report, CLAIM)

    assert (slot.text, slot.likeness) == (text, likeness)
