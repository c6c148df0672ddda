"""Which language a text is in."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from sources.tags import LANGUAGE

_ENOUGH = 60  # letters below which nothing is guessed
_SURE = 0.9


def language_of(text: str, declared: str = "") -> str:
    """A BCP 47 tag: the declared one unless the text plainly is in another, blank when neither says."""
    tag = _tag(declared)
    if sum(letter.isalpha() for letter in text[:4000]) < _ENOUGH:
        return tag
    guess, certainty = _identifier().classify(text[:4000])
    return guess if certainty >= _SURE and tag.partition("-")[0] != guess else tag


@cache
def _identifier() -> LanguageIdentifier:
    """Read when first asked: it takes most of a second and 20 MB."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _tag(declared: str) -> str:
    """``en_US`` → ``en-US``; blank for what is no tag."""
    language, *rest = declared.strip().split(",")[0].replace("_", "-").split("-")
    parts = [language.lower(), *(part.upper() if len(part) == 2 else part for part in rest if part)]
    tag = "-".join(part for part in parts if part)
    return tag if re.match(LANGUAGE, tag) else ""
