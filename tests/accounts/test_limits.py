"""How often something may be tried: counted exactly, also by many at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import F, Func
from django.db.models.functions import Now
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from accounts.limits import Limit, TooOften
from accounts.models import Tries
from accounts.rights import public
from config import urls

MINUTE = timedelta(minutes=1)
TWICE = Limit("test", 2, MINUTE)


def later(seconds):
    """As if so much time had passed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_tries SET until = until - %(ago)s::interval,"
            " at = (SELECT array_agg(t - %(ago)s::interval) FROM unnest(at) t)",
            {"ago": f"{seconds} s"},
        )


def taken(limit, times, *who):
    """How many of so many tries were let through."""
    through = 0
    for _ in range(times):
        try:
            limit.take(*who)
            through += 1
        except TooOften:
            pass
    return through


def test_so_many_are_let_through_and_no_more(db) -> None:
    assert taken(TWICE, 5, "edith") == 2


def test_everybody_has_a_count_of_their_own(db) -> None:
    assert (taken(TWICE, 3, "edith"), taken(TWICE, 3, "rhys"), taken(Limit("other", 2, MINUTE), 3, "edith")) == (
        2,
        2,
        2,
    )


def test_waiting_is_enough_and_the_wait_is_told(db) -> None:
    TWICE.take("edith")
    later(20)
    TWICE.take("edith")
    with pytest.raises(TooOften) as refused:
        TWICE.take("edith")
    assert 35 < refused.value.wait <= 40

    later(refused.value.wait)

    assert taken(TWICE, 2, "edith") == 1


def test_tries_that_are_refused_do_not_make_the_wait_longer(db) -> None:
    taken(TWICE, 50, "edith")
    later(60)

    assert taken(TWICE, 3, "edith") == 2


def test_one_that_was_given_back_does_not_count(db) -> None:
    TWICE.take("edith").give_back()

    assert taken(TWICE, 3, "edith") == 2


def test_what_is_forgotten_begins_anew(db) -> None:
    taken(TWICE, 2, "edith")

    TWICE.forget("edith")

    assert taken(TWICE, 3, "edith") == 2


def test_the_table_names_nobody_and_does_not_grow(db) -> None:
    taken(TWICE, 1, "edith")
    for n in range(10):
        later(61)
        taken(TWICE, 1, n)

    assert not Tries.objects.filter(key__contains="edith").exists()
    assert Tries.objects.count() <= 2


def attempt(_):
    try:
        return taken(Limit("at once", 5, MINUTE), 1, "edith")
    finally:
        connection.close()


def test_fifty_at_once_get_no_more_than_one_after_the_other(committed) -> None:
    with ThreadPoolExecutor(16) as pool:
        through = sum(pool.map(attempt, range(50)))

    assert through == 5


ROW = {"key": "careless", "at": [], "refused": False, "until": datetime(2030, 1, 1, tzinfo=UTC)}


def careless(meeting):
    """Reads, and then writes, as a cache would."""
    try:
        seen = len(Tries.objects.get(key="careless").at)
        meeting.wait()
        Tries.objects.filter(key="careless").update(at=Func(F("at"), Now(), function="array_append"))
        return seen < 5
    finally:
        connection.close()


def test_the_control_lets_too_many_through(committed) -> None:
    Tries.objects.create(**ROW)
    meeting = Barrier(10)

    with ThreadPoolExecutor(10) as pool:
        through = sum(pool.map(careless, [meeting] * 10))

    assert through == 10


def limited(request):
    TWICE.take("page")
    return HttpResponse("done")


urlpatterns = [path("limited/", public(limited))]


@pytest.fixture
def full(db, settings) -> Client:
    """At a page that was asked for too often."""
    settings.ROOT_URLCONF = (*urlpatterns, *urls.urlpatterns)
    taken(TWICE, 2, "page")
    return Client()


def test_a_page_says_how_long_to_wait(full) -> None:
    answer = full.get("/limited/")

    assert (answer.status_code, 0 < int(answer.headers["Retry-After"]) <= 60) == (429, True)
    assert "Wait 1 minute, then try again." in answer.content.decode()


def test_a_swap_is_told_where_messages_stand(full) -> None:
    answer = full.get("/limited/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["HX-Retarget"]) == (429, "#status")
    assert "<title>" not in answer.content.decode()
