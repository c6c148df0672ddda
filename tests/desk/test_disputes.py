"""Disputes: raised with evidence, discussed, ruled on by somebody else, reopened on new evidence."""

import pytest

from claims.models import Claim, Dispute, Evidence
from ledger.models import Changeset
from tests import factories as make
from tests.desk.sending import send

RAISED = {"statement": "What is it a share of?", "ground": "denominator", "a": "Ballots.", "b": "The population."}


@pytest.fixture
def dispute(db):
    """Raised by edith on a published claim."""
    claim = make.ClaimFactory(published=True)
    return make.DisputeFactory(claim=claim, positions=["Ballots.", "The population."])


@pytest.fixture
def closed(dispute, rhys):
    """Rejected by rhys."""
    dispute.rule("rejected", text="No minutes.", by=rhys)
    return dispute


def page(client, dispute):
    return client.get(dispute.get_absolute_url()).content.decode()


def test_a_dispute_is_raised_with_its_evidence_in_one_act(db, as_edith):
    report = make.AttributionFactory()
    before = Changeset.objects.count()
    evidence = {"source": f"A-{report.article_id}", "words": "allegedly met", "side": "2", "direction": "against"}

    answer = send(as_edith, f"/c/{report.claim_id}/dispute/", **RAISED, **evidence)

    brought = Evidence.objects.get()
    assert (answer.status_code, answer.url) == (303, brought.dispute.get_absolute_url())
    assert (brought.passage.exact, brought.position.letter, brought.direction) == ("allegedly met", "B", "against")
    assert Changeset.objects.count() == before + 1


@pytest.mark.parametrize(
    ("path", "make_target", "name"),
    [
        ("c", make.ClaimFactory, "claim"),
        ("r", make.AttributionFactory, "attribution"),
        ("x", make.CrossReferenceFactory, "cross_reference"),
    ],
)
def test_it_can_be_raised_on_a_claim_a_report_or_a_link(as_edith, path, make_target, name):
    target = make_target()

    send(as_edith, f"/{path}/{target.pk}/dispute/", **RAISED)

    assert getattr(Dispute.objects.get(), name) == target


def test_it_can_be_raised_without_evidence_and_with_more_positions(db, as_edith):
    claim = make.ClaimFactory()

    send(as_edith, f"/c/{claim.pk}/dispute/", **RAISED, c="Those asked.")

    dispute = Dispute.objects.get()
    assert [one.text for one in dispute.positions.all()] == ["Ballots.", "The population.", "Those asked."]
    assert not dispute.evidence.exists()


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"source": "A-999999"}, "source", "no article A-999999"),
        ({"source": "A-{a}", "words": "It sat"}, "words", "not in the text"),
        ({"source": "https://example.org/", "words": "It sat"}, "words", "only in an article held here"),
        ({"words": "It sat"}, "words", "only in an article held here"),
        ({"source": "not an address at all"}, "source", "valid URL"),
        ({"source": "https://example.org/", "side": "3"}, "side", "Nobody holds this position"),
        ({"b": ""}, "b", "This field is required"),
    ],
)
def test_a_fault_is_told_at_its_field_and_nothing_is_lost(db, as_edith, given, field, said):
    report = make.AttributionFactory()
    given = {name: value.replace("{a}", str(report.article_id)) for name, value in given.items()}

    answer = send(as_edith, f"/c/{report.claim_id}/dispute/", **(RAISED | given))

    assert said in str(answer.context["form"].errors[field])
    assert "What is it a share of?" in answer.content.decode()
    assert not Dispute.objects.exists()


def source_of(article, passage):
    """Ways to name an article held here, and the kind of evidence each gives."""
    return {
        f"a-{article.pk}": "article",
        article.get_absolute_url(): "article",
        f"http://testserver{article.get_absolute_url()}#m{passage.pk}": "passage",
        article.url: "article",
        "https://example.org/minutes.pdf": "url",
    }


def test_a_source_is_named_by_number_or_address(dispute, as_edith):
    report = make.AttributionFactory(article=make.ArticleFactory(url="https://press.example/1"))
    named = source_of(report.article, report.passages.get())

    for source in named:
        send(as_edith, f"/d/{dispute.pk}/evidence/", source=source)

    given = [("passage" if e.passage else "article" if e.article else "url") for e in dispute.evidence.order_by("id")]
    assert given == list(named.values())


def test_a_form_sent_twice_raises_one_dispute(db, as_edith):
    claim, token = make.ClaimFactory(), "6f1f3c2e-6d0c-4a52-9a57-1a8f5a3f3c12"
    for _ in range(2):
        send(as_edith, f"/c/{claim.pk}/dispute/", token=token, **RAISED)

    assert Dispute.objects.count() == 1


def test_somebody_else_rules_on_it(dispute, as_rhys):
    answer = send(as_rhys, f"/d/{dispute.pk}/rule/?outcome=upheld", text="The protocol says so.")

    dispute.refresh_from_db()
    assert answer.url == dispute.get_absolute_url()
    assert (dispute.state, dispute.ruling) == ("upheld", "The protocol says so.")


def test_a_ruling_offers_no_undo_as_other_steps_do(dispute, as_rhys):
    taken_up = send(as_rhys, f"/d/{dispute.pk}/take-up/", text="Reading.")
    before = as_rhys.get(taken_up.url).content.decode()
    ruled = send(as_rhys, f"/d/{dispute.pk}/rule/?outcome=upheld", text="The protocol says so.")
    after = as_rhys.get(ruled.url).content.decode()

    assert ('class="undo"' in before, 'class="undo"' in after) == (True, False)


def test_ones_own_dispute_offers_no_ruling_and_refuses_one(as_rhys, rhys):
    dispute = make.DisputeFactory(by=rhys, claim=make.ClaimFactory())
    asked = as_rhys.get(f"/d/{dispute.pk}/rule/", follow=True)
    given = {"state": "upheld", "text": "I say so.", "token": "6f1f3c2e-6d0c-4a52-9a57-1a8f5a3f3c13"}

    answer = as_rhys.post(f"/d/{dispute.pk}/rule/", given)

    assert "Who opened a dispute does not rule on it." in asked.content.decode()
    assert f"/d/{dispute.pk}/rule/" not in page(as_rhys, dispute)
    assert (answer.status_code, Dispute.objects.get().state) == (422, "open")


def test_an_editor_does_not_rule(dispute, as_edith):
    answer = as_edith.get(f"/d/{dispute.pk}/rule/")

    assert answer.status_code == 403
    assert f"/d/{dispute.pk}/rule/" not in page(as_edith, dispute)


def test_a_second_ruling_is_refused_in_words(closed, as_ada):
    answer = send(as_ada, f"/d/{closed.pk}/rule/", state="upheld", text="It met.")

    assert answer.status_code == 422
    assert "The dispute is closed" in answer.content.decode()


def test_a_ruling_needs_an_outcome_and_a_text(dispute, as_rhys):
    answer = send(as_rhys, f"/d/{dispute.pk}/rule/", state="", text="")

    assert set(answer.context["form"].errors) == {"state", "text"}


def test_it_is_taken_up_discussed_and_waits_for_who_was_asked(dispute, as_edith, as_rhys, as_rosa):
    send(as_rhys, f"/d/{dispute.pk}/take-up/", text="I look at it.")
    send(as_edith, f"/d/{dispute.pk}/say/", text="See the protocol.")
    send(as_rhys, f"/d/{dispute.pk}/ask/", whom="Fairview Review", text="Where is it from?")
    waiting = page(as_rosa, dispute)

    send(as_rhys, f"/d/{dispute.pk}/answered/", text="They did not say.")

    assert "Waits for <bdi>Fairview Review</bdi>" in waiting
    assert "Waits for somebody other than" in page(as_rosa, dispute)
    assert [step.kind for step in dispute.steps.all()] == ["opened", "taken_up", "said", "asked", "answered"]


def test_only_who_opened_it_takes_it_back(dispute, as_rhys, as_edith):
    refused = send(as_rhys, f"/d/{dispute.pk}/withdraw/", text="Enough.")

    send(as_edith, f"/d/{dispute.pk}/withdraw/", text="I misread.")

    assert "Only who opened a dispute takes it back." in refused.content.decode()
    assert Dispute.objects.get().state == "withdrawn"


def test_it_is_not_reopened_without_new_evidence(closed, as_edith):
    answer = send(as_edith, f"/d/{closed.pk}/reopen/", text="Again.")

    assert answer.status_code == 422
    assert "only with evidence added after its ruling" in answer.content.decode()
    assert f"/d/{closed.pk}/reopen/" not in page(as_edith, closed)


def test_new_evidence_reopens_it(closed, as_edith):
    send(as_edith, f"/d/{closed.pk}/evidence/", source="https://example.org/minutes")
    offered = f"/d/{closed.pk}/reopen/" in page(as_edith, closed)

    send(as_edith, f"/d/{closed.pk}/reopen/", text="Here are the minutes.")

    assert offered
    assert Dispute.objects.get().state == "open"


def test_what_was_ruled_on_stays_as_it_was(dispute, as_edith, rhys):
    evidence = make.EvidenceFactory(dispute=dispute)
    dispute.rule("rejected", text="No.", by=rhys)

    edited = send(as_edith, f"/evidence/{evidence.pk}/edit/", note="More.", reason="Why")
    withdrawn = send(as_edith, f"/evidence/{evidence.pk}/withdraw/", reason="Why")
    worded = send(as_edith, f"/positions/{dispute.positions.first().pk}/edit/", text="Other.")

    assert {answer.status_code for answer in (edited, withdrawn, worded)} == {422}
    assert f"/evidence/{evidence.pk}/" not in page(as_edith, dispute)


def test_evidence_is_corrected_and_taken_back(dispute, as_edith, as_rosa):
    evidence = make.EvidenceFactory(dispute=dispute, note="Page 1.")
    send(as_edith, f"/evidence/{evidence.pk}/edit/", note="Page 2.", reason="Misread")
    corrected = page(as_rosa, dispute)

    send(as_edith, f"/evidence/{evidence.pk}/withdraw/", reason="Another council")

    assert "Page 2." in corrected
    assert "Page 2." not in page(as_rosa, dispute)


def test_another_position_is_heard_and_worded_anew(dispute, as_rhys):
    send(as_rhys, f"/d/{dispute.pk}/position/", text="Those asked.")
    third = dispute.positions.last()

    send(as_rhys, f"/positions/{third.pk}/edit/", text="Those who answered.")

    third.refresh_from_db()
    assert (third.letter, third.text) == ("C", "Those who answered.")


def test_a_dispute_is_not_raised_on_what_is_gone(as_edith, rhys, edith):
    report = make.AttributionFactory()
    report.withdraw(reason="Misread", by=edith)

    assert as_edith.get(f"/r/{report.pk}/dispute/").status_code == 404
    assert Claim.objects.count() == 1
