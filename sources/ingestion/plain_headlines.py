"""The headline of a text without markup."""

import re

from sources.ingestion.words import any_of

WORDS = range(4, 31)
BODY = 2  # times as long as it is what follows
LONGEST = 500
_STOP = re.compile(r"[.,;:!…][^\w.,;:!…]*$")
_OTHER = re.compile(rf"\W*(?:by|{any_of('photo_leads')}|{any_of('credit_leads')})\b|[-–—•*·]\s|https?:", re.IGNORECASE)


def headline_of(text: str) -> str:
    """Its first paragraph, when that is one line as headlines are: a few words, no stop at the end, and a text below.
    Blank for all else.
    """
    line, _, body = text.partition("\n\n")
    return line if _is_headline(line) and len(body) >= BODY * len(line) else ""


def _is_headline(line: str) -> bool:
    if "\n" in line or len(line) > LONGEST or len(line.split()) not in WORDS:
        return False
    return not _STOP.search(line) and not _OTHER.match(line)
