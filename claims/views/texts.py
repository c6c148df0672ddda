"""The texts of an article: all that were captured, and each at an address of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.rights import public
from claims.pages.article import article_page
from claims.pages.texts import text_as_of as captured_by
from claims.pages.texts import texts_page
from ledger.asof import is_sealed
from sources.models import Article


@public
@require_safe
def texts(request: HttpRequest, pk: int) -> HttpResponse:
    """What its outlet changed from one to the next."""
    article = get_object_or_404(Article.objects.for_page(), pk=pk)
    page = texts_page(article, request.user)
    return render(request, "sources/texts.html", {"page": page, "section": "articles"})


@public
@require_safe
def text_as_of(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The text as it was held as of a changeset, with the claims that rest on it today."""
    article = get_object_or_404(Article.objects.for_page(), pk=pk)
    text = captured_by(article, number) if is_sealed(number) else None
    if text is None:
        raise Http404("No text of this article was held then.")
    page = article_page(article, request.user, at=timezone.now(), text=text)
    return render(request, "sources/article.html", {"page": page, "desk": None, "section": "articles"})
