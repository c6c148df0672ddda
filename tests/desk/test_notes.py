"""Notes: written, answered, changed and resolved by editors; seen by whom they are for."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Annotation
from ledger.changesets import seal_now
from ledger.models import Changeset
from tests import factories as make
from tests.desk.sending import send

SECRET = "Her source is the clerk."


@pytest.fixture
def note(db):
    """A public one by edith, on a published claim."""
    return make.AnnotationFactory(claim=make.ClaimFactory(published=True))


def shown(client, url):
    return client.get(url, follow=True).content.decode()


def last_number():
    seal_now()
    return Changeset.objects.exclude(number=None).order_by("number").last().number


def test_a_note_on_a_claim_stands_on_its_page(db, as_edith, as_rosa):
    claim = make.ClaimFactory(published=True)

    answer = send(as_edith, f"/c/{claim.pk}/note/", body="The *minutes* are not public.")

    assert answer.url == f"{claim.get_absolute_url()}#N-{Annotation.objects.get().pk}"
    assert "The <em>minutes</em> are not public." in shown(as_rosa, answer.url)


def test_a_note_on_a_report_stands_on_the_page_of_its_claim(db, as_edith, as_rosa):
    report = make.AttributionFactory()

    answer = send(as_edith, f"/r/{report.pk}/note/", body="It left out the vote.")

    assert "It left out the vote." in shown(as_rosa, answer.url)


def test_a_note_on_words_stands_beside_them(db, as_edith, as_rosa):
    report = make.AttributionFactory()

    answer = send(as_edith, f"/a/{report.article.pk}/note/", words="allegedly  met", body="Whose doubt?")

    assert Annotation.objects.get().passage.exact == "allegedly met"
    assert answer.url.endswith(f"#n{Annotation.objects.get().pk}")
    assert "Whose doubt?" in shown(as_rosa, answer.url)


def test_a_note_on_marked_words_needs_no_pasting(db, as_edith):
    text = make.SnapshotFactory(text="It met. It met.")
    place = f"?text={text.pk}&start=8&end=15"

    send(as_edith, f"/a/{text.article.pk}/note/{place}", body="The second time.")

    passage = Annotation.objects.get().passage
    assert (passage.start, passage.exact) == (8, "It met.")


@pytest.mark.parametrize("place", ["text=0&start=1&end=2", "text={t}&start=9&end=3", "text={t}&start=0&end=99"])
def test_words_that_are_not_there_cannot_be_marked(db, as_edith, place):
    text = make.SnapshotFactory(text="It met.")

    answer = as_edith.get(f"/a/{text.article.pk}/note/?{place.format(t=text.pk)}")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("words", "said"), [("It sat", "not in the text"), ("It met", "2 times"), ("", "This field is required")]
)
def test_words_that_do_not_stand_there_once_are_refused_at_their_field(db, as_edith, words, said):
    text = make.SnapshotFactory(text="It met. It met.")

    answer = send(as_edith, f"/a/{text.article.pk}/note/", words=words, body="What I typed.")

    assert said in str(answer.context["form"].errors["words"])
    assert "What I typed." in answer.content.decode()
    assert answer.status_code == 422


def test_a_note_on_a_passage_of_a_report(db, as_edith):
    passage = make.AttributionFactory().passages.get()

    send(as_edith, f"/passages/{passage.pk}/note/", body="Whose doubt?")

    assert Annotation.objects.get().passage == passage


def test_html_in_a_note_is_shown_as_typed(note, as_edith, as_rosa):
    send(as_edith, f"/n/{note.pk}/answer/", body="<script>x()</script> [a](javascript:x)")

    page = shown(as_rosa, note.get_absolute_url())
    assert "&lt;script&gt;x()" in page
    assert 'href="javascript' not in page


def test_a_preview_shows_the_note_and_writes_nothing(db, as_edith):
    claim = make.ClaimFactory()

    answer = send(as_edith, f"/c/{claim.pk}/note/", body="**Really?**", preview="yes")

    assert "<strong>Really?</strong>" in answer.content.decode()
    assert not Annotation.objects.exists()


def test_an_answer_stands_under_its_note(note, as_rhys, as_rosa):
    answer = send(as_rhys, f"/n/{note.pk}/answer/", body="Ask the clerk.")

    assert answer.url == f"{note.get_absolute_url()}#N-{Annotation.objects.last().pk}"
    assert "Ask the clerk." in shown(as_rosa, note.claim.get_absolute_url())
    assert Annotation.objects.for_queue().get().reply_to == note


def test_a_note_sent_twice_is_written_once(db, as_edith):
    claim, token = make.ClaimFactory(), "6f1f3c2e-6d0c-4a52-9a57-1a8f5a3f3c11"
    for _ in range(2):
        send(as_edith, f"/c/{claim.pk}/note/", body="Once.", token=token)

    assert Annotation.objects.count() == 1


def test_its_author_changes_a_note(note, as_edith):
    send(as_edith, f"/n/{note.pk}/edit/", body="The minutes are kept secret.", reason="Clearer")

    note.refresh_from_db()
    assert note.body == "The minutes are kept secret."


def test_another_editor_is_refused_in_words(note):
    client = Client()
    client.force_login(make.person("emil", "editor"))

    answer = send(client, f"/n/{note.pk}/edit/", body="Mine.", reason="Mine")

    assert answer.status_code == 422
    assert "changed by who wrote it, or by a reviewer" in answer.content.decode()
    assert f"/n/{note.pk}/edit/" not in shown(client, note.get_absolute_url())


def test_a_note_changed_meanwhile_is_shown_beside_mine(note, as_edith, rhys):
    note.revise(by=rhys, reason="Clearer", version=1, body="Theirs.")

    answer = send(as_edith, f"/n/{note.pk}/edit/", body="Mine.", version=1, reason="Why")

    assert answer.status_code == 409
    assert answer.context["conflict"].sides[0].theirs == "Theirs."


def test_the_history_of_a_note_shows_each_change(note, as_edith, as_rosa):
    send(as_edith, f"/n/{note.pk}/edit/", body="The minutes are secret.", reason="Clearer")
    as_edith.post(f"/n/{note.pk}/settle/")

    page = shown(as_rosa, note.get_absolute_url())
    assert "<del>not public</del>" in page
    assert "<ins>secret</ins>" in page
    assert "Resolved" in page


def test_a_note_is_resolved_and_reopened(note, as_edith):
    as_edith.post(f"/n/{note.pk}/settle/")
    resolved = Annotation.objects.get().resolved

    as_edith.post(f"/n/{note.pk}/settle/", {"reopen": "yes"})

    assert (resolved, Annotation.objects.get().resolved) == (True, False)


@pytest.mark.parametrize("page", ["/c/{c}/", "/c/{c}@{n}", "/a/{a}/", "/n/{note}/", "/n/{open}/"])
@pytest.mark.parametrize("target", ["claim", "attribution", "passage"])
def test_what_is_for_editors_is_on_no_page_of_readers(as_edith, as_rosa, page, target, rows):
    report = make.AttributionFactory()
    on = {"claim": report.claim, "attribution": report, "passage": report.passages.get()}[target]
    note = make.AnnotationFactory(**{target: on}, body=SECRET, visibility="editors")
    opened = make.AnnotationFactory(**{target: on})
    send(as_edith, f"/n/{opened.pk}/answer/", body=SECRET, visibility="editors")
    ids = {"c": report.claim_id, "a": report.article_id, "note": note.pk, "open": opened.pk, "n": last_number()}

    assert SECRET not in shown(as_rosa, page.format(**ids))
    if page != "/c/{c}@{n}":
        assert SECRET in shown(as_edith, page.format(**ids)) or page == "/a/{a}/"


def test_what_a_note_said_to_editors_is_not_in_its_history(db, as_edith, as_rosa):
    note = make.AnnotationFactory(claim=make.ClaimFactory(published=True), body=SECRET, visibility="editors")
    send(as_edith, f"/n/{note.pk}/edit/", body="The source is known.", visibility="public", reason="For readers")

    assert "clerk" not in shown(as_rosa, note.get_absolute_url())
    assert "clerk" in shown(as_edith, note.get_absolute_url())


def test_a_note_closed_to_readers_is_closed_on_pages_of_the_past(note, as_edith, as_rosa):
    Annotation.objects.get().revise(by=make.edith(), reason="Clearer", version=1, body=SECRET)
    before = last_number()
    past = f"/c/{note.claim_id}@{before}"
    seen = SECRET in shown(as_rosa, past)

    send(as_edith, f"/n/{note.pk}/edit/", visibility="editors", reason="Not for readers")

    assert (seen, SECRET in shown(as_rosa, past), SECRET in shown(as_edith, past)) == (True, False, True)


def test_readers_are_offered_nothing_to_do(note, as_rosa):
    for url in (note.get_absolute_url(), note.claim.get_absolute_url()):
        assert "desk" not in shown(as_rosa, url).replace("/desk.css", "")
    assert as_rosa.get(reverse("claim-note", args=[note.claim_id])).status_code == 302
