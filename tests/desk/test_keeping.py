"""Outlets, speakers, topics, measures and articles, added and changed on pages of their own."""

import pytest

from claims.models import Measure, Topic
from sources.models import Article, Outlet, Speaker
from tests import factories as make
from tests.desk.sending import send

ADDED = [
    ("/outlets/add/", Outlet, {"name": "Example News", "languages": "uk, en", "domains": "example.org"}),
    ("/speakers/add/", Speaker, {"name": "Olena Kovalenko", "aliases": "Elena Kovalenko"}),
    ("/topics/add/", Topic, {"name": "Talks of 2022"}),
    ("/measures/add/", Measure, {"name": "Turnout, 2014", "counted": "voters", "dimension": "share", "unit": "%"}),
]
CHANGED = [
    ("/o/{}/edit/", make.OutletFactory, {"name": "Another name", "country": "UA"}),
    ("/p/{}/edit/", make.SpeakerFactory, {"name": "Another name"}),
    ("/e/{}/edit/", make.TopicFactory, {"name": "Another name"}),
    ("/measures/{}/edit/", make.MeasureFactory, {"name": "Another name"}),
]


@pytest.mark.parametrize(("url", "model", "fields"), ADDED, ids=[row[0] for row in ADDED])
def test_one_is_added(db, as_edith, url, model, fields):
    answer = send(as_edith, url, **fields)

    assert answer.status_code == 303
    assert model.objects.get().name == fields["name"]


@pytest.mark.parametrize(("url", "factory", "fields"), CHANGED, ids=[row[0] for row in CHANGED])
def test_one_is_changed(db, as_edith, url, factory, fields):
    row = factory()

    send(as_edith, url.format(row.pk), reason="Clearer", **listed(row), **fields)

    row.refresh_from_db()
    assert (row.name, row.version) == (fields["name"], 2)


@pytest.mark.parametrize(("url", "factory", "fields"), CHANGED, ids=[row[0] for row in CHANGED])
def test_what_was_read_too_long_ago_is_compared(db, as_edith, rhys, url, factory, fields):
    row = factory()
    factory._meta.model.objects.get(pk=row.pk).revise(by=rhys, reason="Theirs", version=1, name="Theirs")

    answer = send(as_edith, url.format(row.pk), reason="Mine", version=1, **listed(row), **fields)

    assert answer.status_code == 409
    assert answer.context["conflict"].sides[0].theirs == "Theirs"


def listed(row):
    """Lists of the row as a box holds them."""
    names = ("languages", "domains", "aliases")
    return {name: ", ".join(getattr(row, name)) for name in names if hasattr(row, name)}


def test_two_topics_of_one_name_have_two_addresses(db, as_edith):
    for _ in range(2):
        send(as_edith, "/topics/add/", name="Talks")

    assert set(Topic.objects.values_list("slug", flat=True)) == {"talks", "talks-2"}


def test_a_confidential_speaker_needs_a_description(db, as_edith):
    answer = send(as_edith, "/speakers/add/", name="Olena", confidential="on")

    assert answer.status_code == 422
    assert "Describe a confidential speaker" in answer.content.decode()


def test_an_article_is_changed_with_the_words_that_show_what_it_reprints(db, as_edith):
    original, text = make.ArticleFactory(), make.SnapshotFactory(text="First printed by Example News.")
    words = {"republishes": f"A-{original.pk}", "shown_by": "First printed by Example News"}

    send(as_edith, f"/a/{text.article_id}/edit/", reason="A reprint", title="Anew", **words)

    article = Article.objects.get(pk=text.article_id)
    assert (article.title, article.republishes) == ("Anew", original)
    assert article.republishes_evidence.exact == "First printed by Example News"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("republishes", "A-99999", "There is no article"),
        ("shown_by", "Nobody said so", "These words are not in the text"),
        ("published", "2026-02-30", "is not in the calendar"),
        ("url", "file:///etc/passwd", "Only http and https"),
    ],
)
def test_what_an_article_cannot_be_is_said_at_its_field(db, as_edith, field, value, said):
    text = make.SnapshotFactory()

    answer = send(as_edith, f"/a/{text.article_id}/edit/", reason="Why", **{field: value})

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])


def test_a_later_text_is_captured_beside_the_first(db, as_edith):
    text = make.SnapshotFactory()

    send(as_edith, f"/a/{text.article_id}/capture/", source="KYIV. The council did not meet.")

    assert [one.text[:20] for one in text.article.snapshots.all()] == ["KYIV. The council di", text.text[:20]]


def rows(**fields):
    return {f"rows-{name}": value for name, value in fields.items()}


def test_offices_are_held_for_a_time(db, as_edith):
    role = make.SpeakerRoleFactory(title="Foreign Minister", held="2020/2024")
    url = f"/p/{role.speaker_id}/roles/"

    send(as_edith, url, reason="Why", **{"rows-1-title": "Member of Parliament", "rows-1-held": "2024/.."})

    held = role.speaker.roles.values_list("title", "held")
    assert set(held) == {("Foreign Minister", "2020/2024"), ("Member of Parliament", "2024/..")}
    assert role.speaker.roles.filter(pk=role.pk).exists()


def test_an_office_is_taken_away_by_emptying_it(db, as_edith):
    role = make.SpeakerRoleFactory()

    send(as_edith, f"/p/{role.speaker_id}/roles/", reason="Never held", **{"rows-0-title": ""})

    assert not role.speaker.roles.exists()


def test_credits_that_somebody_changed_meanwhile_are_not_overwritten(db, as_edith, rhys):
    credit = make.CreditFactory(name="PAP")
    page = as_edith.get(f"/a/{credit.article_id}/credits/")
    make.CreditFactory(article=credit.article, name="TG")
    seen = page.context["form"].now

    answer = send(as_edith, f"/a/{credit.article_id}/credits/", reason="Why", seen=seen, **{"rows-0-name": ""})

    assert answer.status_code == 422
    assert credit.article.credits.count() == 2
