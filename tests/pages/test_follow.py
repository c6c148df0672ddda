"""Following on the pages: beginning, the list, changing and ending it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.following import deliver
from claims.models import Notice, Watch
from ledger.changesets import seal_now
from tests import factories as make
from tests.desk.sending import send

pytestmark = pytest.mark.usefixtures("rows")

NOW = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def claim():
    return make.ClaimFactory(published=True, statement="The harbour was closed.")


def text(client, address):
    return client.get(address).content.decode()


def news(*acts):
    """What is told of these acts."""
    for act in acts:
        act()
    seal_now()
    deliver(NOW)


def test_whoever_is_not_signed_in_signs_in_first(as_rosa, claim):
    answer = as_rosa.get(f"/c/{claim.pk}/follow/")

    assert answer.url == f"/accounts/login/?next=/c/{claim.pk}/follow/"


@pytest.mark.parametrize("target", [make.TopicFactory, make.OutletFactory, lambda: make.ClaimFactory(published=True)])
def test_a_page_offers_to_follow(as_rosa, target):
    page = target().get_absolute_url()

    assert "/follow/" in as_rosa.get(page, follow=True).content.decode()


def test_somebody_begins_to_follow_a_claim(as_rita, claim):
    answer = send(as_rita, f"/c/{claim.pk}/follow/", aspects=["figures", "links"])

    assert answer.url == claim.get_absolute_url()
    assert Watch.objects.get().aspects == ["figures", "links"]
    assert ">Following</a>" in text(as_rita, claim.get_absolute_url())


@pytest.mark.parametrize(("kind", "letter"), [("topic", "e"), ("outlet", "o")])
def test_somebody_begins_to_follow_something_else(as_rita, kind, letter):
    target = {"topic": make.TopicFactory, "outlet": make.OutletFactory}[kind]()

    send(as_rita, f"/{letter}/{target.pk}/follow/")

    assert getattr(Watch.objects.get(), kind) == target


def test_a_search_is_saved_with_its_name(as_rita):
    topic = make.TopicFactory(name="Ports")

    send(as_rita, f"/follow/search/?topic={topic.pk}&q=harbour&after=x")

    assert Watch.objects.get().search == f"q=harbour&topic={topic.pk}"
    assert str(Watch.objects.get()) == "Words: harbour; Topic: Ports"


def test_a_search_that_cannot_be_is_not_saved(as_rita):
    assert as_rita.get("/follow/search/?topic=x").status_code == 404


def test_the_list_of_claims_offers_to_save_its_search(as_rosa):
    assert 'href="/follow/search/?q=harbour"' in text(as_rosa, "/claims/?q=harbour")


def test_whoever_follows_it_already_may_change_how(as_rita, claim):
    watch = make.WatchFactory(claim=claim)

    assert as_rita.get(f"/c/{claim.pk}/follow/").url == f"/follow/{watch.pk}/"


def test_a_draft_cannot_be_followed_by_readers(as_rita, as_edith):
    address = f"/c/{make.ClaimFactory().pk}/follow/"

    assert (as_rita.get(address).status_code, as_edith.get(address).status_code) == (404, 200)


def test_nothing_chosen_is_said_in_the_form(as_rita, claim):
    answer = send(as_rita, f"/c/{claim.pk}/follow/", aspects=[])

    assert answer.status_code == 422
    assert not Watch.objects.exists()


def test_the_list_tells_what_happened(as_rita, claim):
    make.WatchFactory(claim=claim)
    news(lambda: make.AttributionFactory(claim=claim, article=make.ArticleFactory(outlet__name="Port Gazette")))

    page = text(as_rita, "/follow/")

    assert "The harbour was closed." in page
    assert "New report by <bdi>Port Gazette</bdi>" in page
    assert "this claim" in page


def test_what_changed_is_one_press_away(as_rita, claim):
    make.WatchFactory(claim=claim)
    news(lambda: make.DisputeFactory(claim=claim))
    ((_, (item,)),) = as_rita.get("/follow/").context["page"].days

    assert as_rita.get(item.diff).status_code == 200


def test_nothing_before_publication_is_offered(as_rita):
    claim = make.ClaimFactory(topics=[make.TopicFactory()])
    make.WatchFactory(topic=claim.topics.get())
    news(lambda: claim.publish(by=make.edith()))
    ((_, (item,)),) = as_rita.get("/follow/").context["page"].days

    assert (item.what, item.diff) == (["Published"], "")


def test_two_ways_to_the_same_thing_are_one_line(as_rita, claim):
    make.WatchFactory(claim=claim)
    make.WatchFactory(search="", name="All claims")
    news(lambda: make.DisputeFactory(claim=claim))
    ((_, (item,)),) = as_rita.get("/follow/").context["page"].days

    assert len(item.because) == 2


def test_what_was_not_read_is_counted_until_it_is(as_rita, claim):
    make.WatchFactory(claim=claim)
    news(lambda: make.DisputeFactory(claim=claim), lambda: make.DisputeFactory(claim=claim))
    assert '2<span class="visually-hidden"> unread' in text(as_rita, "/")

    as_rita.post("/follow/read/", {"upto": as_rita.get("/follow/").context["page"].upto})

    assert "unread" not in text(as_rita, "/")


def test_what_came_after_the_page_was_shown_stays_unread(as_rita, claim):
    make.WatchFactory(claim=claim)
    news(lambda: make.DisputeFactory(claim=claim))
    shown = as_rita.get("/follow/").context["page"].upto
    news(lambda: make.DisputeFactory(claim=claim))

    as_rita.post("/follow/read/", {"upto": shown})

    assert Notice.objects.unread().get().changeset.number == shown + 1


def test_somebody_changes_what_they_are_told(as_rita, claim):
    watch = make.WatchFactory(claim=claim)

    answer = send(as_rita, f"/follow/{watch.pk}/", aspects=["links"], frequency="daily")

    assert answer.url == "/follow/"
    watch.refresh_from_db()
    assert (watch.aspects, watch.frequency) == (["links"], "daily")


def test_somebody_stops(as_rita, claim):
    watch = make.WatchFactory(claim=claim)

    as_rita.post(f"/follow/{watch.pk}/stop/")

    assert not Watch.objects.exists()
    assert "You do not follow this any more" in text(as_rita, "/follow/")


@pytest.mark.parametrize("page", ["/follow/{}/", "/follow/{}/stop/"])
def test_nobody_touches_what_another_follows(as_edith, claim, page):
    watch = make.WatchFactory(claim=claim)

    assert as_edith.post(page.format(watch.pk)).status_code == 404
    assert Watch.objects.get() == watch


def test_nobody_sees_what_another_follows(as_edith, claim):
    make.WatchFactory(claim=claim)
    news(lambda: make.DisputeFactory(claim=claim))

    assert "harbour" not in text(as_edith, "/follow/")
    assert "harbour" not in text(as_edith, f"/follow/?watch={Watch.objects.get().pk}")


def test_the_name_of_a_confidential_speaker_is_never_told(as_rita, claim):
    make.WatchFactory(claim=claim)
    speaker = make.SpeakerFactory(name="Jane Doe", confidential=True, description="an official")
    news(lambda: make.AttributionFactory(claim=claim, voice="attributed", chain=[speaker]))

    assert "Doe" not in text(as_rita, "/follow/")


def test_more_news_ask_no_more_of_the_database(as_rita):
    def grow(size):
        for _ in range(size):
            article, claim = make.ArticleFactory(), make.ClaimFactory(published=True)
            make.WatchFactory(outlet=article.outlet)
            make.WatchFactory(claim=claim)
            make.AttributionFactory(claim=claim, article=article)
        news()

    grow(2)
    few = queries(as_rita)
    grow(4)

    assert len(queries(as_rita)) <= len(few)


def queries(client):
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/follow/").status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def test_pages_of_readers_who_are_not_signed_in_ask_nothing_of_it(as_rosa, claim):
    with CaptureQueriesContext(connection) as asked:
        as_rosa.get(claim.get_absolute_url())

    assert not [query for query in asked.captured_queries if "claims_notice" in query["sql"] or "watch" in query["sql"]]


def test_the_list_goes_on_page_by_page(as_rita, claim):
    make.WatchFactory(claim=claim)
    news(*[lambda: make.AnnotationFactory(claim=claim)] * 26)
    page = as_rita.get("/follow/").context["page"]

    older = as_rita.get(f"/follow/?{page.page.older}").context["page"]

    assert [len(items) for _, items in (*page.days, *older.days)] == [25, 1]
