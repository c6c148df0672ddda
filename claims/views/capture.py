"""Getting an article in."""

from django.http import HttpResponse

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.capture import CaptureForm
from claims.pages.sources import language_names
from claims.proposing import propose_for
from claims.views.sheets import Done, Sheet, ask


@needs(Act.EDIT)
def add_article(request: SignedInRequest) -> HttpResponse:
    """Paste it or give its address, and go on reading."""
    form = CaptureForm(request.POST or None, initial=_given(request))
    context = {"languages": language_names(), "way": "one"}
    sheet = Sheet("Add article", "Capture", "/articles/", template="desk/add_article.html", context=context)

    def act() -> Done:
        captured = form.capture(by=request.user)
        propose_for(captured.snapshot, by=request.user)
        return Done(f"{captured.article.get_absolute_url()}#text-title", "Captured.")

    return ask(request, form, act, sheet)


def _given(request: SignedInRequest) -> dict[str, str]:
    """What a bookmark says of the page that is to be added."""
    return {"url": request.GET.get("url", "")[:2000], "title": request.GET.get("title", "")[:500]}
