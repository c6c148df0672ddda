"""What bytes are, told by the bytes themselves and never by a name."""

import re

from sources.ingestion.archives import names_in
from sources.ingestion.refusals import NotAnArticle, NotThat

HTML, TEXT, PDF, MESSAGE, MAILBOX = "text/html", "text/plain", "application/pdf", "message/rfc822", "application/mbox"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FEED, WARC, WACZ = "application/feed+xml", "application/warc", "application/wacz"

# What people call the kinds, for messages.
NAMES = {
    PDF: "a PDF", DOCX: "a Word document (.docx)", HTML: "a web page", MESSAGE: "an e-mail", MAILBOX: "a mailbox",
    FEED: "a feed", WARC: "a WARC file", WACZ: "a WACZ file", TEXT: "plain text",
}  # fmt: skip
_ENDINGS = {
    "pdf": PDF, "docx": DOCX, "eml": MESSAGE, "mbox": MAILBOX, "warc": WARC, "wacz": WACZ, "rss": FEED, "atom": FEED,
}  # fmt: skip

_MAGIC = {
    b"\x89PNG": "a picture (PNG)", b"\xff\xd8\xff": "a picture (JPEG)", b"GIF8": "a picture (GIF)",
    b"MZ": "a program", b"\x7fELF": "a program", b"\xd0\xcf\x11\xe0": "an old Word or Excel file (save it as .docx)",
    b"{\\rtf": "an RTF file (save it as .docx)", b"ID3": "a sound", b"OggS": "a sound", b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive", b"\x1aE\xdf\xa3": "a film", b"SQLite format 3": "a database",
}  # fmt: skip
_RIFF = {b"WEBP": "a picture (WebP)", b"WAVE": "a sound", b"AVI ": "a film"}
_XML_ROOT = re.compile(r"<(?:\w+:)?(rss|feed|RDF|html|[a-z][\w:-]*)\b", re.IGNORECASE)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|h[1-6]|span|a|ul|ol|table|br|"
    r"blockquote|script|style|link|em|strong|b|i|figure|img)\b[^<]*>",
    re.IGNORECASE,
)
_HEADER = re.compile(r"^(?:From |[A-Za-z][A-Za-z-]{1,40}: )")


def kind_of(raw: bytes) -> str:
    """The media type of these bytes. Raises NotAnArticle, Unreadable."""
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _archive(raw)
    if head.startswith((b"WARC/", b"\x1f\x8b")):
        return WARC
    _refuse_media(raw)
    return _text(raw[:4096].decode("latin-1"))


def expected(name: str) -> str:
    """The kind that a file's name promises; blank when it promises none that matters."""
    return _ENDINGS.get(name.lower().removesuffix(".gz").rpartition(".")[2], "")


def check_promise(promised: str, kind: str) -> None:
    """Raises NotThat when a file is said to be what its bytes are not."""
    if promised in {PDF, DOCX, WARC, WACZ} and promised != kind:
        raise NotThat(NAMES[promised])


def _archive(raw: bytes) -> str:
    names = names_in(raw)
    if "word/document.xml" in names:
        return DOCX
    if "datapackage.json" in names or any(name.startswith("archive/") for name in names):
        return WACZ
    raise NotAnArticle("a ZIP archive")


def _refuse_media(raw: bytes) -> None:
    for magic, what in _MAGIC.items():
        if raw.startswith(magic):
            raise NotAnArticle(what)
    if raw.startswith(b"RIFF") and raw[8:12] in _RIFF:
        raise NotAnArticle(_RIFF[raw[8:12]])
    if raw[4:8] == b"ftyp":
        raise NotAnArticle("a film or a picture")


def _text(head: str) -> str:
    """Which kind of text: `head` has one character for each byte."""
    plain = head.replace("\0", "").lstrip("\xff\xfe\xef\xbb\xbf \t\r\n")
    if plain.startswith("From ") and _HEADER.match(plain.partition("\n")[2]):
        return MAILBOX
    if plain.startswith("<"):
        root = _XML_ROOT.search(plain)
        if root and root[1].lower() in {"rss", "feed", "rdf"}:
            return FEED
    if _is_message(plain):
        return MESSAGE
    return HTML if _PAGE.search(plain) else TEXT


def _is_message(plain: str) -> bool:
    """Header lines of an e-mail, among them one that every e-mail has."""
    lines = plain.splitlines()[:60]
    header = lines[: lines.index("")] if "" in lines else []
    known = [line.partition(":")[0].lower() for line in header if not line[:1].isspace()]
    return bool(known) and "from" in known and bool({"date", "received", "message-id", "mime-version"} & set(known))
