"""What people follow, and what the database keeps of it."""

import pytest
from django.core.exceptions import ValidationError

from claims.models import Delivered, Notice, Watch
from claims.models.watch import Enough
from ledger.changesets import seal_now
from ledger.models import Changeset
from ledger.written import last_number
from tests import factories as make
from tests.raw import alter, refused, write

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def watch():
    return make.WatchFactory()


@pytest.fixture
def notice(watch):
    seal_now()
    return Notice.objects.create(watch=watch, changeset=Changeset.objects.last(), claim=watch.claim, **TOLD)


TOLD = {"aspects": ["wording"], "is_public": True}


def twin(row, **changes):
    names = [f.name for f in row._meta.concrete_fields if not f.primary_key and f.name not in ("begun_at", "made_at")]
    return type(row)(**{name: getattr(row, name) for name in names} | changes)


def test_it_begins_with_what_comes_next(edith):
    claim = make.ClaimFactory(published=True)
    seal_now()

    assert make.WatchFactory(claim=claim).since == last_number()


@pytest.mark.parametrize(
    ("target", "kind"), [({}, "claim"), ({"search": "q=kyiv", "name": "Kyiv"}, "search"), ({"search": ""}, "search")]
)
def test_it_knows_what_it_is_on(target, kind):
    watch = make.WatchFactory(**{"name": "All", **target})

    assert watch.kind == kind
    assert str(watch) == (str(watch.claim) if kind == "claim" else watch.name)


def test_a_thing_is_followed_once(watch):
    with pytest.raises(ValidationError, match="You follow this already"):
        make.WatchFactory(claim=watch.claim)


def test_two_people_follow_the_same(watch, edith):
    assert make.WatchFactory(claim=watch.claim, by=edith).claim == watch.claim


def test_nobody_follows_without_end(watch, monkeypatch):
    monkeypatch.setattr("claims.models.watch.MOST", 1)

    with pytest.raises(Enough):
        make.WatchFactory()


@pytest.mark.parametrize("aspects", [[], ["weather"]])
def test_it_is_about_aspects_that_there_are(aspects):
    with pytest.raises(ValidationError):
        make.WatchFactory(aspects=aspects)


def test_mail_needs_an_address():
    with pytest.raises(ValidationError, match="no mail address"):
        make.WatchFactory(frequency="daily", by=make.person("nomail", "reader"))


@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("watch_one_target", {"search": "q=x", "name": "x"}),
        ("watch_one_target", {"claim": None}),
        ("watch_some_aspects", {"aspects": []}),
        ("watch_some_aspects", {"aspects": ["weather"]}),
        ("watch_search_named", {"claim": None, "search": "q=x"}),
        ("watch_claim_once", {}),
    ],
)
def test_the_database_refuses(watch, constraint, changes):
    with refused(constraint):
        twin(watch, **changes).save(force_insert=True)


@pytest.mark.parametrize(
    ("constraint", "target"),
    [
        ("watch_topic_once", lambda: {"topic": make.TopicFactory()}),
        ("watch_outlet_once", lambda: {"outlet": make.OutletFactory()}),
        ("watch_search_once", lambda: {"search": "q=x", "name": "x"}),
    ],
)
def test_the_database_keeps_each_once(constraint, target):
    watch = make.WatchFactory(**target())

    with refused(constraint):
        twin(watch).save(force_insert=True)


def test_a_thing_is_told_once(notice):
    with refused("notice_once"):
        twin(notice).save(force_insert=True)


@pytest.mark.parametrize("aspects", [[], ["weather"]])
def test_a_notice_tells_something(notice, aspects):
    with refused("notice_some_aspects"):
        write(twin(notice, aspects=aspects))


def test_there_is_one_place_up_to_which_all_is_told(watch):
    with refused("delivered_one_row"):
        Delivered.objects.create(pk=2, upto=0)


def test_who_stops_leaves_nothing_behind(notice):
    notice.watch.delete()

    assert not Notice.objects.exists()
    assert not Watch.objects.exists()


def test_an_unknown_frequency_is_refused(watch):
    with refused("watch_frequency_known"):
        alter(watch, frequency="often")
