"""What editors do to an article, and to the rows of articles and speakers."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.capture import TextForm
from claims.forms.kept import ArticleForm
from claims.forms.rows import CreditRow, RoleRow, RowsForm
from claims.views.editing import Edit, edit
from claims.views.sheets import Done, Sheet, ask
from ledger.changesets import changeset
from sources.models import Article, Speaker


@needs(Act.EDIT)
def edit_article(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what is known of it, from the version that was read."""
    article = get_object_or_404(Article.objects.for_page(), pk=pk)
    form = ArticleForm(request.POST or None, instance=article)

    def save(changes: dict[str, Any], version: int) -> Done:
        with changeset(request.user, form.cleaned_data["reason"]):
            more = form.evidence(by=request.user)
            article.revise(by=request.user, reason=form.cleaned_data["reason"], version=version, **changes, **more)
        return Done(article.get_absolute_url(), "Saved.")

    return edit(request, Edit(article, form, save), Sheet(f"Edit A-{pk}", "Save", article.get_absolute_url()))


@needs(Act.EDIT)
def capture_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep another text of it; what rests on the one before stays there."""
    article = get_object_or_404(Article, pk=pk)
    form = TextForm(request.POST or None, article=article)

    def act() -> Done:
        form.capture(by=request.user)
        return Done(article.get_absolute_url(), "Captured.")

    lead = "The text as it stands now. Those captured before are kept, with all that rests on them."
    return ask(request, form, act, Sheet(f"Capture A-{pk} again", "Capture", article.get_absolute_url(), lead))


@needs(Act.EDIT)
def credits_of(request: SignedInRequest, pk: int) -> HttpResponse:
    """Whom it credits."""
    article = get_object_or_404(Article, pk=pk)
    return _rows(request, article, CreditRow, article.credits, article.credit, f"Credits of A-{pk}")


@needs(Act.EDIT)
def roles(request: SignedInRequest, pk: int) -> HttpResponse:
    """Which offices they hold and held."""
    speaker = get_object_or_404(Speaker, pk=pk)
    return _rows(request, speaker, RoleRow, speaker.roles, speaker.hold, f"Offices of P-{pk}")


def _rows(
    request: SignedInRequest, owner: Any, row: Any, held: Any, keep: Callable[..., None], title: str
) -> HttpResponse:
    form = RowsForm(request.POST or None, row, held)
    sheet = Sheet(title, "Save", owner.get_absolute_url(), template="desk/rows.html", context={"owner": owner})

    def act() -> Done:
        keep(form.wanted(), by=request.user, reason=form.reason, seen=form.seen)
        return Done(sheet.back, "Saved.")

    return ask(request, form, act, sheet)
