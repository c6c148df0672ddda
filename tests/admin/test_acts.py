"""Acts on chosen rows, deletion, and what can never be touched."""

import pytest
from django.contrib import admin
from django.test import Client

from accounts.models import User
from claims.models import Claim, DisputeEvent, Look
from ledger.models import Changeset, Schema
from sources.models import Passage, Snapshot
from tests import factories as make
from tests.admin.shelf import REGISTERED, address, last_act

APPEND_ONLY = [Changeset, Schema, Snapshot, Passage, DisputeEvent]


def _choose(row, action: str, **typed: str) -> dict[str, str]:
    return {"action": action, "_selected_action": str(row.pk), "index": "0", **typed}


def test_an_act_asks_why_first(as_ada: Client) -> None:
    claim = make.ClaimFactory()

    page = as_ada.post(address(Claim, "changelist"), _choose(claim, "publish"))

    claim.refresh_from_db()
    assert 'name="why"' in page.content.decode()
    assert claim.status == "draft"


def test_an_act_belongs_to_the_administrator_and_their_reason(as_ada: Client, ada: User) -> None:
    claim = make.ClaimFactory()

    as_ada.post(address(Claim, "changelist"), _choose(claim, "publish", confirmed="yes", why="Checked twice"))

    claim.refresh_from_db()
    assert claim.status == "published"
    assert (last_act().actor, last_act().reason, last_act().tool) == (ada, "Checked twice", "admin")


def test_an_act_that_does_not_fit_is_refused_in_words(as_ada: Client) -> None:
    claim = make.ClaimFactory(published=True)

    page = as_ada.post(address(Claim, "changelist"), _choose(claim, "publish", confirmed="yes", why="Again"))

    assert page.status_code == 422
    assert "Only a draft can be published." in page.content.decode()


def test_an_act_can_be_chosen_on_the_page_of_a_row(as_ada: Client) -> None:
    claim = make.ClaimFactory()
    chosen = {"CHANGE_FORM-action": "publish", "_selected_action": str(claim.pk), "confirmed": "yes", "why": "Checked"}

    as_ada.post(address(claim, "change"), chosen)

    claim.refresh_from_db()
    assert claim.status == "published"


def test_nobody_rules_on_their_own_dispute_here_either(as_ada: Client, ada: User) -> None:
    dispute = make.DisputeFactory(by=ada)

    page = as_ada.post(address(type(dispute), "changelist"), _choose(dispute, "upheld", confirmed="yes", why="Mine"))

    assert "Who opened a dispute does not rule on it." in page.content.decode()


def test_an_outlet_merges_into_another(as_ada: Client) -> None:
    one, other = make.OutletFactory(), make.OutletFactory()
    typed = _choose(one, "merge", confirmed="yes", why="The same", into=str(other.pk))

    as_ada.post(address(type(one), "changelist"), typed)

    one.refresh_from_db()
    assert one.merged_into == other


def test_a_draft_is_deleted_for_a_reason(as_ada: Client) -> None:
    claim = make.ClaimFactory(topics=[make.TopicFactory()])

    asked_again = as_ada.post(address(claim, "delete"), {"post": "yes", "why": ""})
    as_ada.post(address(claim, "delete"), {"post": "yes", "why": "A slip"})

    assert "Say why" in asked_again.content.decode()
    assert not Claim.objects.exists()
    assert last_act().reason == "A slip"


def test_a_draft_that_something_refers_to_stays(as_ada: Client) -> None:
    note = make.AnnotationFactory(claim=make.ClaimFactory())

    as_ada.post(address(note.claim, "delete"), {"post": "yes", "why": "A slip"})

    assert Claim.objects.filter(pk=note.claim_id).exists()


def test_a_published_claim_cannot_be_deleted(as_ada: Client) -> None:
    claim = make.ClaimFactory(published=True)

    assert as_ada.post(address(claim, "delete"), {"post": "yes", "why": "x"}).status_code == 403


def test_nothing_is_deleted_by_the_dozen(as_ada: Client) -> None:
    request = as_ada.get("/admin/").wsgi_request

    offered = {name for model in REGISTERED for name in admin.site.get_model_admin(model).get_actions(request)}

    assert "publish" in offered
    assert "delete_selected" not in offered


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model._meta.label)
def test_what_is_append_only_is_not_written_here(model, as_ada: Client) -> None:
    make.AttributionFactory()
    make.DisputeFactory()
    row = model.objects.first()

    answers = [as_ada.post(address(row, "change"), {"why": "x"}), as_ada.post(address(row, "delete"), {"post": "yes"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert as_ada.post(address(model, "add"), {"why": "x"}).status_code == 403


def test_another_look_is_confirmed_here(as_ada: Client, edith: User) -> None:
    claim = make.AttributionFactory().claim
    claim.revise(by=edith, reason="Clearer", version=claim.version, statement="It sat.")
    look = Look.objects.get()

    as_ada.post(address(Look, "changelist"), _choose(look, "confirm", confirmed="yes", why="It holds"))

    assert not Look.objects.waiting().exists()
    assert last_act().reason == "It holds"
