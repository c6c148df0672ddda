"""Small files of each kind, made where they are needed."""

import gzip
import io
import zipfile

import docx


def word(*paragraphs, title="", table=()):
    """A Word document as bytes."""
    document = docx.Document()
    if title:
        document.add_heading(title, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*lines):
    """A PDF of one page with a text layer of these lines; without lines it has none."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    content = f"BT /F1 11 Tf 14 TL 72 720 Td {shown}ET".encode("latin-1") if lines else b"0 0 m 9 9 l S"
    fonts = b"<< /Font << /F1 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources %s >>" % fonts,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


def zipped(files):
    """A ZIP of names and their bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def warc(pages, *, at="2024-05-03T10:00:00Z", status="200 OK"):
    """A web archive of addresses and their pages, as bytes: each record packed for itself."""
    return b"".join(gzip.compress(_record(url, body, at, status)) for url, body in pages.items())


def _record(url, body, at, status):
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {at}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def letter(subject, body, *, subtype="html", sent="Fri, 03 May 2024 10:00:00 +0300"):
    """An e-mail as bytes."""
    return (
        f"From: Example Morning <news@example.com>\nTo: desk@example.org\nSubject: {subject}\nDate: {sent}\n"
        f"MIME-Version: 1.0\nContent-Type: text/{subtype}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n"
    ).encode()


def bomb(megabytes):
    """A Word document that unpacks to this much."""
    return zipped({"word/document.xml": bytes(megabytes * 1024 * 1024), "[Content_Types].xml": b"<Types/>"})


def squeezed(raw):
    """gzip of it."""
    return gzip.compress(raw)
