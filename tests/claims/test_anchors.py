"""What editors do when an outlet changed the words that reports rest on."""

import pytest

from claims.anchors import NotTheLastText, accept, drop, keep
from claims.models import Look
from sources.anchoring import Span
from sources.models import PassageCheck, Snapshot
from sources.models.passage_check import DecidedAlready
from tests.factories import AttributionFactory, CrossReferenceFactory, DisputeFactory, EvidenceFactory, SpeakerFactory

pytestmark = pytest.mark.usefixtures("rows")

QUOTE = "The council allegedly met on Monday"
CHANGED = QUOTE.replace("Monday", "Sunday")


@pytest.fixture
def report():
    return AttributionFactory(quote=QUOTE, marks={"allegedly": "hedge", "Monday": "number"}, chain=[SpeakerFactory()])


def captured(row, words, by):
    """The check of the row's passage, after its words were changed in the outlet's text."""
    old = row.words.get().passage if hasattr(row, "words") else row.passage
    text = old.snapshot.text.replace(old.exact, words)
    snapshot = Snapshot.objects.capture(old.snapshot.article, f"{text} Rain fell.", by=by)
    return PassageCheck.objects.get(snapshot=snapshot, passage=old)


@pytest.fixture
def check(report, edith):
    """The outlet says Sunday now."""
    return captured(report, CHANGED, edith)


@pytest.mark.parametrize(
    ("words", "because"),
    [(CHANGED, "The outlet changed these words."), ("", "These words are gone from the outlet’s text.")],
    ids=["changed", "gone"],
)
def test_a_report_whose_words_changed_needs_another_look(report, edith, words, because):
    check = captured(report, words, edith)

    look = Look.objects.get()

    assert (look.attribution, look.claim, look.because) == (report, report.claim, because)
    assert look.passage_check == check


def test_words_that_only_stand_elsewhere_need_no_look(report, edith):
    captured(report, f"Snow fell. {QUOTE}", edith)

    assert not Look.objects.exists()


def test_a_withdrawn_report_needs_no_look(report, edith):
    report.withdraw(reason="Misread", by=edith)

    captured(report, CHANGED, edith)

    assert not Look.objects.exists()


def test_links_and_closed_disputes_that_were_shown_by_the_words_need_one(report, edith, rhys):
    link, dispute = CrossReferenceFactory(), DisputeFactory()
    words = report.words.get().passage
    EvidenceFactory(cross_reference=link, passage=words)
    EvidenceFactory(dispute=dispute, passage=words)
    dispute.rule("rejected", text="No.", by=rhys)

    captured(report, CHANGED, edith)

    assert {(look.cross_reference, look.dispute) for look in Look.objects.filter(attribution=None)} == {
        (link, None),
        (None, dispute),
    }


def test_a_chain_that_was_shown_by_the_words_needs_one(report, edith):
    shown = AttributionFactory(article=report.article, quote="it said", chain=[SpeakerFactory()])
    link = shown.links.get()
    link.evidence = report.words.get().passage
    shown.relink([link], by=edith, reason="Shown")

    captured(report, CHANGED, edith)

    assert {look.attribution for look in Look.objects.all()} == {report, shown}


def test_accepting_lets_the_report_rest_on_the_new_words(report, check, edith):
    accept(check, Span(check.start, check.end), by=edith)

    assert report.words.get().passage.exact == CHANGED
    assert report.words.get().passage.snapshot == check.snapshot
    assert {(m.kind, CHANGED[m.start : m.end]) for m in report.marks.all()} == {
        ("hedge", "allegedly"),
        ("number", "Sunday"),
    }


def test_marks_of_words_that_are_gone_go(report, edith):
    check = captured(report, QUOTE.replace("allegedly ", ""), edith)

    accept(check, Span(check.start, check.end), by=edith)

    assert [mark.kind for mark in report.marks.all()] == ["number"]


@pytest.mark.parametrize(
    "act", [lambda c, by: keep(c, by=by), lambda c, by: drop(c, reason="Gone", by=by)], ids=["keep", "drop"]
)
def test_a_decision_ends_the_look(check, edith, act):
    act(check, edith)

    assert not Look.objects.waiting().exists()
    with pytest.raises(DecidedAlready):
        act(check, edith)


def test_keeping_changes_nothing_of_the_report(report, check, edith):
    keep(check, by=edith)

    assert report.words.get().passage == check.passage
    assert check.decision == "kept"


def test_dropping_takes_the_report_off_the_record(report, check, edith):
    drop(check, reason="The outlet took it back", by=edith)
    report.refresh_from_db()

    assert report.withdrawn_reason == "The outlet took it back"


def test_words_of_a_text_that_is_not_the_last_are_not_taken(report, check, edith):
    captured(report, QUOTE.replace("Monday", "Friday"), edith)

    with pytest.raises(NotTheLastText):
        accept(check, Span(check.start, check.end), by=edith)


def test_what_waits_because_of_the_claim_still_waits(report, edith):
    claim = report.claim
    claim.refresh_from_db()
    claim.revise(by=edith, reason="Clearer", version=claim.version, statement="It sat.")

    keep(captured(report, CHANGED, edith), by=edith)

    assert Look.objects.waiting().get().because == "The statement was changed."
