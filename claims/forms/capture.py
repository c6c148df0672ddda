"""An article as an editor pastes it."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator

from accounts.models import User
from claims.forms.addresses import AddressField
from claims.forms.outlets import OutletInPlace
from claims.intake.capturing import capture_again, capture_article
from claims.intake.taking import read_at
from ledger.changesets import changeset
from sources.anchoring import normalise
from sources.dates import validate_edtf
from sources.ingestion.addresses import mixes_alphabets, parts_of, tidy
from sources.ingestion.capturing import Captured
from sources.ingestion.extracted import Extracted
from sources.ingestion.extraction import extract_file, extract_text
from sources.ingestion.kinds import TEXT
from sources.ingestion.limits import LARGEST
from sources.ingestion.refusals import Refused
from sources.models import Article, Snapshot
from sources.tags import LANGUAGE

# What an editor says to a text or an address that is on record already.
AGAIN, REPRINT, APART = "again", "reprint", "apart"


def source_field(*, required: bool = True, more: str = "") -> forms.CharField:
    """A box for what was published."""
    return forms.CharField(
        label="Text, or HTML source",
        strip=False,
        required=required,
        help_text=f"As published. It is kept to the letter.{more}",
        widget=forms.Textarea({"rows": 10, "dir": "auto", "spellcheck": "false"}),
    )


def read_file(file: UploadedFile, *, url: str) -> Extracted:
    """A file that was sent. Raises Refused."""
    raw = file.read(LARGEST + 1)  # more is refused as too large
    return extract_file(raw, name=file.name or "", media_type=file.content_type or "", url=url)


def read_source(source: str) -> Extracted:
    """What was pasted, read; plain text to the letter. Raises Refused."""
    read = extract_text(source)
    return replace(read, text=normalise(source)) if read.media_type == TEXT else read


class CaptureForm(OutletInPlace):
    """What is left blank is taken from the source of the page, where that says it."""

    source = source_field(required=False, more=" Left blank, the file is read or the page fetched from its address.")
    document = forms.FileField(
        label="File", required=False, help_text="HTML, text, PDF with a text layer, Word (.docx) or e-mail, to 10 MB."
    )
    url = AddressField(label="Address", required=False)
    title = forms.CharField(label="Headline", required=False, max_length=500, widget=forms.TextInput({"dir": "auto"}))
    byline = forms.CharField(required=False, max_length=300, widget=forms.TextInput({"dir": "auto"}))
    published = forms.CharField(
        required=False,
        max_length=60,
        validators=[validate_edtf],
        help_text="2014-03-16, 2014-03, 2014; 2018-08-07? when it is inferred.",
    )
    published_basis = forms.ChoiceField(
        label="The date is", required=False, choices=[("", "not known"), *Article.Basis.choices]
    )
    published_note = forms.CharField(label="How it was inferred", required=False, max_length=300)
    language = forms.CharField(
        label="Language (BCP 47)",
        required=False,
        max_length=35,
        validators=[RegexValidator(LANGUAGE, "A BCP 47 tag, such as uk.")],
        help_text="Left blank, it is read from the text.",
        widget=forms.TextInput({"list": "languages", "size": 8}),
    )
    words = forms.CharField(
        label="Words marked there",
        required=False,
        max_length=20_000,
        help_text="Shown again once it is captured, to make a claim of.",
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    field_order = ("source", "document", "url", "title", "outlet")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extracted: Extracted | None = None
        self.here: Article | None = None
        self.same: list[Snapshot] = []
        self.kept: Snapshot | None = None

    def clean(self) -> dict[str, Any]:
        """Read the source; say what is on record already, unless that was answered."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("published") and not data.get("published_basis"):
            self.add_error("published_basis", "Say whether the date is printed, inferred or from metadata.")
        if not self.errors:
            self._read(data["source"], data["document"], data["url"])
        if self.extracted and not self.errors:
            self._look_for(self.extracted, data.get("url", ""))
        if self.errors and data.get("document") and "document" not in self.errors:
            self.add_error("document", "Choose the file again: a browser sends it only once.")
        return data

    def _read(self, source: str, document: UploadedFile | None, url: str) -> None:
        if source and document:
            self.add_error("document", "Paste the text or choose a file, not both.")
            return
        if not (source or document or url):
            self.add_error("source", "Paste the text, choose a file, or give its address.")
            return
        try:
            read = read_source(source) if source else read_file(document, url=url) if document else read_at(url)
        except Refused as error:
            self.add_error("source" if source else "document" if document else "url", str(error))
            return
        self.extracted = self._with_what_was_said(read)
        if not self.extracted.language:
            self.add_error("language", "The text does not show its language: say which.")

    def _with_what_was_said(self, read: Extracted) -> Extracted:
        data = self.cleaned_data
        said = {name: data[name] for name in ("title", "byline", "language") if data[name]}
        if "title" in said and read.media_type == TEXT:
            said["title"] = ""  # a headline that is given beside a text is no part of it: see `_more`
        if data["published"]:
            said |= {name: data[name] for name in ("published", "published_basis", "published_note")}
        return replace(read, **said)

    def _look_for(self, read: Extracted, url: str) -> None:
        text = normalise(read.whole_text)
        self.here = Article.objects.at(tidy(url), tidy(read.canonical_url))
        self.same = list(Snapshot.objects.with_text(text)[:5])
        if self.here:
            self.kept = next((one for one in self.same if one.article_id == self.here.pk), None)
            if self.kept or AGAIN not in self.data:
                self.add_error(None, "This text is on record." if self.kept else "This address is on record.")
        elif self.same and not {REPRINT, APART}.intersection(self.data):
            self.add_error(None, "The same text is on record.")

    def capture(self, *, by: User) -> Captured:
        """Keep it. Raises ValidationError."""
        assert self.extracted is not None
        url = self.cleaned_data["url"]
        original = next((one.article for one in self.same if str(one.article_id) == self.data.get(REPRINT)), None)
        with changeset(by, "Capture article"):
            outlet = self.outlet_at(url or self.extracted.canonical_url, by=by)
            captured = capture_article(self.extracted, by=by, outlet=outlet, url=url, apart=bool(self.same))
            article = captured.article
            if more := self._more(article, original):
                article.revise(by=by, reason="Capture article", version=article.version, **more)
        return captured

    @property
    def said(self) -> str:
        """What is said once it is kept."""
        dropped, host = (
            self.extracted.dropped if self.extracted else 0,
            parts_of(tidy(self.cleaned_data["url"])).hostname,
        )
        said = ["Captured."]
        if dropped:
            said.append(f"{dropped} unsafe part{'s' if dropped > 1 else ''} removed.")
        if host and mixes_alphabets(host):
            said.append(f"Its address mixes alphabets: {host}")
        return " ".join(said)

    def _more(self, article: Article, original: Article | None) -> dict[str, object]:
        """What is said of an article besides its source; a headline is no part of a pasted text."""
        more: dict[str, object] = {"republishes": original} if original else {}
        title = self.cleaned_data["title"]
        return {**more, "title": title} if title and not article.title else more


class TextForm(forms.Form):
    """Another text of an article on record."""

    source = source_field()

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        self.extracted: Extracted | None = None

    def clean_source(self) -> str:
        """Read it."""
        source: str = self.cleaned_data["source"]
        try:
            self.extracted = read_source(source)
        except Refused as error:
            raise ValidationError(str(error)) from error
        return source

    def capture(self, *, by: User) -> Snapshot:
        """Keep it; the text that was kept last is not kept again."""
        read = self.extracted
        assert read is not None
        return capture_again(self.article, read, by=by)
