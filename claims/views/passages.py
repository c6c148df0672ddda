"""From words of a text to what an editor does with them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.passage import REPORT, PassageForm
from claims.views.sheets import Sheet, redirect
from sources.anchoring import Span, trimmed
from sources.models import Article, Snapshot

GOES = {"claim": "claim-new", "link": "claim-link", "note": "passage-note"}


@dataclass(frozen=True)
class Chosen:
    """Words of an article's text; `figure` is where the one begins that is meant, None when none is. `suggestion`: the
    one that they are those of, if any.
    """

    article: Article
    snapshot: Snapshot
    span: Span
    figure: int | None = None
    suggestion: int | None = None

    @property
    def exact(self) -> str:
        """The words themselves."""
        return self.snapshot.text[self.span.start : self.span.end]

    @property
    def before(self) -> str:
        """What stands before them in their line."""
        text, start = self.snapshot.text, self.span.start
        return text[max(text.rfind("\n", 0, start) + 1, start - 160) : start]

    @property
    def after(self) -> str:
        """What stands after them in their line."""
        return self.snapshot.text[self.span.end : self.span.end + 160].partition("\n")[0]

    @property
    def place(self) -> dict[str, int]:
        """What an address says to name them."""
        place = {"text": self.snapshot.pk, "start": self.span.start, "end": self.span.end}
        more = {"figure": self.figure, "suggestion": self.suggestion}
        return place | {name: number for name, number in more.items() if number is not None}

    def url(self, name: str, *more: int) -> str:
        """Where something is done with these words."""
        return f"{reverse(name, args=[self.article.pk, *more])}?{urlencode(self.place)}"

    @property
    def new_url(self) -> str:
        """Where a claim is made of them."""
        return self.url("claim-new")

    @property
    def back(self) -> str:
        """The article, at what comes after these words."""
        return f"{self.article.get_absolute_url()}?after={self.span.end}#next"


def chosen(request: HttpRequest, pk: int) -> Chosen:
    """The words that an address names. Raises Http404."""
    article = get_object_or_404(Article.objects.for_page(), pk=pk)
    try:
        text, start, end = (int(request.GET.get(name, "")) for name in ("text", "start", "end"))
        snapshot = article.snapshots.get(pk=text)
    except (ValueError, OverflowError, Snapshot.DoesNotExist) as error:
        raise Http404("No words of this text are named.") from error
    span = trimmed(snapshot.text, Span(max(0, start), min(end, len(snapshot.text))))
    if span.start >= span.end:
        raise Http404("There are no such words in this text.")
    return Chosen(article, snapshot, span, _number(request, "figure"), _number(request, "suggestion"))


def _number(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


@require_POST
@needs(Act.EDIT)
def choose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Find the words that were marked or pasted, and go on with them."""
    article = get_object_or_404(Article.objects.for_page(), pk=pk)
    snapshot = get_object_or_404(article.snapshots, pk=request.GET.get("text", "0")[:9])
    form = PassageForm(request.POST, snapshot=snapshot)
    if form.is_valid() and form.span:
        return redirect(_next(form, Chosen(article, snapshot, form.span)))
    back = article.get_absolute_url()
    sheet = Sheet("Which words?", "New claim", back, template="desk/passage.html", context={"article": article})
    return sheet.show(request, form, status=422)


def _next(form: PassageForm, words: Chosen) -> str:
    """Where the words lead."""
    claim = form.cleaned_data["claim"]
    if claim and form.cleaned_data["go"] == REPORT:
        return words.url("claim-report", claim)
    return words.url(GOES.get(form.cleaned_data["go"], "claim-new"))
