"""Articles, outlets and speakers."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.rights import public
from claims.forms.article_filter import ArticleFilter
from claims.models import Watch
from claims.pages.article import article_page
from claims.pages.home import article_list
from claims.pages.paging import BadCursor
from claims.pages.parties import outlet_page, speaker_page
from claims.pages.people import speakers
from claims.pages.reading_desk import reading_desk
from claims.pages.report_lists import outlet_reports, speaker_reports
from claims.pages.sources import articles as article_refs
from claims.pages.sources import outlet_url
from claims.views.parts import moved, render_part
from ledger.asof import Reader
from sources.models import Article, Outlet, Speaker


@public
@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Articles by outlet, the last recorded first."""
    form = ArticleFilter(request.GET)
    try:
        page = article_list(form, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    except BadCursor as error:
        raise Http404("This place in the list does not exist.") from error
    context = {"page": page, "form": form, "section": "articles"}
    return render_part(request, "sources/articles.html", "results", context, status=200 if form.is_valid() else 400)


@public
@require_safe
def article(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """An article with its passages marked, as far as its outlet's rights allow."""
    found = get_object_or_404(Article.objects.for_page(), pk=pk)
    if answer := moved(request, article_refs(Reader(), [pk])[pk].url):
        return answer
    page = article_page(found, request.user, at=timezone.now())
    asked = {name: request.GET.get(name, "") for name in ("after", "claim", "words")}
    desk = reading_desk(found, page, request.user, **asked)
    return render_part(request, "sources/article.html", "reading", {"page": page, "desk": desk, "section": "articles"})


@public
@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """All outlets by name."""
    return render(request, "sources/outlets.html", {"outlets": Outlet.objects.for_list(), "section": "outlets"})


@public
@require_safe
def outlet(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """An outlet; one that was merged leads to the other."""
    found = get_object_or_404(Outlet.objects.select_related("parent", "merged_into"), pk=pk)
    if found.merged_into:
        return HttpResponseRedirect(f"{outlet_url(found.merged_into)}?merged={pk}")
    if answer := moved(request, outlet_url(found)):
        return answer
    followed = Watch.objects.has(request.user, outlet=found)
    context = {"page": outlet_page(found, request.user), "followed": followed, "section": "outlets"}
    return render(request, "sources/outlet.html", context)


@public
@require_safe
def outlet_report_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The reports that a count on an outlet's page counts."""
    found = get_object_or_404(Outlet.objects.standing(), pk=pk)
    try:
        listed = outlet_reports(found, request.GET, request.user)
    except BadCursor as error:
        raise Http404("This place in the list does not exist.") from error
    return render_part(request, "sources/report_list.html", "results", {"list": listed, "section": "outlets"})


@public
@require_safe
def speaker_index(request: HttpRequest) -> HttpResponse:
    """All speakers by name, as this visitor may see them."""
    named = speakers(Reader(), Speaker.objects.values_list("pk", flat=True), request.user)
    listed = sorted(named.values(), key=lambda who: who.name.casefold())
    return render(request, "sources/speakers.html", {"speakers": listed, "section": "speakers"})


@public
@require_safe
def speaker(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Somebody on whose word claims are reported."""
    page = speaker_page(get_object_or_404(Speaker.objects.prefetch_related("roles"), pk=pk), request.user)
    if answer := moved(request, page.url):
        return answer
    return render(request, "sources/speaker.html", {"page": page, "section": "speakers"})


@public
@require_safe
def speaker_report_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The reports that a count on a speaker's page counts."""
    found = get_object_or_404(Speaker, pk=pk)
    try:
        listed = speaker_reports(found, request.GET, request.user)
    except BadCursor as error:
        raise Http404("This place in the list does not exist.") from error
    return render_part(request, "sources/report_list.html", "results", {"list": listed, "section": "speakers"})
