"""Topics, disputes, notes, and how the record is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.rights import public
from claims.forms.dispute_filter import DisputeFilter
from claims.models import Annotation, AssessmentValue, Dispute, Topic, Watch
from claims.pages.dispute import dispute_page
from claims.pages.home import dispute_list
from claims.pages.notes import note_page
from claims.pages.paging import BadCursor
from claims.pages.records import topic_page
from claims.views.parts import moved, render_part


@public
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Topics that have claims."""
    return render(request, "claims/topics.html", {"topics": Topic.objects.with_claims(), "section": "topics"})


@public
@require_safe
def topic(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """A topic and its claims."""
    found = get_object_or_404(Topic, pk=pk)
    if answer := moved(request, found.get_absolute_url()):
        return answer
    followed = Watch.objects.has(request.user, topic=found)
    return render(request, "claims/topic.html", {"page": topic_page(found), "followed": followed, "section": "topics"})


@public
@require_safe
def disputes(request: HttpRequest) -> HttpResponse:
    """Disputes by state and ground, newest first."""
    form = DisputeFilter(request.GET)
    try:
        page = dispute_list(form, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    except BadCursor as error:
        raise Http404("This place in the list does not exist.") from error
    context = {"page": page, "form": form, "section": "disputes"}
    return render_part(request, "claims/disputes.html", "results", context, status=200 if form.is_valid() else 400)


@public
@require_safe
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """A dispute with its positions side by side."""
    page = dispute_page(get_object_or_404(Dispute.objects.for_page(), pk=pk), request.user)
    if page is None:
        raise Http404("There is no such dispute.")
    return render(request, "claims/dispute.html", {"page": page, "section": "disputes"})


@public
@require_safe
def annotation(request: HttpRequest, pk: int) -> HttpResponse:
    """One note by itself."""
    found = get_object_or_404(Annotation.objects.visible_to(request.user), pk=pk)
    page = note_page(found, request.user)
    if page is None:
        raise Http404("There is no such note.")
    return render(request, "claims/note.html", {"page": page})


@public
@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """How claims are recorded."""
    return render(request, "claims/methods.html")


@public
@require_safe
def assessment_values(request: HttpRequest) -> HttpResponse:
    """What each assessment means."""
    return render(request, "claims/assessments.html", {"values": AssessmentValue.objects.all()})


@public
@require_safe
def loaded_words(request: HttpRequest) -> HttpResponse:
    """What a loaded word is."""
    return render(request, "claims/loaded_words.html")
