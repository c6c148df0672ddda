"""Files, addresses and feeds become jobs, whose pages say how far they are."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims.intake import jobs
from sources.models import Feed, Job, JobItem
from tests.factories import OutletFactory
from tests.ingestion import making
from tests.ingestion.test_files import PAGE

pytestmark = pytest.mark.usefixtures("rows")


def send(client, **fields):
    return client.post(reverse("add-many"), {"token": str(uuid4()), "addresses": ""} | fields)


def job_of(by, count=2):
    items = [JobItem(name=f"{n}.html", raw=PAGE.replace(b"Council", b"Council %d" % n)) for n in range(count)]
    return jobs.begin(Job(title="Files", by=by), [*items, JobItem(name="no.exe", raw=b"MZ")])


def test_files_and_addresses_become_one_job(as_edith):
    files = [SimpleUploadedFile("a.html", PAGE), SimpleUploadedFile("b.pdf", PAGE), SimpleUploadedFile("../c", b"MZ")]

    answer = send(as_edith, documents=files, addresses="https://example.com/1#top\nhttps://example.com/1")

    job = Job.objects.get()
    told = [(item.name, item.url, item.why) for item in job.items.all()]
    assert answer.url == job.get_absolute_url()
    assert told[:2] == [("a.html", "", ""), ("b.pdf", "", "The file is not a PDF.")]
    assert told[3] == ("", "https://example.com/1", "")


def test_a_mailbox_is_as_many_items_as_it_has_letters(as_edith):
    box = b"".join(b"From a@b.c Fri May  3 10:00:00 2024\n" + making.letter(name, "Text.") + b"\n" for name in "abc")

    send(as_edith, documents=[SimpleUploadedFile("a.mbox", box)])

    assert Job.objects.get().items.count() == 3


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Choose files, or write an address.", {}),
        ("Line 2: Only http and https links", {"addresses": "https://example.com/\njavascript:alert(1)"}),
        ("Line 3: Port must be 1–65535.", {"addresses": "https://example.com/\n\nhttps://example.com:99999/"}),
        ("Line 1: “no address” is not an address.", {"addresses": "no address"}),
        ("At most 20 files at a time.", {"documents": [SimpleUploadedFile("a", b"a") for _ in range(21)]}),
    ],
    ids=["nothing", "scheme", "port", "address", "many"],
)
def test_what_cannot_be_begun_is_said_in_the_form(as_edith, words, fields):
    answer = send(as_edith, **fields)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_an_open_job_asks_again_and_can_be_stopped_and_resumed(as_edith, edith):
    job = job_of(edith)
    page = as_edith.get(job.get_absolute_url()).content.decode()

    as_edith.post(reverse("job-stop", args=[job.pk]))
    stopped = as_edith.get(job.get_absolute_url()).content.decode()
    as_edith.post(reverse("job-resume", args=[job.pk]))

    job.refresh_from_db()
    assert 'hx-trigger="every 2s"' in page
    assert "Resume" in stopped
    assert job.state == "waiting"


def test_a_job_that_is_done_tells_what_became_of_each_item(as_edith, edith):
    job = job_of(edith)
    jobs.work.func(job.pk)

    page = as_edith.get(job.get_absolute_url()).content.decode()

    assert "Done: 3 of 3" in page
    assert "no.exe" in page
    assert "hx-trigger" not in page


@pytest.mark.parametrize("count", [1, 12])
def test_the_queries_of_a_job_do_not_grow_with_its_items(as_edith, edith, django_assert_num_queries, count):
    job = job_of(edith, count)
    jobs.work.func(job.pk)

    with django_assert_num_queries(6):  # one counts what they follow
        as_edith.get(job.get_absolute_url())


def test_a_feed_is_added_and_left(as_edith):
    outlet = OutletFactory()
    given = {"token": str(uuid4()), "outlet": outlet.pk, "url": "https://example.com/feed", "every": 60}

    as_edith.post(reverse("feeds"), given)
    feed = Feed.objects.get()
    as_edith.post(reverse("feed-switch", args=[feed.pk]), {"on": "0"})

    feed.refresh_from_db()
    assert (feed.outlet, feed.is_on) == (outlet, False)
