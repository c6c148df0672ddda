"""Pages of outlets and speakers: what is counted of their words, with what it is a count of."""

import re
from html import unescape

import pytest
from django.test import Client

from claims.models import Attribution, AttributionLink
from claims.pages.habits import habits, on_word
from claims.pages.record_of import corrections, first_to_report, repeats
from tests import factories as make
from tests.pages.asking import article

Stance = Attribution.Stance


@pytest.fixture
def wire(db):
    return make.OutletFactory(name="Wire")


@pytest.fixture
def daily(db):
    return make.OutletFactory(name="Daily")


def republished(outlet):
    return AttributionLink(relation="republished_from", outlet=outlet)


def relinked(report, *links):
    report.relink(list(links), by=make.edith(), reason="As printed.")
    return report


def counted(share):
    return share.count, share.of


def test_words_taken_over_are_counted_apart(wire, daily):
    speaker = make.SpeakerFactory()
    make.AttributionFactory(article=article(daily), chain=[speaker])
    relinked(make.AttributionFactory(article=article(daily)), republished(wire))
    both = make.AttributionFactory(article=article(daily))
    relinked(both, republished(wire), AttributionLink(relation="said_by", speaker=speaker))

    found = habits(daily)

    assert counted(found.own.named) == (1, 1)
    assert counted(found.taken.named) == (1, 2)


def test_counting_reprints_as_ones_own_would_say_otherwise(wire, daily):
    relinked(make.AttributionFactory(article=article(daily)), republished(wire))
    naive = Attribution.objects.filter(article__outlet=daily, links__isnull=False).count()

    assert naive == 1
    assert counted(habits(daily).own.named) == (0, 0)


def test_a_reprint_without_chains_is_taken_over_whole(wire, daily):
    reprint = article(daily, republishes=article(wire))
    make.AttributionFactory(article=reprint)

    assert (habits(daily).own.reports, habits(daily).taken.reports) == (0, 1)


def test_what_a_reprint_adds_is_its_own(wire, daily):
    reprint = article(daily, republishes=article(wire))
    relinked(make.AttributionFactory(article=reprint), republished(wire))
    make.AttributionFactory(article=reprint)

    assert (habits(daily).own.reports, habits(daily).taken.reports) == (1, 1)


def test_an_agency_text_is_the_agencys(wire, daily):
    credited = article(daily)
    make.CreditFactory(article=credited, outlet=wire, kind="agency")
    make.AttributionFactory(article=credited)

    assert habits(daily).taken.reports == 1
    assert [(row.outlet.name, row.taken, row.cited) for row in repeats(daily)] == [("Wire", 1, 0)]


def test_repeats_are_told_by_from_whom_and_how(wire, daily):
    first = make.AttributionFactory(article=article(wire))
    make.AttributionFactory(article=article(daily), chain=[wire])
    make.AttributionFactory(article=article(daily), chain=[first], claim=first.claim)
    make.AttributionFactory(article=article(daily), chain=[daily])

    assert [(row.outlet.name, row.taken, row.cited) for row in repeats(daily)] == [("Wire", 1, 1)]


def test_the_first_of_several_outlets_is_first(wire, daily):
    shared = make.AttributionFactory(article=article(wire, "2024-05-01")).claim
    make.AttributionFactory(article=article(daily, "2024-05-02"), claim=shared)
    make.AttributionFactory(article=article(daily, "2024-05-02"))

    assert counted(first_to_report(wire)) == (1, 1)
    assert counted(first_to_report(daily)) == (0, 1)


def test_a_reprint_is_never_first(wire, daily):
    shared = make.AttributionFactory(article=article(wire, "2024-05-03")).claim
    relinked(make.AttributionFactory(article=article(daily, "2024-05-02"), claim=shared), republished(wire))

    assert counted(first_to_report(daily)) == (0, 1)


def test_corrections_are_counted_of_what_was_reported(wire, daily):
    put_right = make.AttributionFactory(article=article(wire)).claim
    make.AttributionFactory(article=article(wire), claim=put_right, stance=Stance.CORRECTS)
    make.AttributionFactory(article=article(wire))
    make.AttributionFactory(article=article(daily), claim=put_right, stance=Stance.RETRACTS)

    assert counted(corrections(wire).righted) == (1, 2)
    assert counted(corrections(daily).righted) == (0, 0)


def test_a_later_claim_that_corrects_counts_and_whether_it_was_reported(wire, daily):
    wrong = make.AttributionFactory(article=article(wire)).claim
    make.AttributionFactory(article=article(daily), claim=wrong)
    right = make.AttributionFactory(article=article(wire)).claim
    make.CrossReferenceFactory(from_claim=right, to_claim=wrong, relation="corrects")

    assert (counted(corrections(wire).corrected), counted(corrections(wire).followed)) == ((1, 2), (1, 1))
    assert counted(corrections(daily).followed) == (0, 1)


def test_a_text_that_changed_counts(wire):
    changed = article(wire)
    make.SnapshotFactory(article=changed, text="Five were hurt.")
    make.SnapshotFactory(article=changed, text="Six were hurt.")
    make.SnapshotFactory(article=article(wire))

    assert counted(corrections(wire).changed) == (1, 2)


def numbers(client, page):
    """Each number of a page that leads to a list of reports, with how many that list holds."""
    markup = client.get(page.get_absolute_url()).content.decode()
    links = re.findall(r'href="([^"]+/reports/[^"]*)">(?:<span[^>]*>[^<]*</span>)?(\d+)[^<]*</a>', markup)
    return [(int(n), client.get(unescape(url)).context["list"].count) for url, n in links]


def test_every_count_of_words_leads_to_its_rows(wire, daily, as_rosa: Client):
    make.AttributionFactory(article=article(daily), marks={"allegedly": "hedge"})
    make.AttributionFactory(article=article(daily), chain=[make.SpeakerFactory()], voice="attributed")
    relinked(make.AttributionFactory(article=article(daily)), republished(wire))
    make.AttributionFactory(article=article(daily), stance=Stance.CORRECTS)

    found = numbers(as_rosa, daily)

    assert len(found) == 8
    assert {n for n, _ in found} >= {1, 2, 3}
    assert [n for n, _ in found] == [listed for _, listed in found]


def test_counts_of_givers_words_and_firsts_lead_to_their_rows(wire, daily, as_rosa: Client):
    near, far = make.SpeakerFactory(), make.SpeakerFactory()
    shared = make.AttributionFactory(article=article(daily, "2024-05-01"), chain=[wire, near, far]).claim
    make.AttributionFactory(article=article(daily, "2024-05-03"), claim=shared, chain=[far])
    make.AttributionFactory(article=article(wire, "2024-05-02"), claim=shared)
    make.AttributionFactory(article=article(daily, republishes=article(None)))

    found = numbers(as_rosa, daily)

    assert len(found) == 9
    assert [n for n, _ in found] == [listed for _, listed in found]


def test_counts_of_a_word_lead_to_their_rows(wire, daily, as_rosa: Client):
    speaker = make.SpeakerFactory()
    make.AttributionFactory(article=article(wire), chain=[speaker], marks={"allegedly": "hedge"})
    make.AttributionFactory(article=article(daily), chain=[wire, speaker])
    make.AttributionFactory(article=article(daily), chain=[speaker, make.SpeakerFactory()])

    assert numbers(as_rosa, speaker) == [(3, 3), (2, 2), (2, 2), (1, 1)]


def test_a_confidential_word_is_not_named_over_its_reports(as_rosa: Client):
    hidden = make.SpeakerFactory(name="Olena Secret", confidential=True, description="an official")
    report = make.AttributionFactory(chain=[hidden])

    for address in (
        f"/speakers/{hidden.pk}/reports/",
        f"/outlets/{report.article.outlet_id}/reports/?word={hidden.pk}",
    ):
        said = as_rosa.get(address).content.decode()
        assert ("an official" in said, "Secret" in said) == (True, False)


@pytest.mark.parametrize(
    "query",
    ["texts=nonsense", "show=%00", "texts=own&show=rights", "word=x&giver=%D9%A1", "word=9&giver=99999999999999999999"],
)
def test_a_list_of_reports_takes_what_is_typed(query, wire, as_rosa: Client):
    assert as_rosa.get(f"/outlets/{wire.pk}/reports/?{query}").status_code == 200


def test_a_draft_is_counted_nowhere(wire, as_rosa: Client):
    make.AttributionFactory(article=article(wire), claim=make.ClaimFactory(published=False))

    assert habits(wire).reports == 0
    assert as_rosa.get(f"/outlets/{wire.pk}/reports/").context["list"].count == 0


def test_reports_on_a_word_are_counted_by_how_they_have_it(wire, daily, as_rosa: Client):
    speaker = make.SpeakerFactory()
    first = make.AttributionFactory(article=article(wire), chain=[speaker], marks={"allegedly": "hedge"})
    make.AttributionFactory(article=article(daily), claim=first.claim, chain=[wire, speaker])
    make.AttributionFactory(article=article(daily), chain=[speaker, make.SpeakerFactory()])

    found = on_word(speaker)

    assert (found.claims, found.outlets, counted(found.hedged)) == (2, 2, (1, 3))
    assert (counted(found.direct), counted(found.last)) == ((2, 3), (2, 3))
    assert "3 reports</a> of 2 claims in 2 outlets" in as_rosa.get(speaker.get_absolute_url()).content.decode()
