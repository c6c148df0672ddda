"""What is read from one page or file."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Named:
    """Whom an article credits, and the words that do."""

    name: str
    words: str
    kind: str = "agency"  # or photo, broadcaster: sources.models.Credit.Kind


@dataclass(frozen=True)
class Dated:
    """A date as an EDTF string, and how it is known: printed, inferred or metadata (Article.Basis)."""

    edtf: str = ""
    basis: str = ""
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.edtf)


@dataclass(frozen=True)
class Extracted:
    """An article as read from bytes. What the page does not say is blank: nothing is guessed.

    `text` is NFC with line feeds, paragraphs separated by a blank line, and holds the body without its headline.
    `byline` is as printed; `authors` are the people in it. `charset_from` says how the character set is known, and
    `dropped` how many unsafe parts were left out.
    """

    text: str
    extractor: str
    media_type: str = "text/plain"
    title: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    published_basis: str = ""
    published_note: str = ""
    modified: str = ""
    language: str = ""
    canonical_url: str = ""
    outlet: str = ""
    credits: tuple[Named, ...] = ()
    disclaimers: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    charset: str = ""
    charset_from: str = ""
    dropped: int = 0
    raw: bytes | None = None

    @property
    def precision(self) -> str:
        """How exact the date of publication is: second, day, month, year, or blank."""
        dashes = self.published.rstrip("?~%").split("T")[0].count("-")
        return "" if not self.published else "second" if "T" in self.published else ("year", "month", "day")[dashes]

    @property
    def whole_text(self) -> str:
        """The headline, then the text: what a reader of the page saw, and what is captured."""
        if not self.title or self.text.startswith(self.title):
            return self.text
        return f"{self.title}\n\n{self.text}"

    def at(self, url: str) -> "Extracted":
        """The same, of which the page itself names no address."""
        return self if self.canonical_url else replace(self, canonical_url=url)
