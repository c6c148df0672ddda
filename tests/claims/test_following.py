"""Who is told what of what they follow."""

import pytest

from claims.following import deliver
from claims.models import Notice, Watch
from claims.motions import approve
from ledger.changesets import changeset, seal_now
from tests import factories as make
from tests.raw import alter

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def claim():
    return make.ClaimFactory(published=True)


def told(watch):
    """What a watch told, by claim."""
    seal_now()
    deliver(None)
    return [(notice.claim, set(notice.aspects)) for notice in watch.notices.order_by("changeset__number", "claim_id")]


def dispute(claim):
    return make.DisputeFactory(claim=claim)


def test_a_claim_that_is_followed(claim):
    watch = make.WatchFactory(claim=claim)
    dispute(claim)
    dispute(make.ClaimFactory(published=True))

    assert told(watch) == [(claim, {"disputes"})]


def test_only_the_aspects_that_were_asked_for(claim):
    watch = make.WatchFactory(claim=claim, aspects=["outlets"])
    dispute(claim)
    make.AttributionFactory(claim=claim)

    assert told(watch) == [(claim, {"outlets"})]


def test_an_end_is_always_told(claim):
    watch = make.WatchFactory(claim=claim, aspects=["links"])
    approve(make.MotionFactory(claim=claim), by=make.rhys())

    assert told(watch) == [(claim, {"standing"})]


def test_nothing_from_before_one_followed(claim):
    dispute(claim)

    assert told(make.WatchFactory(claim=claim)) == []


def test_a_topic(claim):
    topic = make.TopicFactory()
    watch = make.WatchFactory(topic=topic)
    new = make.ClaimFactory(published=True, topics=[topic])
    dispute(claim)

    assert told(watch) == [(new, {"standing"})]


def test_an_outlet_is_followed_by_its_reports(claim):
    report = make.AttributionFactory(claim=claim)
    watch = make.WatchFactory(outlet=report.article.outlet)
    make.AttributionFactory(claim=claim)
    make.DisputeFactory(attribution=report)

    assert told(watch) == [(claim, {"disputes"})]


def test_an_outlet_whose_report_becomes_public():
    report = make.AttributionFactory(claim=make.ClaimFactory())
    watch = make.WatchFactory(outlet=report.article.outlet)
    report.claim.publish(by=make.edith())

    assert told(watch) == [(report.claim, {"standing"})]


def test_an_outlet_that_was_merged_into_another(claim):
    old, new = make.OutletFactory(), make.OutletFactory()
    watch = make.WatchFactory(outlet=old)
    alter(old, merged_into=new, merge_reason="The same")
    make.AttributionFactory(claim=claim, article=make.ArticleFactory(outlet=new))

    assert told(watch) == [(claim, {"outlets"})]


def test_a_saved_search():
    watch = make.WatchFactory(search="q=harbour", name="Harbour")
    found = make.ClaimFactory(published=True, statement="The harbour was closed.")
    make.ClaimFactory(published=True)

    assert told(watch) == [(found, {"standing"})]


def test_a_search_for_everything(claim):
    watch = make.WatchFactory(search="", name="All")
    dispute(claim)

    assert told(watch) == [(claim, {"disputes"})]


def test_a_search_for_what_is_gone_finds_nothing(claim):
    watch = make.WatchFactory(search="topic=999999", name="Gone")
    dispute(claim)

    assert told(watch) == []


def test_whoever_follows_a_claim_follows_what_it_was_merged_into(claim):
    into, last = make.ClaimFactory(published=True), make.ClaimFactory(published=True)
    watch = make.WatchFactory(claim=claim)
    for old, new in ((claim, into), (into, last)):
        alter(old, status="merged", merged_into=new, status_reason="The same")
    assert told(watch)
    Notice.objects.all().delete()
    dispute(last)

    assert told(watch) == [(last, {"disputes"})]


def test_readers_hear_nothing_of_drafts():
    topic = make.TopicFactory()
    rita, edith = make.WatchFactory(topic=topic), make.WatchFactory(topic=topic, by=make.edith())
    draft = make.ClaimFactory(topics=[topic])

    assert (told(rita), told(edith)) == ([], [(draft, {"standing"})])


def test_readers_hear_nothing_of_editors_notes(claim):
    rita, edith = make.WatchFactory(claim=claim), make.WatchFactory(claim=claim, by=make.edith())
    make.AnnotationFactory(claim=claim, visibility="editors")

    assert (told(rita), told(edith)) == ([], [(claim, {"disputes"})])


def test_somebody_who_is_no_editor_any_more_reads_nothing_that_was_for_editors(claim):
    watch = make.WatchFactory(claim=claim, by=make.edith())
    make.AnnotationFactory(claim=claim, visibility="editors")
    dispute(claim)
    assert len(told(watch)) == Notice.objects.of(watch.user).count() == 2

    alter(watch.user, role="reader")
    watch.user.refresh_from_db()

    assert [set(notice.aspects) for notice in Notice.objects.of(watch.user)] == [{"disputes"}]


def test_what_went_back_to_being_a_draft_is_told_no_more(claim):
    watch = make.WatchFactory(claim=claim)
    dispute(claim)
    assert told(watch)

    alter(claim, status="draft")

    assert not Notice.objects.of(watch.user).exists()


def test_it_is_told_once_however_often_one_looks(claim):
    watch = make.WatchFactory(claim=claim)
    dispute(claim)

    assert told(watch) == told(watch) == [(claim, {"disputes"})]


def test_many_changesets_are_told_in_several_goes(claim, monkeypatch):
    monkeypatch.setattr("claims.following.AT_ONCE", 2)
    watch = make.WatchFactory(claim=claim)
    for _ in range(5):
        dispute(claim)

    assert len(told(watch)) == 5


def test_an_import_tells_of_each_claim_once():
    topic = make.TopicFactory()
    watch = make.WatchFactory(topic=topic)
    with changeset(make.edith(), "Import", tool="import"):
        claims = [make.ClaimFactory(published=True, topics=[topic]) for _ in range(3)]

    assert told(watch) == [(claim, {"standing"}) for claim in claims]


def test_the_same_thing_is_one_thing_however_many_ways_one_follows_it(claim):
    make.WatchFactory(claim=claim)
    watch = make.WatchFactory(search="", name="All")
    dispute(claim)
    told(watch)

    assert Watch.objects.count() == Notice.objects.count() == 2
    assert len(Notice.objects.of(watch.user).things()) == Notice.objects.count_unread(watch.user, 100) == 1
