"""A row of the wording matrix: one report in its exact words and in five slots."""

from dataclasses import dataclass, field

from claims.analysis.slots import Likeness, Slot
from claims.analysis.stated import stands
from claims.analysis.values import Value
from claims.pages.chains import ChainStep
from claims.pages.edits import Edit
from claims.pages.looks import Waiting
from claims.pages.pieces import Piece
from claims.pages.provenance import Origin
from claims.pages.sources import ArticleRef


@dataclass(frozen=True)
class Translated:
    """A passage in another language, ours."""

    id: int
    language: str
    text: str
    method: str


@dataclass(frozen=True)
class Words:
    """One passage of a report."""

    passage_id: int
    url: str
    pieces: list[Piece]
    translations: list[Translated]
    edits: list[Edit] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Cell:
    """A slot on the page: words as recorded, words that differ (after ≠), or a word for having none."""

    name: str
    same: str = ""
    differs: str = ""
    missing: str = ""
    language: str = ""


@dataclass(frozen=True)
class Report:
    """A row of the matrix."""

    id: int
    claim_id: int
    article: ArticleRef
    words: list[Words]
    value: Slot
    denominator: Slot
    hedge: Slot
    verb: Slot
    chain: list[ChainStep]
    origin: Origin
    stance: str
    voice: str
    opposes: bool
    verb_words: str
    as_of: str
    note: str
    figure: Value | None
    of_what: str
    hedges: tuple[str, ...]
    loaded: tuple[str, ...]
    look: Waiting | None = None

    @property
    def hedged_or_loaded(self) -> bool:
        """Whether it weakens, or presumes."""
        return self.hedge.differs or bool(self.loaded)

    @property
    def number_stands(self) -> bool | None:
        """Whether the stated number is in the quote; None without a number."""
        if self.figure is None:
            return None
        return any(stands(self.figure, words.text, self.article.language) for words in self.words)

    @property
    def value_cell(self) -> Cell:
        """The stated value."""
        return _cell("Value", self.value)

    @property
    def denominator_cell(self) -> Cell:
        """What it is a value of."""
        return _cell("Of what", self.denominator)

    @property
    def word_cells(self) -> list[Cell]:
        """Hedges, then the verb with the loaded words around it."""
        loaded, language = ", ".join(self.loaded), self.article.language
        verb = self.verb_words or ("" if loaded else "none")
        hedge = _cell("Hedge", self.hedge, language)
        return [hedge, Cell("Loaded word", verb, loaded, language=language)]

    @property
    def own_words(self) -> bool:
        """Whether the outlet says it in its own voice and names nobody."""
        return not self.chain and bool(self.origin.url) and self.origin.url == self.article.outlet_url

    @property
    def via(self) -> list[ChainStep]:
        """Those between the report and its origin, nearest first."""
        last = self.chain[-1].target if self.chain else None
        ends_here = last is not None and (last.url == self.origin.url or last.name == self.origin.name)
        return self.chain[:-1] if ends_here else self.chain


def _cell(name: str, slot: Slot, language: str = "") -> Cell:
    if slot.differs:
        return Cell(name, differs=slot.text, language=language)
    if slot.likeness == Likeness.ABSENT:
        return Cell(name, missing=slot.text or "none")
    return Cell(name, same=slot.text, language="" if slot.text == "none" else language)
