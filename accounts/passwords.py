"""What a password must be: long, and hard to guess for somebody who knows this site (settings name the rest)."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError

LONGEST = 4096
SITE_WORDS = ("claimline",)
LEFT_OVER = 8
DIFFERENT = 5
ADVICE = "At least 15 characters. A sentence of your own is good; spaces and any signs are welcome."


class MaximumLength:
    """A password of a megabyte would keep a processor busy."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        if len(password) > LONGEST:
            raise ValidationError(f"A password has at most {LONGEST:,} characters.", code="password_too_long")

    def get_help_text(self) -> str:
        return f"At most {LONGEST:,} characters."


class NotOfSiteWords:
    """What is left of it without the words that anybody would try first must still be worth guessing."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        words = sorted({*SITE_WORDS, *_words_of(user)}, key=len, reverse=True)
        rest = re.sub("|".join(map(re.escape, words)), "", password, flags=re.IGNORECASE)
        if len(rest) < LEFT_OVER or len(set(rest)) < DIFFERENT:
            raise ValidationError(
                "This is easy to guess: it is little more than the name of this site, your own, or one sign repeated.",
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return "More than the name of this site, your own name, or one sign again and again."


def _words_of(user: Any) -> Iterator[str]:
    """The person's names, whole and in parts; parts of two letters are everywhere."""
    for said in (getattr(user, name, "") for name in ("username", "name", "email")):
        yield from (word for word in (said, *re.split(r"\W+", said)) if len(word) > 2)
