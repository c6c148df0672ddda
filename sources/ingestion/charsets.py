"""Which character set bytes are in: what they say, else what they show, else a refusal."""

import re
from dataclasses import dataclass

import cchardet
import charset_normalizer
import webencodings

from sources.anchoring import normalise
from sources.ingestion.refusals import EncodingUnknown

_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_META = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_SCRIPT = re.compile(rb"<(script|style)\b.{0,100000}?</\1", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_SAMPLE = 200_000
_SURE = 0.85  # what the detector says of long texts in the character sets that it knows best
_ASCII, _ENOUGH, _SHORT = 127, 6, 500
_TYPOGRAPHY = {0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xA0, 0xAB, 0xBB}

# Python's own names where the web means more by a name than Python does.
_WIDER = {"gbk": "gb18030", "gb2312": "gb18030", "koi8-r": "koi8-u", "iso-8859-1": "cp1252", "cp866": "cp1125"}
_NAMES = {"cp1251": "windows-1251", "cp1250": "windows-1250", "cp1252": "windows-1252", "cp932": "shift_jis"}


@dataclass(frozen=True)
class Decoded:
    """Text, its character set, and how that is known: its bytes, the server, the page or a guess we are sure of."""

    text: str
    charset: str
    known_from: str


def decode(raw: bytes, *, declared: str = "") -> Decoded:
    """Read bytes as text; `declared` is what the server said. Raises EncodingUnknown."""
    for mark, charset in _MARKS.items():
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :].decode(charset, "replace"), charset, "byte order mark")
    utf8 = _strictly(raw, "utf-8")
    if utf8 is not None and b"\0" not in raw[:1000]:
        return _decoded(utf8, "utf-8", "its bytes")
    for label, known_from in ((declared, "the server"), (_said(raw), "the page")):
        text = _strictly(raw, _codec(label))
        if text is not None:
            return _decoded(text, _codec(label), known_from)
    return _detected(raw, declared or _said(raw))


def _decoded(text: str, charset: str, known_from: str) -> Decoded:
    return Decoded(normalise(text), _NAMES.get(charset, charset), known_from)


def _said(raw: bytes) -> str:
    """What the page says of itself."""
    found = _XML.search(raw[:300]) or _META.search(raw[:8000])
    return found[1].decode("ascii") if found else ""


def _codec(label: str) -> str:
    """Python's name for what a page calls its character set, as browsers read it; blank when nobody knows it."""
    known = webencodings.lookup(label.strip().strip("\"'")) if label else None
    if known is None or known.name == "x-user-defined":
        return ""
    name = known.codec_info.name
    return _WIDER.get(name, name)


def _strictly(raw: bytes, codec: str) -> str | None:
    """The text, or None when some byte has no meaning in it."""
    try:
        return raw.decode(codec) if codec else None
    except UnicodeDecodeError:
        return None


def _detected(raw: bytes, said: str) -> Decoded:
    """Two detectors that agree, or one that is sure. A few bad bytes in a text that says what it is are shown as �."""
    wide = _wide(raw)
    if wide:
        return _decoded(raw.decode(wide), wide, "its bytes")
    sample = _TAG.sub(b" ", _SCRIPT.sub(b" ", raw[:_SAMPLE]))
    guess = cchardet.detect(sample)
    codec = _codec(guess["encoding"] or "")
    text = _strictly(raw, codec) if _says_enough(sample) else None
    if text is not None and ((guess["confidence"] or 0) >= _SURE or _agrees(sample, codec)):
        return _decoded(text, codec, "detected")
    lenient = raw.decode(_codec(said) or "utf-8", "replace")
    if said and lenient.count("\ufffd") * 1000 <= len(lenient):
        return _decoded(lenient, _codec(said) or "utf-8", "the page")
    if not said and lenient.count("\ufffd") * 1000 <= len(lenient) - lenient.isascii() and _mostly_utf8(raw):
        return _decoded(lenient, "utf-8", "detected")
    raise EncodingUnknown


def _says_enough(sample: bytes) -> bool:
    """A few letters could be of any set; quotation marks and dashes of Windows could not."""
    high = [byte for byte in sample if byte > _ASCII]
    return len(high) >= _ENOUGH or (len(sample) > _SHORT and set(high) <= _TYPOGRAPHY)


def _agrees(sample: bytes, codec: str) -> bool:
    """Whether a second detector reads the same text."""
    best = charset_normalizer.from_bytes(sample).best()
    return best is not None and _strictly(sample, _WIDER.get(best.encoding, best.encoding)) == _strictly(sample, codec)


def _wide(raw: bytes) -> str:
    """UTF-16 without its mark: in text, spaces and digits have a zero byte, always on the same side."""
    even, odd = raw[:4000:2].count(0), raw[1:4000:2].count(0)
    if max(even, odd) * 20 < len(raw[:4000:2]) or min(even, odd) * 10 > max(even, odd):
        return ""
    codec = "utf-16-be" if even > odd else "utf-16-le"
    return codec if _strictly(raw, codec) is not None else ""


def _mostly_utf8(raw: bytes) -> bool:
    """Whether what is not ASCII is UTF-8 but for a slip: cut off in a letter, a stray byte."""
    strict = raw.decode("utf-8", "ignore")
    return sum(not letter.isascii() for letter in strict) >= 20
