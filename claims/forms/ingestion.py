"""Files, addresses and feeds as an editor names them."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from accounts.models import User
from claims.forms.addresses import AddressField
from claims.intake.jobs import begin
from sources.ingestion.addresses import tidy
from sources.ingestion.limits import check_size
from sources.ingestion.refusals import Refused
from sources.ingestion.unpacking import items_of
from sources.models import Feed, ItemState, Job, JobItem, Outlet

MOST_FILES, MOST_ADDRESSES = 20, 500


class FilesInput(forms.ClearableFileInput):
    """Takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, as a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each as Django cleans one."""
        if not data:
            return []
        if len(data) > MOST_FILES:
            raise ValidationError(f"At most {MOST_FILES} files at a time.")
        return [super(FilesField, self).clean(file, initial) for file in data]


class ManyForm(forms.Form):
    """What is sent becomes a job."""

    documents = FilesField(
        label="Files",
        required=False,
        help_text="HTML, text, PDF, Word (.docx), e-mail, mailbox, WARC or WACZ; at most 20 files of 10 MB.",
    )
    addresses = forms.CharField(
        required=False,
        widget=forms.Textarea({"rows": 5, "spellcheck": "false"}),
        help_text="One a line. Each page is fetched as robots.txt allows.",
    )
    outlet = forms.ModelChoiceField(
        Outlet.objects.standing().order_by("name"),
        required=False,
        empty_label="by the address",
        help_text="Where their addresses do not tell.",
    )

    def clean_addresses(self) -> list[str]:
        """Each once, spelled one way."""
        lines = enumerate(self.cleaned_data["addresses"].splitlines(), 1)
        given = {number: line.strip() for number, line in lines if line.strip()}
        if len(given) > MOST_ADDRESSES:
            raise ValidationError(f"At most {MOST_ADDRESSES} addresses at a time ({len(given)} given).")
        wrong = {number: fault for number, line in given.items() if (fault := _fault(line))}
        if wrong:
            raise ValidationError([f"Line {number}: {fault}" for number, fault in wrong.items()])
        return list(dict.fromkeys(tidy(AddressField().clean(line)) for line in given.values()))

    def clean(self) -> dict[str, Any]:
        """Something is to be there."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("documents") and not data.get("addresses"):
            raise ValidationError("Choose files, or write an address.")
        return data

    def begin(self, *, by: User) -> Job:
        """Have it worked on."""
        files, addresses = self.cleaned_data["documents"], self.cleaned_data["addresses"]
        read = [item for file in files for item in _items(file)]
        # texts that were archived, of whichever file, in the order in which they stood, and before those of today
        read.sort(key=lambda item: (not item.archived, item.archived))
        items = read + [JobItem(url=url) for url in addresses]
        names = [file.name or "file" for file in files] + addresses
        title = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
        return begin(Job(title=title[:200], by=by, outlet=self.cleaned_data["outlet"]), items)


def _fault(line: str) -> str:
    """What is wrong with an address; blank when nothing is."""
    try:
        AddressField().clean(line)
    except ValidationError as error:
        return error.messages[0]
    return ""


def _items(file: UploadedFile) -> Iterator[JobItem]:
    """What is in a file; one that cannot be read is refused here, and shown among the rest."""
    name, raw = (file.name or "")[:300], file.read()
    try:
        check_size(raw)
        for item in items_of(raw, name=name, media_type=file.content_type or ""):
            columns = {"url": item.url[:2000], "media_type": item.media_type[:200], "archived": item.at[:40]}
            yield JobItem(name=name, raw=item.raw or None, **columns)
    except Refused as refusal:
        yield JobItem(name=name, state=ItemState.REFUSED, why=str(refusal))


class FeedForm(forms.ModelForm[Feed]):
    """A feed to read."""

    class Meta:
        model = Feed
        fields = ("outlet", "url", "every")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outlet"].queryset = Outlet.objects.standing().order_by("name")  # type: ignore[attr-defined]
