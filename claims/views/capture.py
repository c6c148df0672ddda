"""Getting an article in."""

from urllib.parse import urlencode

from django.http import HttpResponse

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.capture import CaptureForm
from claims.pages.sources import language_names
from claims.views.sheets import Done, Sheet, ask


@needs(Act.EDIT)
def add_article(request: SignedInRequest) -> HttpResponse:
    """Paste it or give its address, and go on reading."""
    form = CaptureForm(request.POST or None, request.FILES or None, initial=_given(request))
    context = {"languages": language_names(), "way": "one"}
    sheet = Sheet("Add article", "Capture", "/articles/", template="desk/add_article.html", context=context)

    def act() -> Done:
        article = form.capture(by=request.user).article
        words = form.cleaned_data["words"]
        there = f"?{urlencode({'words': words})}#pick" if words else "#text-title"
        return Done(f"{article.get_absolute_url()}{there}", form.said)

    return ask(request, form, act, sheet)


def _given(request: SignedInRequest) -> dict[str, str]:
    """What a bookmark says of the page that is to be added."""
    return {name: request.GET.get(name, "")[:most] for name, most in (("url", 2000), ("title", 500), ("words", 2000))}
