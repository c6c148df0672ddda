"""The list of articles under filters."""

import pytest

from tests import factories as make


@pytest.fixture
def listed(db):
    """Ids by what each is."""
    outlet = make.OutletFactory(name="The Post")
    rows = {"plain": make.ArticleFactory(outlet=outlet, title="Grain leaves"), "changed": make.ArticleFactory()}
    for text in ("Some 80 ships left.", "Some 90 ships left."):
        make.SnapshotFactory(article=rows["changed"], text=text)
    make.SnapshotFactory(article=rows["plain"])
    return {name: row.pk for name, row in rows.items()} | {"outlet": outlet.pk}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"plain", "changed"}),
        ("q=grain", {"plain"}),
        ("q=the post", {"plain"}),
        ("outlet={outlet}", {"plain"}),
        ("texts=changed", {"changed"}),
        ("texts=changed&outlet={outlet}", set()),
    ],
)
def test_articles_are_filtered(listed, as_rosa, query, shown):
    page = as_rosa.get("/articles/?" + query.format(**listed)).context["page"]

    assert {row.id for row in page.rows} == {listed[name] for name in shown}


@pytest.mark.parametrize("query", ["texts=lost", "outlet=0", "outlet=x", "q=" + "x" * 501, "q=%00"])
def test_an_unknown_filter_is_an_error_in_words(listed, as_rosa, query):
    answer = as_rosa.get(f"/articles/?{query}")

    assert answer.status_code == 400
    assert "errorlist" in answer.content.decode()


def test_filters_stay_on_the_next_page(db, as_rosa):
    outlet = make.OutletFactory()
    make.ArticleFactory.create_batch(26, outlet=outlet)

    page = as_rosa.get(f"/articles/?outlet={outlet.pk}").context["page"]

    assert page.older.startswith(f"outlet={outlet.pk}&after=")
    assert len(as_rosa.get(f"/articles/?{page.older}").context["page"].rows) == 1


def test_the_count_of_changed_texts_on_the_page_of_an_outlet_leads_to_them(db, as_rosa):
    article = make.AttributionFactory(claim=make.ClaimFactory(published=True)).article
    make.SnapshotFactory(article=article, text="Some 80 ships left.")
    make.SnapshotFactory(article=article, text="Some 90 ships left.")

    page = as_rosa.get(article.outlet.get_absolute_url(), follow=True).content.decode()

    assert f'href="/articles/?outlet={article.outlet_id}&amp;texts=changed"' in page
