"""From bytes to an article: ``extract(raw)``."""

import dataclasses

from sources.ingestion import kinds
from sources.ingestion.body import paragraphs
from sources.ingestion.charsets import Decoded, decode
from sources.ingestion.documents import read_docx, read_pdf
from sources.ingestion.extracted import Extracted
from sources.ingestion.languages import language_of
from sources.ingestion.limits import check_entities, check_size
from sources.ingestion.messages import read_message
from sources.ingestion.notices import noticed
from sources.ingestion.pages import VERSION, read_page
from sources.ingestion.plain_headlines import headline_of
from sources.ingestion.refusals import HoldsMany, NoText

_HEAD = 100_000  # entities are declared before anything else


def extract(raw: bytes, *, media_type: str = "", url: str = "") -> Extracted:
    """Read one article. Of `media_type`, what the server or the browser said, only the character set counts.

    Raises Refused (sources.ingestion.refusals), with a sentence for the person who gave it.
    """
    check_size(raw)
    kind = kinds.kind_of(raw)
    if kind in _DOCUMENTS:
        read = _DOCUMENTS[kind](raw)
    elif kind in _TEXTS:
        if raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            check_entities(raw[:_HEAD])
        charset = media_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
        read = _TEXTS[kind](decode(raw, declared=charset), url=url)
    else:
        raise HoldsMany(kinds.NAMES[kind])
    language = read.language or language_of(read.whole_text)
    return dataclasses.replace(noticed(read), language=language, raw=raw)


def extract_file(raw: bytes, *, name: str, media_type: str = "", url: str = "") -> Extracted:
    """The same for a file, which is to be what its name promises."""
    kinds.check_promise(kinds.expected(name), kinds.kind_of(raw))
    return extract(raw, media_type=media_type, url=url)


def extract_text(text: str) -> Extracted:
    """Pasted text, or pasted HTML."""
    return extract(text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")


def _plain(page: Decoded, *, url: str = "") -> Extracted:
    """Text without markup says little of itself: the rest is for the editor to say."""
    text = paragraphs(page.text)
    if not text.strip():
        raise NoText("There is no text in it.")
    return Extracted(
        title=headline_of(text),
        text=text,
        extractor=f"claimline {VERSION}",
        media_type=kinds.TEXT,
        charset=page.charset,
        charset_from=page.known_from,
    )


_TEXTS = {kinds.HTML: read_page, kinds.TEXT: _plain}
_DOCUMENTS = {kinds.PDF: read_pdf, kinds.DOCX: read_docx, kinds.MESSAGE: read_message}
