"""Text out of Word documents and PDFs. Who made the file, and when, says nothing of the article: neither is taken."""

import io
import re
from collections.abc import Iterator

import docx
import pypdf
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree
from pypdf.errors import PyPdfError

from sources.ingestion.archives import opened_bytes
from sources.ingestion.body import paragraphs
from sources.ingestion.extracted import Extracted
from sources.ingestion.kinds import DOCX, PDF
from sources.ingestion.limits import check_entities
from sources.ingestion.refusals import NoText, TooLarge, Unreadable

EXTRACTOR_DOCX = f"python-docx {docx.__version__}"
EXTRACTOR_PDF = f"pypdf {pypdf.__version__}"
_PAGES = 1_000
_LONGEST = 5_000_000
_SENTENCE_END = tuple(".!?…:;”»\"')")
_HYPHEN = re.compile(r"(\w+)[-\u2010]\n(\w+)(\S*)\s?")
_TITLE_STYLES = {"Title", "Heading 1"}


def read_docx(raw: bytes) -> Extracted:
    """Paragraphs and tables of a Word document. Raises UnpacksTooLarge, EntitiesDeclared, Unreadable, NoText."""
    with opened_bytes(raw) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                check_entities(archive.read(name))
    try:
        document = docx.Document(io.BytesIO(raw))
        parts = list(document.iter_inner_content())
        title = next((p.text for p in parts if isinstance(p, Paragraph) and _is_title(p)), "").strip()
        text = paragraphs("\n\n".join(block for part in parts if (block := _block(part)) and block != title))
    except (OpcError, etree.LxmlError, KeyError, ValueError) as error:
        raise Unreadable("The Word document is damaged.") from error
    if not text.strip():
        raise NoText("There is no text in this document.")
    return Extracted(text=text, extractor=EXTRACTOR_DOCX, media_type=DOCX, title=" ".join(title.split()))


def _is_title(paragraph: Paragraph) -> bool:
    style = paragraph.style
    return style is not None and style.name in _TITLE_STYLES and bool(paragraph.text.strip())


def _block(part: Paragraph | Table) -> str:
    if isinstance(part, Paragraph):
        return part.text.strip()
    return "\n".join("\t".join(" ".join(cell.text.split()) for cell in row.cells) for row in part.rows)


def read_pdf(raw: bytes) -> Extracted:
    """The text layer of a PDF, its lines joined to paragraphs. Raises NoText, Unreadable, TooLarge."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("The PDF is protected with a password.")
        text = "\n\n".join(_pages(reader))
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, Unreadable | TooLarge):
            raise
        raise Unreadable("The PDF is damaged.") from error
    joined = paragraphs(_reflowed(text))
    if not any(letter.isalpha() for letter in joined):
        raise NoText("This PDF has no text, only pictures of pages. Run text recognition (OCR) over it first.")
    return Extracted(text=joined, extractor=EXTRACTOR_PDF, media_type=PDF)


def _pages(reader: pypdf.PdfReader) -> Iterator[str]:
    length = 0
    for number, page in enumerate(reader.pages):
        text = page.extract_text()
        length += len(text)
        if number >= _PAGES or length > _LONGEST:
            raise TooLarge(_LONGEST // 1_000_000)
        yield text.encode("utf-8", "replace").decode()


def _reflowed(text: str) -> str:
    """Lines as printed → paragraphs: one ends at a short line, or where a sentence ends well before the margin."""
    text = _HYPHEN.sub(lambda found: f"{_joined(found[1], found[2], text)}{found[3]}\n", text)
    lines = [line.strip() for line in text.split("\n")]
    margin = sorted(map(len, lines))[int(len(lines) * 0.9)] if lines else 0
    out: list[str] = []
    for line in lines:
        out.append(line)
        ends = not line or len(line) < 0.6 * margin or (line.endswith(_SENTENCE_END) and len(line) < 0.9 * margin)
        out.append("\n\n" if ends else " ")
    return "".join(out)


def _joined(first: str, second: str, text: str) -> str:
    """A word that was split at the end of a line, unless it is written with its hyphen elsewhere."""
    with_hyphen = f"{first}-{second}" in text or not second[0].islower() or first[-1:].isdigit()
    return f"{first}-{second}" if with_hyphen else f"{first}{second}"
