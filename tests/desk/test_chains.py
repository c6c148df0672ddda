"""Correcting on whose word a report stands, on its page."""

import pytest

from claims.models import Attribution
from sources.models import Speaker
from tests import factories as make
from tests.desk.sending import new_token, send


@pytest.fixture
def report(db):
    return make.AttributionFactory(chain=[make.OutletFactory(name="Wire")], quote="The council allegedly met")


def form_of(report):
    return f"/r/{report.pk}/chain/"


def chain_of(report):
    links = Attribution.objects.get(pk=report.pk).links.select_related("evidence")
    return [(link.relation, str(link.speaker or link.outlet or link.source_id)) for link in links]


def corrected(client, report, *, who="Mayor", relation="said_by", **more):
    """Sent with the first step changed, and a second one that names somebody new."""
    given = {"chain-0-who": who, "chain-0-relation": relation, "reason": "As printed.", **more}
    return send(client, form_of(report), **given)


def test_a_step_is_corrected_and_the_page_follows(report, as_edith, as_rosa):
    make.SpeakerFactory(name="Mayor")

    answer = corrected(as_edith, report)

    assert (answer.status_code, answer.url.partition("#")[2]) == (303, f"R-{report.pk}")
    assert chain_of(report) == [("said_by", "Mayor")]
    assert as_rosa.get(answer.url, follow=True).context["page"].origins.roots[0].name == "Mayor"


def test_a_step_is_added_with_somebody_new_and_the_words_that_show_it(report, as_edith):
    step = {"chain-1-who": "Harbour master", "chain-1-relation": "said_by", "chain-1-new": "person"}

    corrected(as_edith, report, who="Wire", relation="citing", **step, **{"chain-1-evidence": "allegedly met"})

    assert chain_of(report) == [("citing", "Wire"), ("said_by", "Harbour master")]
    assert report.links.get(position=2).evidence.exact == "allegedly met"


def test_an_emptied_row_takes_the_step_away(report, as_edith):
    corrected(as_edith, report, who="")

    assert chain_of(report) == []


def test_a_step_may_lead_to_another_report(report, as_edith):
    other = make.AttributionFactory(claim=report.claim)

    corrected(as_edith, report, who=f"R-{other.pk}", relation="republished_from")

    assert report.links.get().source == other


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"chain-0-who": "Nobody we know"}, "not on record"),
        ({"chain-0-evidence": "words that are not there"}, "not in the text"),
        ({"reason": ""}, "Say why"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(changes, said, report, as_edith):
    make.SpeakerFactory(name="Mayor")

    answer = corrected(as_edith, report, **changes)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert (chain_of(report), Speaker.objects.count()) == ([("citing", "Wire")], 1)


def test_a_report_that_leads_to_itself_is_refused_in_words(report, as_edith):
    answer = corrected(as_edith, report, who=f"R-{report.pk}")

    assert answer.status_code == 422
    assert chain_of(report) == [("citing", "Wire")]


def test_a_chain_that_somebody_changed_meanwhile_is_shown_beside_mine(report, as_edith, rhys):
    version = report.chain_version()
    report.relink([], by=rhys, reason="Nobody is named.")

    answer = corrected(as_edith, report, who="Wire", version=version)

    page = answer.content.decode()
    assert (answer.status_code, chain_of(report)) == (409, [])
    assert "Nobody is named." in page
    assert 'value="Wire"' in page


def test_a_fault_in_the_form_does_not_make_an_old_version_new(report, as_edith, rhys):
    version = report.chain_version()
    report.relink([], by=rhys, reason="Nobody is named.")

    answer = corrected(as_edith, report, reason="", version=version)

    assert answer.status_code == 422
    assert f'name="version" value="{version}"' in answer.content.decode()


def test_theirs_is_replaced_when_it_was_seen(report, as_edith, rhys):
    report.relink([], by=rhys, reason="Nobody is named.")

    answer = corrected(as_edith, report, who="Wire", relation="citing", version=report.chain_version())

    assert answer.status_code == 303
    assert chain_of(report) == [("citing", "Wire")]


def test_a_form_without_its_version_saves_nothing(report, as_edith):
    answer = send(as_edith, form_of(report), reason="Why", leave_out=["version"], token=new_token())

    assert answer.status_code == 428
    assert chain_of(report) == [("citing", "Wire")]


def test_every_report_of_a_page_can_be_corrected_by_editors_only(report, as_edith, as_rosa):
    address = report.claim.get_absolute_url()

    assert as_edith.get(address).content.decode().count(form_of(report)) == 2
    assert form_of(report) not in as_rosa.get(address).content.decode()


def test_another_row_is_given_when_asked_for(report, as_edith):
    answer = corrected(as_edith, report, add_row="1")

    assert answer.content.decode().count("-who") > as_edith.get(form_of(report)).content.decode().count("-who")
    assert chain_of(report) == [("citing", "Wire")]
