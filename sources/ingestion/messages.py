"""Newsletters: an e-mail is an article of whom it is from, at the time it was sent."""

import email
import email.policy
import mailbox
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from sources.ingestion.body import paragraphs
from sources.ingestion.charsets import decode
from sources.ingestion.extracted import Extracted
from sources.ingestion.kinds import MESSAGE
from sources.ingestion.languages import language_of
from sources.ingestion.pages import VERSION, read_page
from sources.ingestion.refusals import NoText, Unreadable

_MOST_PARTS = 200


def read_message(raw: bytes) -> Extracted:
    """Its HTML, else its text; attachments are left alone. Raises NoText, TooDeep, EncodingUnknown, Unreadable."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        part = _readable(message)
    except (ValueError, LookupError, RecursionError, KeyError, AttributeError, TypeError) as error:
        raise Unreadable("The e-mail is damaged.") from error
    body = _bytes(part) if part is not None else b""
    if part is None or not body.strip():
        raise NoText("There is no text in this e-mail.")
    page = decode(body, declared=part.get_content_charset() or "")
    read = read_page(page) if part.get_content_subtype() == "html" else _plain(paragraphs(page.text))
    sent = _sent(message)
    return replace(
        read,
        media_type=MESSAGE,
        title=_header(message, "subject") or read.title,
        published=sent,
        published_basis="metadata" if sent else "",
        published_note="",
        outlet=parseaddr(_header(message, "from"))[0],
        charset=page.charset,
        charset_from=page.known_from,
    )


def messages_of(file: BinaryIO) -> Iterator[bytes]:
    """Each e-mail of a mailbox file, as bytes."""
    with tempfile.NamedTemporaryFile(suffix=".mbox") as kept:
        while part := file.read(1024 * 1024):
            kept.write(part)
        kept.flush()
        with mailbox_of(kept.name) as box:
            for key in box.iterkeys():
                yield box.get_bytes(key)


class mailbox_of(mailbox.mbox):  # noqa: N801
    """A mailbox file that is closed after reading."""

    def __init__(self, path: str) -> None:
        super().__init__(path, create=False)

    def __enter__(self) -> "mailbox_of":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _readable(message: EmailMessage) -> EmailMessage | None:
    parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False) if not part.is_attachment()]
    texts = {subtype: part for part in reversed(parts) if part.get_content_maintype() == "text"
             for subtype in [part.get_content_subtype()]}  # fmt: skip
    return texts.get("html") or texts.get("plain")


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _plain(text: str) -> Extracted:
    return Extracted(text=text, extractor=f"claimline {VERSION}", language=language_of(text))


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _sent(message: EmailMessage) -> str:
    """When, as EDTF, in the zone it was sent from; blank when it does not say."""
    try:
        sent = parsedate_to_datetime(_header(message, "date"))
    except ValueError:
        return ""
    return sent.isoformat(timespec="seconds").replace("+00:00", "Z") if sent.tzinfo else sent.date().isoformat()
