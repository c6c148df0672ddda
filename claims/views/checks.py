"""Words that an outlet changed: what is done about them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.anchors import resting_on
from claims.forms.deciding import DecisionForm, SameTextForm
from claims.intake.revisiting import look
from claims.models import CheckedPassage, SameText
from claims.pages.edits import edit_of
from claims.pages.same_text import overlaps
from claims.views.sheets import Done, Sheet, ask, redirect
from sources.models import Article, Revisit


@needs(Act.EDIT)
def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Both texts, what rests on the earlier one, and what is to become of that."""
    check = get_object_or_404(CheckedPassage.objects.for_page(), pk=pk)
    article = check.snapshot.article
    form = DecisionForm(request.POST or None, check=check)
    shown = {"check": check, "edit": edit_of(check), "article": article, "reports": resting_on(check.passage)}
    sheet = Sheet(
        f"Words changed in A-{article.pk}",
        "Decide",
        f"{article.get_absolute_url()}#edits",
        about="desk/parts/words_changed.html",
        fields="desk/parts/decision_fields.html",
        context=shown,
    )
    return ask(request, form, lambda: Done(sheet.back, form.decide(by=request.user)), sheet)


@require_POST
@needs(Act.EDIT)
def look_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """See what stands at its address now, and keep that if it is another text."""
    article = get_object_or_404(Article.objects.for_page(), pk=pk)
    row = Revisit.objects.begin(article, by=request.user)
    if row is None:
        raise Http404("This article has no address to look at.")
    messages.info(request, look(row, by=request.user))
    return redirect(article.get_absolute_url())


@needs(Act.EDIT)
def same_text(request: SignedInRequest, pk: int) -> HttpResponse:
    """Two articles with words in common, side by side, and what they are."""
    pair = get_object_or_404(SameText.objects.for_page(), pk=pk)
    form = SameTextForm(request.POST or None, pair=pair)
    sheet = Sheet(
        "The same text?",
        "Decide",
        pair.article.get_absolute_url(),
        f"{pair.words} words in common: {pair.percent} % of the shorter one.",
        about="desk/parts/same_text.html",
        context={"pair": pair, "overlaps": overlaps(pair)},
    )
    return ask(request, form, lambda: Done(sheet.back, form.decide(by=request.user)), sheet)
