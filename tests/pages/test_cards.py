"""Cards beside the text of an article: many fold, so that the text stays whole."""

import pytest

from claims.pages.article import OPEN_CARDS
from tests import factories as make


@pytest.mark.parametrize(("cards", "folds"), [(OPEN_CARDS, False), (OPEN_CARDS + 1, True)])
def test_many_cards_are_one_line_each(cards, folds, as_rosa, db):
    article = make.ArticleFactory()
    for _ in range(cards):
        make.AttributionFactory(article=article, chain=[make.SpeakerFactory(name="Harbour Master")])

    page = as_rosa.get(f"/a/{article.pk}/", follow=True).content.decode()

    assert page.count('<details class="card is-folded">') == cards * folds
    assert page.count("Said by <bdi>Harbour Master") >= cards
