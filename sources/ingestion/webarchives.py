"""The pages of a web archive: WARC, and WACZ, which is a ZIP of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from sources.ingestion.archives import opened
from sources.ingestion.limits import LARGEST
from sources.ingestion.refusals import Unreadable

_PAGES = ("text/html", "application/xhtml", "text/plain", "application/pdf")
_WACZ_MEGABYTES = 2_000


@dataclass(frozen=True)
class Archived:
    """One page as it was when the archive was made."""

    url: str
    raw: bytes
    media_type: str
    at: str  # ISO 8601, as the archive has it


def pages_of_warc(file: BinaryIO) -> Iterator[Archived]:
    """Each page that was answered with 200, in the order of the archive. Raises Unreadable."""
    try:
        for record in ArchiveIterator(file):
            page = _page(record)
            if page:
                yield page
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        raise Unreadable("The web archive is damaged or cut off.") from error


def pages_of_wacz(file: BinaryIO) -> Iterator[Archived]:
    """The same of every WARC in a WACZ. Raises UnpacksTooLarge, Unreadable."""
    with opened(file, megabytes=_WACZ_MEGABYTES) as archive:
        for name in archive.namelist():
            if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                with archive.open(name) as warc:
                    yield from pages_of_warc(warc)  # type: ignore[arg-type]  # it reads, as a file does


def _page(record: Any) -> Archived | None:
    if record.rec_type not in {"response", "resource"}:
        return None
    http = record.http_headers
    media_type = (http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")) or ""
    if (http and http.get_statuscode() != "200") or not media_type.startswith(_PAGES):
        return None
    told = record.rec_headers
    raw = record.content_stream().read(LARGEST + 1)
    return Archived(told.get_header("WARC-Target-URI") or "", raw, media_type, told.get_header("WARC-Date") or "")
