"""Taking in many articles: files and addresses, the jobs that they become, and feeds."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.ingestion import FeedForm, ManyForm
from claims.intake.jobs import resume
from claims.views.parts import render_part
from claims.views.sheets import Done, Sheet, ask, redirect
from sources.models import Feed, Job

SHOWN = 100
BOOKMARK = (
    "javascript:void((e=>open('{}?url='+e(location.href)+'&title='+e(document.title)+'&words='+"
    "e(String(getSelection()).slice(0,2000))))(encodeURIComponent))"
)


@needs(Act.EDIT)
def add_many(request: SignedInRequest) -> HttpResponse:
    """Files and addresses become a job."""
    form = ManyForm(request.POST or None, request.FILES or None)
    sheet = Sheet("Add articles", "Take in", reverse("jobs"), template="desk/add_many.html", context={"way": "many"})
    return ask(request, form, lambda: Done(form.begin(by=request.user).get_absolute_url()), sheet)


@require_safe
@needs(Act.EDIT)
def bookmark(request: SignedInRequest) -> HttpResponse:
    """A bookmark that opens the form for the page one reads."""
    link = BOOKMARK.format(request.build_absolute_uri(reverse("article-add")))
    return render(request, "desk/bookmark.html", {"link": link, "way": "bookmark", "section": "desk"})


@require_safe
@needs(Act.EDIT)
def job_list(request: SignedInRequest) -> HttpResponse:
    """The last jobs."""
    return render(request, "desk/jobs.html", {"jobs": Job.objects.for_list()[:SHOWN], "section": "desk"})


@require_safe
@needs(Act.EDIT)
def job(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far it is, and what was refused."""
    found = get_object_or_404(Job.objects.for_page(), pk=pk)
    items = {"refused": found.items.refused()[:SHOWN], "taken": found.items.taken()[:SHOWN]}
    answer = render_part(request, "desk/job.html", "progress", {"job": found, "section": "desk", **items})
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@require_POST
@needs(Act.EDIT)
def stop_job(request: SignedInRequest, pk: int) -> HttpResponse:
    """After the item at hand."""
    found = get_object_or_404(Job, pk=pk)
    found.stop(by=request.user)
    return redirect(found.get_absolute_url())


@require_POST
@needs(Act.EDIT)
def resume_job(request: SignedInRequest, pk: int) -> HttpResponse:
    """From where it was."""
    found = get_object_or_404(Job, pk=pk)
    resume(found, by=request.user)
    return redirect(found.get_absolute_url())


@needs(Act.EDIT)
def feeds(request: SignedInRequest) -> HttpResponse:
    """Those that are read, and another."""
    form = FeedForm(request.POST or None)
    context = {"feeds": Feed.objects.for_list(), "way": "feeds"}
    sheet = Sheet("Feeds", "Add feed", reverse("jobs"), template="desk/feeds.html", context=context)

    def act() -> Done:
        form.instance.add(by=request.user)
        return Done(reverse("feeds"), "Added. It is read within minutes.")

    return ask(request, form, act, sheet)


@require_POST
@needs(Act.EDIT)
def switch_feed(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read it, or leave it."""
    get_object_or_404(Feed, pk=pk).switch(on=request.POST.get("on") == "1", by=request.user)
    return redirect(reverse("feeds"))
