"""From bytes to an article: ``extract(raw)``."""

import dataclasses

from sources.ingestion import kinds
from sources.ingestion.apart import read_apart
from sources.ingestion.extracted import Extracted
from sources.ingestion.limits import check_size
from sources.ingestion.reading import read

# Bytes up to which nothing takes long to read. What is packed shows nothing of its size, an e-mail in base64 little.
_SHORT = {kinds.PDF: 0, kinds.DOCX: 0, kinds.MESSAGE: 100_000}
_SHORT_PAGE = 400_000
_FEW = 5_000  # marks that begin or end an element; three of 554 pages of news and others have more


def extract(raw: bytes, *, media_type: str = "", url: str = "") -> Extracted:
    """Read one article. Of `media_type`, what the server or the browser said, only the character set counts.

    Raises Refused (sources.ingestion.refusals), with a sentence for the person who gave it.
    """
    check_size(raw)
    reads = read if _is_short(raw) else read_apart
    return dataclasses.replace(reads(raw, media_type=media_type, url=url), raw=raw)


def extract_file(raw: bytes, *, name: str, media_type: str = "", url: str = "") -> Extracted:
    """The same for a file, which is to be what its name promises."""
    kinds.check_promise(kinds.expected(name), kinds.kind_of(raw))
    return extract(raw, media_type=media_type, url=url)


def extract_text(text: str) -> Extracted:
    """Pasted text, or pasted HTML."""
    return extract(text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")


def _is_short(raw: bytes) -> bool:
    return len(raw) <= _SHORT.get(kinds.kind_of(raw), _SHORT_PAGE) and raw.count(b"<") <= _FEW
