"""Forms not sent yet are kept for whoever types, and nobody else."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from claims.models import Claim, Presence, SavedDraft
from tests import factories as make
from tests.desk.sending import send
from tests.raw import refused, write

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def page():
    return f"/c/{make.ClaimFactory(finding='Before.').pk}/edit/"


def test_what_is_typed_is_kept(as_edith, page):
    answer = send(as_edith, page, finding="Half a sen", unsent="auto")

    assert answer.content.decode().startswith("Draft saved")
    assert SavedDraft.objects.get().first("finding") == "Half a sen"


def test_keeping_changes_no_claim(as_edith, page):
    send(as_edith, page, finding="Half a sen", unsent="1")

    assert Claim.objects.get().finding == "Before."


def test_a_form_that_is_not_valid_can_be_kept(as_edith, page):
    answer = send(as_edith, page, statement="", finding="Half a sen", unsent="1")

    assert answer.url == "/desk/saved/"


def test_a_draft_is_offered_and_taken_up(as_edith, page):
    send(as_edith, page, finding="Half a sen", unsent="1")

    offered, taken = as_edith.get(page), as_edith.get(f"{page}?draft=1")

    assert "You have a draft" in offered.content.decode()
    assert taken.context["form"]["finding"].value() == "Half a sen"


def test_a_draft_remembers_the_version_it_began_from(as_edith, page, rhys):
    send(as_edith, page, finding="Mine.", unsent="1")
    claim = Claim.objects.get()
    claim.revise(by=rhys, reason="Theirs", version=claim.version, finding="Theirs.")

    answer = send(as_edith, f"{page}?draft=1", reason="Why")

    assert answer.status_code == 409


def test_sending_the_form_ends_the_draft(as_edith, page):
    send(as_edith, page, finding="Half a sen", unsent="1")

    send(as_edith, page, finding="Whole.", reason="Why")

    assert not SavedDraft.objects.exists()


def test_nobody_sees_the_draft_of_another(as_edith, as_rhys, page):
    send(as_edith, page, finding="Half a sen", unsent="1")

    assert "You have a draft" not in as_rhys.get(page).content.decode()
    assert as_rhys.post(f"/desk/saved/{SavedDraft.objects.get().pk}/discard/").status_code == 404


def test_a_draft_is_thrown_away(as_edith, page):
    send(as_edith, page, finding="Half a sen", unsent="1")

    as_edith.post(f"/desk/saved/{SavedDraft.objects.get().pk}/discard/")

    assert not SavedDraft.objects.exists()


def test_a_draft_has_a_limit(as_edith, page):
    assert send(as_edith, page, finding="x" * 200_001, unsent="auto").status_code == 413


def test_others_are_told_who_has_the_form_open(as_edith, as_rhys, page):
    as_edith.post("/desk/presence/", {"path": page})

    assert "opened this" in as_rhys.get(page).content.decode()
    assert "opened this" not in as_edith.get(page).content.decode()


def test_who_left_long_ago_is_not_there(as_rhys, edith, page):
    Presence.objects.create(user=edith, path=page)
    Presence.objects.update(seen_at=Now() - timedelta(hours=1))

    assert "opened this" not in as_rhys.get(page).content.decode()


def test_there_is_one_draft_of_a_form(edith):
    SavedDraft.objects.create(user=edith, path="/c/1/edit/", title="Edit", data={})

    with refused("saved_draft_once"):
        write(SavedDraft(user=edith, path="/c/1/edit/", title="Edit", data={}))


def test_somebody_is_somewhere_once(edith):
    Presence.objects.create(user=edith, path="/c/1/edit/")

    with refused("presence_once"):
        write(Presence(user=edith, path="/c/1/edit/"))
