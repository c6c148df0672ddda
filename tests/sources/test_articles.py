"""What an outlet published."""

import pytest

from sources.models import Article
from tests.factories import ArticleFactory, CreditFactory
from tests.raw import alter, refused

pytestmark = pytest.mark.usefixtures("rows")


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("article_published_edtf", {"published": "August 7", "published_basis": "printed"}),
        ("article_published_edtf", {"published": "2018-13", "published_basis": "printed"}),
        ("article_date_has_basis", {"published": "2018-08-07"}),
        ("article_date_has_basis", {"published_basis": "printed"}),
        ("article_language_bcp47", {"language": "English"}),
    ],
)
def test_the_database_refuses_an_article(constraint, columns):
    with refused(constraint):
        ArticleFactory(**columns)


def test_an_article_does_not_reprint_itself():
    article = ArticleFactory()

    with refused("article_not_own_reprint"):
        alter(article, republishes=article)


def test_reprints_do_not_go_in_a_circle():
    first = ArticleFactory()
    last = ArticleFactory(republishes=ArticleFactory(republishes=first))

    with refused("republishes_circle"):
        alter(first, republishes=last)


def test_an_address_belongs_to_one_article():
    ArticleFactory(url="https://example.org/1")

    with refused("sources_article_url_key"):
        ArticleFactory(url="https://example.org/1")


def test_outlet_address_and_date_may_all_be_unknown():
    article = ArticleFactory(outlet=None, title="")

    article.refresh_from_db()

    assert (article.url, article.published_from, article.published_in_words) == (None, None, "")


def test_the_newest_come_first_and_the_undated_last():
    undated = ArticleFactory()
    older = ArticleFactory(published="2018-08", published_basis="printed")
    newer = ArticleFactory(published="2018-08-07", published_basis="printed")

    assert list(Article.objects.for_list()) == [newer, older, undated]


def test_a_credit_is_recorded_once():
    article = CreditFactory(name="PAP").article

    with refused("credit_once"):
        CreditFactory(article=article, name="PAP")
