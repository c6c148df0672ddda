"""Agency credits, disclaimers and corrections that a text prints, each with its words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sources.ingestion.bylines import agency
from sources.ingestion.extracted import Extracted, Named
from sources.ingestion.words import any_agency, any_of

_NAME = any_agency()
_CREDIT = re.compile(
    rf"^[^\n]{{0,80}}?[(\[][^()\n]{{0,40}}?\b({_NAME})\b[^()\n]{{0,60}}[)\]]\s*[-–—]?"  # KYIV (Reuters) -
    rf"|^\W*({_NAME})\W*$"  # a line that is nothing else
    rf"|\b{any_of('credit_leads')}\b[^\n.]{{0,40}}?\b({_NAME})\b",
    re.MULTILINE | re.IGNORECASE,
)
_CONTRIBUTED = re.compile(rf"\b(?:The )?({_NAME})\b[^\n.]{{0,40}} contributed to this (?:report|article|story)[^\n]*")
_PHOTO = re.compile(
    rf"^\W*{any_of('photo_leads')}\b[^\n]{{0,60}}?\b({_NAME}|Getty Images|EPA)\b[^\n]*", re.IGNORECASE | re.MULTILINE
)
_DISCLAIMER = re.compile(rf"^[^\n]*\b{any_of('disclaimers')}\b[^\n]*", re.IGNORECASE | re.MULTILINE)
_CORRECTION = re.compile(rf"^\W*{any_of('corrections')}\b[^\n]*", re.IGNORECASE | re.MULTILINE)


def noticed(read: Extracted) -> Extracted:
    """With the agencies that its dateline, its last line or a source line credits, its disclaimers and corrections.

    An agency that the byline names is credited there, unless the text does so in more words.
    """
    return replace(
        read,
        credits=_once([*_credits(read.text), *read.credits]),
        disclaimers=tuple(match[0].strip() for match in _DISCLAIMER.finditer(read.text)),
        corrections=tuple(match[0].strip() for match in _CORRECTION.finditer(read.text)),
    )


def _credits(text: str) -> Iterator[Named]:
    for match in [*_CREDIT.finditer(text), *_CONTRIBUTED.finditer(text)]:
        name = next(group for group in match.groups() if group)
        yield Named(agency(name) or name, match[0].strip())
    for match in _PHOTO.finditer(text):
        yield Named(match[1], match[0].strip(), "photo")


def _once(found: list[Named]) -> tuple[Named, ...]:
    """The first of each kind and name."""
    return tuple({(credit.kind, credit.name): credit for credit in reversed(found)}.values())[::-1]
