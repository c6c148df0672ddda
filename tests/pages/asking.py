"""Pages of claims as a reader asks for them."""

from django.contrib.auth.models import AnonymousUser

from claims.pages.claim import claim_page
from tests import factories as make


def article(outlet, day="2024-05-01", **columns):
    return make.ArticleFactory(outlet=outlet, published=day, published_basis="printed", **columns)


def shown(claim, at=None):
    return claim_page(claim.pk, AnonymousUser(), at)


def words(page, client):
    return client.get(f"/c/{page.pk}/", follow=True).content.decode()
