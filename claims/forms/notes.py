"""Writing, answering and changing editors' notes."""

from typing import Any, ClassVar

from django import forms

from claims.forms.fields import long_text, reason
from claims.models import Annotation
from claims.quoting import Place, located
from ledger.refusals import Refused
from sources.models import Article

MARKDOWN = "Markdown: *emphasis*, **strong**, [words](https://…), - lists, > quotes. HTML is shown as typed."


class NoteForm(forms.ModelForm):
    """What it says, why it is made, and for whom."""

    class Meta:
        model = Annotation
        fields: ClassVar[tuple[str, ...]] = ("body", "motivation", "visibility")
        labels = {"body": "Note", "motivation": "What it is", "visibility": "Who sees it"}
        help_texts = {"body": MARKDOWN}
        widgets = {"body": long_text(6), "visibility": forms.RadioSelect}


class WordsNoteForm(NoteForm):
    """On words of an article."""

    words = forms.CharField(
        label="Words", help_text="Exactly as they stand in the text; spaces do not matter.", widget=long_text(2)
    )
    field_order = ("words", "body")

    def __init__(self, *args: Any, article: Article, place: Place | None = None, **kwargs: Any) -> None:
        """`place` is where the words were marked in the text; then they are not asked for."""
        super().__init__(*args, **kwargs)
        self.article, self.place = article, place
        if place:
            del self.fields["words"]

    def clean_words(self) -> str:
        """They stand in the text, once."""
        words: str = self.cleaned_data["words"]
        try:
            self.place = located(self.article, words)
        except Refused as error:
            raise forms.ValidationError(str(error)) from error
        return words


class AnswerForm(NoteForm):
    """An answer; to a note for editors it is for editors, too."""

    class Meta(NoteForm.Meta):
        fields: ClassVar = ("body", "visibility")
        labels = {"body": "Answer", "visibility": "Who sees it"}

    def __init__(self, *args: Any, note: Annotation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if note.is_for_editors:
            self.fields["visibility"].choices = [(note.visibility, note.get_visibility_display())]  # type: ignore[attr-defined]
        self.initial["visibility"] = note.visibility


class NoteEditForm(NoteForm):
    """Another wording, and why."""

    reason = reason("Kept in the history of the note, for everybody who may read it.")
