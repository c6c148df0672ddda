"""From words to a claim with its report: filled in from the words, published or kept, or added to another claim."""

import pytest

from claims.models import Attribution, Claim, Measure
from ledger.models import Changeset
from sources.models import Speaker
from tests import factories as make
from tests.desk.sending import send
from tests.desk.texts import SENTENCE, TEXT, at


@pytest.fixture
def text(db):
    return make.SnapshotFactory(text=TEXT)


@pytest.fixture
def form(text, as_edith):
    return as_edith.get(at("new", text, SENTENCE)).context


def publish(client, text, **changes):
    return send(client, at("new", text, SENTENCE), **changes)


def test_the_claim_is_filled_in_from_its_words(form):
    claim = form["claim"]

    assert claim["kind"].value() == "quantity"
    assert (str(claim["low"].value()), claim["unit"].value()) == ("96.77", "%")
    assert claim["measure_name"].value() == "Share of the population"


def test_the_report_is_filled_in_from_its_words(form):
    report = form["report"].form

    assert report["voice"].value() == "attributed"
    assert {mark.words for mark in form["report"].offered} >= {"allegedly", "96.77%", "of the population", "said"}


def test_the_speaker_is_suggested_as_somebody_new(form):
    row = form["report"].chain.forms[0]

    assert (row["who"].value(), row["new"].value()) == ("Election officials", "person")


def test_one_act_puts_everything_on_record(text, as_edith):
    before = Changeset.objects.count()

    answer = publish(as_edith, text)

    report = Attribution.objects.get()
    assert (answer.status_code, Changeset.objects.count()) == (303, before + 1)
    assert (report.claim.status, report.claim.measure) == ("published", Measure.objects.get())
    assert report.links.get().speaker == Speaker.objects.get(name="Election officials")


def test_marks_stand_in_the_passage(text, as_edith):
    publish(as_edith, text)

    report = Attribution.objects.get()
    words = {(mark.kind, mark.passage.exact[mark.start : mark.end]) for mark in report.marks.all()}
    assert report.passages.get().exact == SENTENCE
    assert {("hedge", "allegedly"), ("number", "96.77%"), ("of_what", "of the population")} <= words


def test_a_claim_can_be_kept_as_a_draft(text, as_edith):
    publish(as_edith, text, keep="1")

    assert Claim.objects.get().status == "draft"


def test_it_leads_back_to_the_next_passage(text, as_edith):
    answer = publish(as_edith, text)

    assert answer.url.endswith(f"?after={TEXT.index(SENTENCE) + len(SENTENCE)}#next")


def test_near_claims_are_shown_before_a_new_one_is_made(text, as_edith):
    half = {"statement": "50% of the population had voted for joining.", "low": 50, "high": 50}
    other = make.QuantityFactory(published=True, **half)

    shown = as_edith.get(at("new", text, SENTENCE))

    match = shown.context["matches"][0]
    assert (match.claim, match.other_value) == (other, True)
    assert "value 50% there, 96.77% here" in shown.content.decode()


def test_a_report_of_a_near_claim_is_made_instead(text, as_edith):
    other = make.QuantityFactory(published=True)

    publish(as_edith, text, claim=str(other.pk))

    assert Claim.objects.get() == other
    assert other.attributions.get().passages.get().exact == SENTENCE


def test_another_row_can_be_asked_for(text, as_edith):
    answer = publish(as_edith, text, add_row="1", statement="As typed.")

    assert len(answer.context["report"].chain.forms) == 3
    assert answer.context["claim"]["statement"].value() == "As typed."
    assert not Claim.objects.exists()


def test_words_of_another_kind_are_marked_by_pasting_them(text, as_edith):
    publish(as_edith, text, **{"r-mark_loaded": "joining"})

    mark = Attribution.objects.get().marks.get(kind="loaded")
    assert mark.passage.exact[mark.start : mark.end] == "joining"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("statement", "", "This field is required."),
        ("measure_name", "", "Say what the figure is a figure of."),
        ("low", "", "A quantity has a figure."),
        ("unit", "parsecs", "is not a unit known here"),
        ("r-mark_loaded", "annexed", "is not in these words"),
        ("r-marks", ["hedge:x:y"], "Tick the marks on the page."),
        ("chain-0-evidence", "the minister said", "These words are not in the text"),
        ("chain-0-who", "", "Say who it is that these words name."),
        ("chain-0-new", "", "is not on record"),
        ("words-0-exact", "", "Give the words in the text"),
        ("occurred", "2026-02-30", "is not in the calendar"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(text, as_edith, field, value, said):
    answer = publish(as_edith, text, **{field: value})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Claim.objects.exists()


def test_what_the_record_refuses_leaves_nothing_behind(text, as_edith):
    make.MeasureFactory(name="Area", unit="km2", dimension="area")

    answer = publish(as_edith, text, measure_name="area")

    assert answer.status_code == 422
    assert "is measured in km2" in answer.content.decode()
    assert not Speaker.objects.exists()


def test_words_are_linked_to_a_claim_that_was_searched_for(text, as_edith):
    claim = make.ClaimFactory(statement="The council met.", published=True)

    found = as_edith.get(at("link", text, SENTENCE) + "&q=council")
    send(as_edith, at("report", text, SENTENCE, claim=claim.pk))

    assert found.context["found"] == [(claim, at("report", text, SENTENCE, claim=claim.pk))]
    assert claim.attributions.count() == 1
