"""Passages that are suggested: accepted in one press, given to another claim, rejected for good, put off, undone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Attribution, Claim, Proposal
from claims.proposing import propose_for
from ledger.models import Changeset
from sources.models import Snapshot, Speaker
from tests import factories as make
from tests.desk.sending import new_token, send
from tests.desk.texts import SENTENCE, TEXT, at

pytestmark = pytest.mark.usefixtures("rows")
HALF = {"statement": "50% of the population had voted for joining.", "low": 50, "high": 50}


@pytest.fixture
def text(edith):
    return make.SnapshotFactory(text=TEXT)


@pytest.fixture
def figure(text, edith):
    propose_for(text, by=edith)
    return Proposal.objects.get(payload__kinds=["figure"])


def press(client, proposal, act, **given):
    return client.post(f"/desk/suggestions/{proposal.pk}/{act}/", {"token": new_token(), **given})


def state(proposal):
    return Proposal.objects.get(pk=proposal.pk).state


def page(client, text):
    return client.get(text.article.get_absolute_url(), follow=True)


def test_one_press_publishes_the_claim_with_its_report(figure, as_edith, edith):
    answer = press(as_edith, figure, "accept")

    report = Attribution.objects.get()
    assert (answer.status_code, report.claim.status, str(report.low)) == (303, "published", "96.77")
    assert report.links.get().speaker == Speaker.objects.get(name="Election officials")
    assert (state(figure), Proposal.objects.get(pk=figure.pk).became_attribution) == ("accepted", report)


def test_what_is_recorded_is_what_was_shown(figure, as_edith):
    press(as_edith, figure, "accept")

    report = Attribution.objects.get()
    assert report.claim.statement == figure.payload["statement"] == "96.77% of the population had voted for joining."
    assert report.passages.get().exact == SENTENCE
    assert {mark.kind for mark in report.marks.all()} >= {"hedge", "number", "of_what", "attribution_verb"}


def test_it_leads_to_the_next_passage(figure, as_edith):
    assert press(as_edith, figure, "accept").url.endswith(f"?after={figure.end}#next")


def test_two_cannot_accept_the_same(figure, as_edith, as_rhys):
    press(as_edith, figure, "accept")

    answer = press(as_rhys, figure, "accept")

    assert (answer.status_code, Claim.objects.count()) == (303, 1)


def test_a_form_sent_twice_publishes_once(figure, as_edith):
    token = new_token()
    for _ in range(2):
        as_edith.post(f"/desk/suggestions/{figure.pk}/accept/", {"token": token})

    assert Claim.objects.count() == 1


def test_acceptance_is_undone_in_one_act(figure, as_edith):
    press(as_edith, figure, "accept")
    act = Changeset.objects.order_by("-pk").first()

    send(as_edith, f"/desk/activity/{act.pk}/undo/")

    assert state(figure) == "pending"
    assert not Claim.objects.published().exists()


@pytest.mark.parametrize("words", ["386 square miles", "5 km and 8 km of road"])
def test_what_does_not_say_enough_leads_to_the_form(as_edith, edith, words):
    text = make.SnapshotFactory(text=f"The army occupied {words} near the town.")
    propose_for(text, by=edith)
    proposal = Proposal.objects.first()

    answer = press(as_edith, proposal, "accept")

    assert answer.url.startswith(f"/a/{text.article_id}/claim/new/?")
    assert (state(proposal), Claim.objects.exists()) == ("pending", False)


def test_htmx_is_told_to_go_to_the_form(as_edith, edith):
    text = make.SnapshotFactory(text="The army occupied 386 square miles near the town.")
    propose_for(text, by=edith)
    proposal = Proposal.objects.get()

    answer = as_edith.post(
        f"/desk/suggestions/{proposal.pk}/accept/", {"token": new_token()}, headers={"HX-Request": "true"}
    )

    assert answer.headers["HX-Redirect"].startswith(f"/a/{text.article_id}/claim/new/?")


def test_a_claim_on_record_is_offered_when_its_value_is_the_same(text, as_edith, edith):
    claim = make.QuantityFactory(published=True, statement="96.77% of the population voted for joining.")
    propose_for(text, by=edith)
    proposal = Proposal.objects.get(kind="match")

    press(as_edith, proposal, "accept")

    assert Attribution.objects.get().claim == claim
    assert Claim.objects.count() == 1


def test_another_value_is_told_and_no_match(text, as_edith, edith):
    other = make.QuantityFactory(published=True, **HALF)
    propose_for(text, by=edith)
    proposal = Proposal.objects.get(kind="match")

    shown = page(as_edith, text).content.decode()
    press(as_edith, proposal, "accept")

    assert f"Report of C-{other.pk} instead" in shown
    assert "Value 50% there, 96.77% here" in shown
    assert Attribution.objects.get().claim != other


def test_a_report_of_the_near_claim_is_made_instead(text, as_edith, edith):
    other = make.QuantityFactory(published=True, **HALF)
    propose_for(text, by=edith)

    press(as_edith, Proposal.objects.get(kind="match"), "accept", claim=str(other.pk))

    report = Attribution.objects.get()
    assert (report.claim, str(report.low)) == (other, "96.77")


def test_a_claim_recorded_since_is_shown_before_another_is_made(figure, as_edith):
    make.QuantityFactory(published=True, statement="96.77% of the population voted for joining.")

    answer = press(as_edith, figure, "accept")

    assert answer.url.startswith(f"/a/{figure.article_id}/claim/new/?")
    assert "Recorded already?" in as_edith.get(answer.url).content.decode()


def test_what_was_rejected_stays_so_when_it_is_captured_again(figure, text, as_edith, edith):
    press(as_edith, figure, "reject", reason="Not checkable")
    propose_for(Snapshot.objects.capture(text.article, f"Updated. {TEXT}", by=edith), by=edith)

    assert (state(figure), Proposal.objects.get(pk=figure.pk).reason) == ("rejected", "Not checkable")
    assert f'id="s{figure.pk}"' not in page(as_edith, text).content.decode()


def test_a_rejection_without_a_reason_is_asked_for_it(figure, as_edith):
    answer = press(as_edith, figure, "reject", reason=" ")

    assert answer.status_code == 422
    assert state(figure) == "pending"


@pytest.mark.parametrize(("days", "after"), [("", 1), ("7", 7)])
def test_what_is_put_off_waits_again(figure, as_edith, days, after):
    press(as_edith, figure, "later", **({"days": days} if days else {}))

    now = timezone.now()
    assert not Proposal.objects.waiting(now).filter(pk=figure.pk).exists()
    assert Proposal.objects.waiting(now + timedelta(days=after, hours=1)).filter(pk=figure.pk).exists()


def test_words_recorded_by_hand_are_suggested_no_more(figure, text, as_edith):
    send(as_edith, at("new", text, SENTENCE))

    assert state(figure) == "accepted"


def test_editing_before_accepting_settles_it_whatever_the_figure(figure, text, as_edith):
    address = f"{at('new', text, SENTENCE, figure='96.77%')}&suggestion={figure.pk}"

    send(as_edith, address, low="96.8", **{"r-low": "96.8"})

    assert state(figure) == "accepted"


def test_what_a_report_carries_is_not_suggested(text, as_edith, edith):
    send(as_edith, at("new", text, SENTENCE))

    propose_for(text, by=edith)

    assert not Proposal.objects.filter(payload__kinds=["figure"]).exists()


def test_cards_show_what_was_read(figure, text, as_edith):
    shown = page(as_edith, text).context["page"]
    (one,) = [s for row in shown.rows for s in row.suggestions if s.id == figure.pk]

    assert dict(one.parts) == {
        "Value": "96.77%",
        "Of what": "the population",
        "Whose word": "Election officials",
        "Verb": "said",
        "Hedge": "allegedly",
    }


def test_readers_see_no_suggestion(figure, text, as_rosa):
    assert "suggested" not in page(as_rosa, text).content.decode().lower()


def test_a_text_that_was_not_read_yet_can_be_read_now(text, as_edith):
    assert "Find passages" in page(as_edith, text).content.decode()

    as_edith.post(f"/a/{text.article_id}/suggestions/")

    assert Proposal.objects.filter(snapshot=text).exists()
    assert "Find passages" not in page(as_edith, text).content.decode()
