"""A report on record: changed with its words and marks, withdrawn, or added from the page of its claim."""

import pytest

from claims.models import Attribution
from tests import factories as make
from tests.desk.sending import send
from tests.desk.texts import SENTENCE, TEXT, at


@pytest.fixture
def report(db):
    article = make.ArticleFactory()
    make.SnapshotFactory(article=article, text=TEXT)
    claim = make.QuantityFactory(published=True)
    return make.AttributionFactory(claim=claim, article=article, quote=SENTENCE, marks={"allegedly": "hedge"})


def edit(client, report, **changes):
    seen = client.get(f"/r/{report.pk}/edit/").context["form"].now
    return send(client, f"/r/{report.pk}/edit/", **{"seen": seen, "r-reason": "Read anew", **changes})


def words(report):
    return [word.passage.exact for word in report.words.all()]


def marked(report):
    return {(mark.kind, mark.passage.exact[mark.start : mark.end]) for mark in report.marks.all()}


def test_what_it_says_is_changed(report, as_edith):
    answer = edit(as_edith, report, **{"r-stance": "doubts", "r-verb": "said"})

    report.refresh_from_db()
    assert answer.status_code == 303
    assert (report.stance, report.verb, report.version) == ("doubts", "said", 2)


def test_its_words_and_marks_are_replaced_whole(report, as_edith):
    more = {"words-1-exact": "Nobody else was asked.", "r-marks": [], "r-mark_loaded": "joining"}

    edit(as_edith, report, **more)

    assert words(report) == [SENTENCE, "Nobody else was asked."]
    assert marked(report) == {("loaded", "joining")}


def test_words_that_stay_keep_their_rows(report, as_edith):
    before = (report.words.get().pk, report.marks.get().pk)

    edit(as_edith, report, **{"r-verb": "said"})

    assert (report.words.get().pk, report.marks.get().pk) == before


def test_marks_that_could_be_made_are_offered(report, as_edith):
    offered = as_edith.get(f"/r/{report.pk}/edit/").context["form"].offered

    assert {mark.words for mark in offered} >= {"allegedly", "96.77%", "of the population", "said"}


def test_a_report_keeps_some_words(report, as_edith):
    answer = edit(as_edith, report, **{"words-0-exact": ""})

    assert answer.status_code == 422
    assert words(report) == [SENTENCE]


def test_words_that_somebody_changed_meanwhile_are_not_overwritten(report, as_edith):
    answer = edit(as_edith, report, seen="1/2", **{"r-mark_loaded": "joining", "r-verb": "said"})

    report.refresh_from_db()
    assert "Somebody else changed its words or marks" in answer.content.decode()
    assert (marked(report), report.verb) == ({("hedge", "allegedly")}, "")


def test_a_stale_report_is_compared(report, as_edith, rhys):
    Attribution.objects.get(pk=report.pk).revise(by=rhys, reason="Theirs", version=1, verb="claimed")

    answer = edit(as_edith, report, version=1, **{"r-verb": "said"})

    assert answer.status_code == 409
    assert answer.context["conflict"].sides[0].theirs == "claimed"


def test_it_is_withdrawn_with_a_reason(report, as_edith):
    send(as_edith, f"/r/{report.pk}/withdraw/", reason="Another claim.")

    report.refresh_from_db()
    assert report.withdrawn_reason == "Another claim."
    assert as_edith.get(f"/r/{report.pk}/edit/").status_code == 404


def test_a_report_is_added_from_the_page_of_its_claim(report, as_edith):
    claim, text = make.ClaimFactory(published=True), report.article.snapshots.get()

    found = as_edith.get(f"/c/{claim.pk}/report/?q={report.article.title}").context["found"]
    picked = {"words": "Nobody else was asked.", "claim": claim.pk, "go": "report"}
    answer = as_edith.post(f"/a/{report.article_id}/passage/?text={text.pk}", picked)

    assert [article.id for article in found] == [report.article_id]
    assert answer.url == at("report", text, "Nobody else was asked.", claim=claim.pk)


def test_the_article_offers_the_claim_that_words_are_sought_for(report, as_edith):
    claim = make.ClaimFactory(published=True)

    page = as_edith.get(f"{report.article.get_absolute_url()}?claim={claim.pk}")

    assert f"Report of C-{claim.pk}" in page.content.decode()
