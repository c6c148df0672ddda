"""From bytes to an article: ``extract(raw)``."""

import dataclasses

from sources.ingestion import kinds
from sources.ingestion.body import paragraphs
from sources.ingestion.charsets import Decoded, decode
from sources.ingestion.extracted import Extracted
from sources.ingestion.languages import language_of
from sources.ingestion.limits import check_size
from sources.ingestion.notices import noticed
from sources.ingestion.pages import VERSION, read_page
from sources.ingestion.refusals import NotAnArticle, NoText


def extract(raw: bytes, *, media_type: str = "", url: str = "") -> Extracted:
    """Read one article. Of `media_type`, what the server or the browser said, only the character set counts.

    Raises Refused (sources.ingestion.refusals), with a sentence for the person who gave it.
    """
    check_size(raw)
    kind = kinds.kind_of(raw)
    charset = media_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    reader = _READERS.get(kind)
    if reader is None:
        raise NotAnArticle(kinds.NAMES.get(kind, kind))
    extracted = reader(decode(raw, declared=charset), url=url)
    return dataclasses.replace(extracted, raw=raw)


def extract_text(text: str) -> Extracted:
    """Pasted text, or pasted HTML."""
    return extract(text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")


def _plain(page: Decoded, *, url: str = "") -> Extracted:
    """Text without markup says nothing of itself: what it is about is for the editor to say."""
    text = paragraphs(page.text)
    if not text.strip():
        raise NoText("There is no text in it.")
    return noticed(
        Extracted(
            text=text,
            extractor=f"claimline {VERSION}",
            media_type=kinds.TEXT,
            language=language_of(text),
            charset=page.charset,
            charset_from=page.known_from,
        )
    )


_READERS = {kinds.HTML: read_page, kinds.TEXT: _plain}
