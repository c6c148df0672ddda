"""What editors do with notes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.notes import AnswerForm, NoteEditForm, NoteForm, WordsNoteForm
from claims.models import Annotation, Attribution, Claim
from claims.pages.markdown import as_html
from claims.pages.notes import standing
from claims.quoting import Place, annotate
from claims.views.editing import Edit, edit
from claims.views.sheets import Done, Sheet, ask, redirect
from sources.anchoring import Span
from sources.models import Article, Passage, Snapshot


def _write(request: SignedInRequest, form: NoteForm, act: Callable[[], Annotation], sheet: Sheet) -> HttpResponse:
    """Ask for a note, or show how it will look."""
    if "preview" in request.POST:
        return sheet.show(request, form, preview=as_html(form["body"].value() or ""))

    def done() -> Done:
        note = act()
        return Done(standing(note), "Answered." if note.reply_to_id else "Note added.")

    return ask(request, form, done, sheet)


def _sheet(title: str, back: str, lead: str = "", submit: str = "Add note", **about: Any) -> Sheet:
    parts = {"about": "desk/parts/note_about.html", "fields": "desk/parts/note_fields.html"}
    return Sheet(title, submit, back, lead, **parts, context=about)


@needs(Act.EDIT)
def on_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """A note on a claim."""
    claim = get_object_or_404(Claim.objects.standing(), pk=pk)
    form = NoteForm(request.POST or None, instance=Annotation(claim=claim))
    sheet = _sheet(f"Note on C-{pk}", f"{claim.get_absolute_url()}#notes", claim.statement)
    return _write(request, form, lambda: form.instance.add(by=request.user), sheet)


@needs(Act.EDIT)
def on_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """A note on a report."""
    report = get_object_or_404(Attribution.objects.standing().select_related("claim", "article__outlet"), pk=pk)
    form = NoteForm(request.POST or None, instance=Annotation(attribution=report))
    sheet = _sheet(f"Note on R-{pk}", f"{report.claim.get_absolute_url()}#R-{pk}", str(report))
    return _write(request, form, lambda: form.instance.add(by=request.user), sheet)


@needs(Act.EDIT)
def on_passage(request: SignedInRequest, pk: int) -> HttpResponse:
    """A note on a passage."""
    passage = get_object_or_404(Passage.objects.select_related("snapshot__article"), pk=pk)
    article = passage.snapshot.article
    form = NoteForm(request.POST or None, instance=Annotation(passage=passage))
    back = f"{article.get_absolute_url()}#m{pk}"
    sheet = _sheet(f"Note on words of A-{article.pk}", back, quote=passage.exact, language=article.language)
    return _write(request, form, lambda: form.instance.add(by=request.user), sheet)


@needs(Act.EDIT)
def in_article(request: SignedInRequest, pk: int) -> HttpResponse:
    """A note on words of an article: marked there, or pasted."""
    article = get_object_or_404(Article, pk=pk)
    place = _marked(request, article)
    form = WordsNoteForm(request.POST or None, article=article, place=place)
    about = {"quote": place[0].text[place[1].start : place[1].end], "language": article.language} if place else {}
    sheet = _sheet(f"Note in A-{pk}", article.get_absolute_url(), str(article), **about)

    def act() -> Annotation:
        assert form.place
        return annotate(form.instance, *form.place, by=request.user)

    return _write(request, form, act, sheet)


def _marked(request: SignedInRequest, article: Article) -> Place | None:
    """Where the address says that words were marked. Raises Http404 when there are none."""
    if "start" not in request.GET:
        return None
    try:
        pk, start, end = (int(request.GET.get(name, "")) for name in ("text", "start", "end"))
        text = article.snapshots.get(pk=pk)
    except (ValueError, OverflowError, Snapshot.DoesNotExist) as error:
        raise Http404("No words of this text are named.") from error
    if not 0 <= start < end <= len(text.text):
        raise Http404("There are no such words in this text.")
    return text, Span(start, end)


@needs(Act.EDIT)
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """An answer to a note."""
    note = get_object_or_404(Annotation, pk=pk)
    form = AnswerForm(request.POST or None, note=note)

    def act() -> Annotation:
        return note.answer(form.cleaned_data["body"], visibility=form.cleaned_data["visibility"], by=request.user)

    sheet = _sheet(f"Answer note {pk}", note.get_absolute_url(), submit="Answer", answered=as_html(note.body))
    return _write(request, form, act, sheet)


@needs(Act.EDIT)
def edit_note(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another wording, by its author or a reviewer."""
    note = get_object_or_404(Annotation, pk=pk)
    form = NoteEditForm(request.POST or None, instance=note)
    sheet = _sheet(f"Edit note {pk}", note.get_absolute_url(), submit="Save")
    if "preview" in request.POST:
        return sheet.show(request, form, version=request.POST.get("version"), preview=as_html(form["body"].value()))

    def save(changes: dict[str, Any], version: int) -> Done:
        note.revise(by=request.user, reason=form.cleaned_data["reason"], version=version, **changes)
        return Done(note.get_absolute_url(), "Saved.")

    return edit(request, Edit(note, form, save), sheet)


@require_POST
@needs(Act.EDIT)
def settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Nothing, or something after all, is left to do about a note."""
    note = get_object_or_404(Annotation, pk=pk)
    if "reopen" in request.POST:
        note.reopen(by=request.user)
        messages.success(request, "Reopened.")
    else:
        note.resolve(by=request.user)
        messages.success(request, "Resolved.")
    return redirect(note.get_absolute_url())
