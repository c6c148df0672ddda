"""A save in the administration: one act for a typed reason, never over somebody else's, refused in words."""

import pytest
from django.test import Client

from accounts.models import User
from claims.models import Attribution, Claim, CrossReference, Dispute, Look, QualityRule
from ledger.changesets import changeset
from sources.models import Outlet
from tests import factories as make
from tests.admin.shelf import address, filled_in, last_act


def test_a_save_belongs_to_the_administrator_and_their_reason(as_ada: Client, ada: User) -> None:
    page = address(make.OutletFactory(), "change")

    answer = as_ada.post(page, filled_in(as_ada, page, name="UNIAN", why="Its own spelling"))

    assert answer.status_code == 302
    assert Outlet.objects.get().name == "UNIAN"
    assert (last_act().actor, last_act().reason, last_act().tool) == (ada, "Its own spelling", "admin")


def test_a_save_needs_a_reason(as_ada: Client) -> None:
    page = address(make.OutletFactory(), "change")

    answer = as_ada.post(page, filled_in(as_ada, page, name="UNIAN", why="  "))

    assert "Say why" in answer.content.decode()
    assert not Outlet.objects.filter(name="UNIAN").exists()


def test_a_new_claim_is_a_draft(as_ada: Client) -> None:
    page = address(Claim, "add")

    as_ada.post(page, filled_in(as_ada, page, statement="The council met.", kind="event", why="Missing"))

    assert Claim.objects.get().status == "draft"


def test_parts_belong_to_the_same_act(as_ada: Client) -> None:
    page, topic = address(Claim, "add"), make.TopicFactory()
    typed = {"statement": "The council met.", "kind": "event", "why": "Missing"}
    topics = {"claim_topics-TOTAL_FORMS": "1", "claim_topics-0-topic": str(topic.pk)}

    as_ada.post(page, filled_in(as_ada, page, **typed, **topics))

    assert list(Claim.objects.get().topics.all()) == [topic]
    assert set(last_act().contents) == {"claims_claimhistory", "claims_claimtopichistory"}


def test_a_dispute_opened_here_has_its_first_step(as_ada: Client, ada: User) -> None:
    page, claim = address(Dispute, "add"), make.ClaimFactory(published=True)

    as_ada.post(page, filled_in(as_ada, page, statement="Of what?", ground="denominator", claim=str(claim.pk), why="x"))

    assert Dispute.objects.get().opened_by == ada
    assert Dispute.objects.get().steps.get().kind == "opened"


def test_another_statement_marks_the_reports_in_the_same_act(as_ada: Client) -> None:
    report = make.AttributionFactory()
    page = address(report.claim, "change")

    as_ada.post(page, filled_in(as_ada, page, statement="The council sat.", why="Better word"))

    assert Look.objects.get().attribution_id == report.pk
    assert set(last_act().contents) == {"claims_claimhistory", "claims_lookhistory"}


def test_a_place_given_marks_nothing(as_ada: Client) -> None:
    report = make.AttributionFactory(claim=make.QuantityFactory())
    page = address(report.claim, "change")

    as_ada.post(page, filled_in(as_ada, page, place="Kyiv", why="Given"))

    assert Claim.objects.get().place == "Kyiv"
    assert not Look.objects.exists()


def test_a_stale_save_is_refused_and_keeps_what_was_typed(as_ada: Client, edith: User) -> None:
    claim = make.ClaimFactory(statement="The council met.")
    stale = filled_in(as_ada, address(claim, "change"), statement="The council sat.", why="Better word")
    claim.revise(by=edith, reason="Day given", version=1, statement="The council met on Monday.")

    page = as_ada.post(address(claim, "change"), stale).content.decode()

    assert "changed meanwhile by edith: “Day given”" in page
    assert "It reads “The council met on Monday.” now." in page
    assert 'value="The council sat."' in page


def test_saving_again_after_the_warning_replaces_theirs(as_ada: Client, edith: User) -> None:
    claim = make.ClaimFactory(statement="The council met.")
    stale = filled_in(as_ada, address(claim, "change"), statement="The council sat.", why="Better word")
    claim.revise(by=edith, reason="Day given", version=1, statement="The council met on Monday.")

    as_ada.post(address(claim, "change"), {**stale, "seen": "2"})

    claim.refresh_from_db()
    assert claim.statement == "The council sat."


def test_a_stale_part_is_refused(as_ada: Client, edith: User) -> None:
    role = make.SpeakerRoleFactory(title="Minister")
    page = address(role.speaker, "change")
    stale = filled_in(as_ada, page, why="x", **{"roles-0-title": "Prime Minister"})
    with changeset(edith, "Which ministry"):
        role.title = "Foreign Minister"
        role.save()

    assert "it reads “Foreign Minister” now" in as_ada.post(page, stale).content.decode()


def test_a_rule_over_several_rows_comes_back_in_words(as_ada: Client) -> None:
    report = make.AttributionFactory()
    page = address(report, "change")
    typed = {"note": "Kept", "words-0-DELETE": "on", "why": "x"}

    answer = as_ada.post(page, filled_in(as_ada, page, **typed)).content.decode()

    assert "rests on no passage" in answer
    assert ">\nKept</textarea>" in answer
    assert report.words.exists()


def test_a_circle_of_claims_comes_back_in_words(as_ada: Client) -> None:
    first = make.CrossReferenceFactory(relation="narrows")
    page = address(CrossReference, "add")
    typed = {"from_claim": str(first.to_claim_id), "to_claim": str(first.from_claim_id), "relation": "narrows"}

    answer = as_ada.post(page, filled_in(as_ada, page, rationale="Why not", why="x", **typed)).content.decode()

    assert "would go in a circle" in answer
    assert "was added successfully" not in answer


def test_a_refusal_at_commit_comes_back_in_words(committed: str, as_ada: Client) -> None:
    report = make.AttributionFactory()
    page = address(report, "change")

    answer = as_ada.post(page, filled_in(as_ada, page, why="x", **{"words-0-DELETE": "on"}))

    assert answer.status_code == 200
    assert "rests on no passage" in answer.content.decode()
    assert Attribution.objects.get().words.exists()


@pytest.mark.parametrize("column", ["status", "merged_into", "version"])
def test_a_column_that_acts_decide_cannot_be_typed_over(column: str, as_ada: Client) -> None:
    claim = make.ClaimFactory()
    page = address(claim, "change")

    as_ada.post(page, filled_in(as_ada, page, why="x", **{column: "1"}))

    before = getattr(claim, column)
    claim.refresh_from_db()
    assert getattr(claim, column) == before


def test_figures_stand_as_they_were_typed_and_not_as_their_column_has_them(as_ada: Client) -> None:
    rule = QualityRule.objects.get(slug="share-0-100")

    page = as_ada.get(address(rule, "change"))
    listed = as_ada.get("/admin/claims/qualityreference/").content.decode()

    assert [str(page.context["adminform"].form.initial[name]) for name in ("low", "high")] == ["0", "100"]
    assert ">29,997<" in listed
