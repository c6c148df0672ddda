"""Two editors at one row: nothing is lost, and nothing silently overwritten."""

from claims.models import Claim
from tests import factories as make
from tests.desk.sending import new_token, send


def edit(claim):
    return f"/c/{claim.pk}/edit/"


def revised(claim, by, **fields):
    """The claim after somebody else's change."""
    Claim.objects.get(pk=claim.pk).revise(by=by, reason="Theirs", version=claim.version, **fields)
    return Claim.objects.get(pk=claim.pk)


def test_changes_of_different_fields_are_merged(db, as_edith, rhys):
    claim = make.ClaimFactory(finding="", place="")
    revised(claim, rhys, place="Kursk")

    answer = send(as_edith, edit(claim), place="", finding="Mine.", version=claim.version, reason="Why")

    saved = Claim.objects.get(pk=claim.pk)
    assert answer.status_code == 303
    assert (saved.place, saved.finding) == ("Kursk", "Mine.")


def test_changes_of_one_field_are_shown_side_by_side(db, as_edith, rhys):
    claim = make.ClaimFactory(finding="Before.")
    revised(claim, rhys, finding="Theirs.")

    answer = send(as_edith, edit(claim), finding="Mine.", version=claim.version, reason="Why")

    side = answer.context["conflict"].sides[0]
    assert answer.status_code == 409
    assert (side.base, side.theirs, side.mine) == ("Before.", "Theirs.", "Mine.")
    assert answer.context["form"]["finding"].value() == "Mine."


def test_a_conflict_says_who_and_why(db, as_edith, rhys):
    claim = make.ClaimFactory(finding="Before.")
    revised(claim, rhys, finding="Theirs.")

    answer = send(as_edith, edit(claim), finding="Mine.", version=claim.version, reason="Why")

    latest = answer.context["conflict"].latest
    assert (latest.actor, latest.reason) == (str(rhys), "Theirs")


def test_a_conflict_page_takes_over_what_only_they_changed(db, as_edith, rhys):
    claim = make.ClaimFactory(finding="Before.", place="")
    revised(claim, rhys, finding="Theirs.", place="Kursk")

    answer = send(as_edith, edit(claim), finding="Mine.", place="", version=claim.version, reason="Why")

    assert answer.context["form"]["place"].value() == "Kursk"


def test_the_merged_version_is_saved_over_theirs(db, as_edith, rhys):
    claim = make.ClaimFactory(finding="Before.")
    theirs = revised(claim, rhys, finding="Theirs.")

    answer = send(
        as_edith, edit(claim), finding="Both.", version=theirs.version, reason="Why", **{"keep-finding": "mine"}
    )

    assert answer.status_code == 303
    assert Claim.objects.get(pk=claim.pk).finding == "Both."


def test_theirs_can_be_kept(db, as_edith, rhys):
    claim = make.ClaimFactory(finding="Before.")
    theirs = revised(claim, rhys, finding="Theirs.")
    choice = {"keep-finding": "theirs", "version": theirs.version}

    send(as_edith, edit(claim), finding="Mine.", reason="Why", **choice)

    assert Claim.objects.get(pk=claim.pk).finding == "Theirs."


def test_a_form_without_its_version_is_kept_and_compared(db, as_edith):
    claim = make.ClaimFactory(finding="Before.")

    answer = send(as_edith, edit(claim), finding="Mine.", reason="Why", leave_out=["version"])

    assert answer.status_code == 428
    assert "this form is missing its version" in answer.content.decode()
    assert Claim.objects.get(pk=claim.pk).finding == "Before."


def test_a_version_that_never_was_is_no_licence_to_overwrite(db, as_edith):
    claim = make.ClaimFactory(finding="Before.")

    answer = send(as_edith, edit(claim), finding="Mine.", version=999, reason="Why", token=new_token())

    assert answer.status_code == 409
    assert Claim.objects.get(pk=claim.pk).finding == "Before."
