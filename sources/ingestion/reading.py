"""From bytes to an article, in this process, however long it takes: extraction.py says what is read here."""

import dataclasses

from sources.ingestion import kinds
from sources.ingestion.body import paragraphs
from sources.ingestion.charsets import Decoded, decode
from sources.ingestion.documents import read_docx, read_pdf
from sources.ingestion.extracted import Extracted
from sources.ingestion.languages import language_of
from sources.ingestion.limits import check_entities
from sources.ingestion.messages import read_message
from sources.ingestion.notices import noticed
from sources.ingestion.pages import VERSION, read_page
from sources.ingestion.plain_headlines import headline_of
from sources.ingestion.refusals import HoldsMany, NoText

_HEAD = 100_000  # entities are declared before anything else


def read(raw: bytes, *, media_type: str = "", url: str = "") -> Extracted:
    """Read one article. Raises Refused."""
    kind = kinds.kind_of(raw)
    if kind in _DOCUMENTS:
        found = _DOCUMENTS[kind](raw)
    elif kind in _TEXTS:
        if raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            check_entities(raw[:_HEAD])
        charset = media_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
        found = _TEXTS[kind](decode(raw, declared=charset), url=url)
    else:
        raise HoldsMany(kinds.NAMES[kind])
    language = found.language or language_of(found.whole_text)
    return dataclasses.replace(noticed(found), language=language)


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
