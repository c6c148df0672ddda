"""How well articles are read from pages: their text, headline, date and authors."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from claims.analysis.figure_scores import Score
from claims.evaluation.files import FOLDER, Row
from claims.evaluation.lines import Line, summed
from sources.ingestion.extracted import Extracted
from sources.ingestion.extraction import extract
from sources.ingestion.refusals import Refused
from sources.typography import folded

LABELS = ("text", "title", "date", "authors")
RUN = 4  # words: as many in a row must be the same


def is_page(row: Row) -> bool:
    """`html`, or `page`, the file that holds it; with any of `LABELS`, blank where the page does not say it."""
    return ("html" in row or "page" in row) and any(name in row for name in LABELS)


def page_lines(rows: Sequence[Row]) -> Iterator[Line]:
    """One line for each label and language."""
    found = [(row, _read(row)) for row in rows]
    for name, score in SCORES.items():
        measured = [(str(row.get("language", "en")), score(row[name], one)) for row, one in found if name in row]
        yield from summed(f"page: {name}", measured)


def _read(row: Row) -> Extracted | None:
    raw = str(row["html"]).encode() if "html" in row else (Path(row[FOLDER]) / str(row["page"])).read_bytes()
    try:
        return extract(raw, url=str(row.get("url", "")))
    except Refused:
        return None


def _text(label: str, found: Extracted | None) -> Score:
    """Runs of words that are the same, as often as they stand."""
    theirs, ours = _runs(label), _runs(found.text if found else "")
    return Score((theirs & ours).total(), ours.total(), theirs.total())


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", folded(text).text.casefold())
    size = min(RUN, len(words))
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1)) if words else Counter()


def _title(label: str | Sequence[str], found: Extracted | None) -> Score:
    ours = _plain(found.title if found else "")
    return _same([_one_of([_plain(one) for one in _several(label)], ours)], [ours])


def _date(label: str | Sequence[str], found: Extracted | None) -> Score:
    """The day, or what is labelled of it."""
    days, ours = [str(day or "")[:10] for day in _several(label)], found.published if found else ""
    day = _one_of(days, next((ours[: len(one)] for one in days if one and ours.startswith(one)), ""))
    return _same([day], [ours[: len(day) or 10]])


def _several(label: str | Sequence[str]) -> Sequence[str]:
    return [label] if isinstance(label, str) else label or [""]


def _one_of(right: Sequence[str], ours: str) -> str:
    """Of several that are right the one that was found, else the first."""
    return ours if ours in right else right[0]


def _authors(label: str | Sequence[str], found: Extracted | None) -> Score:
    return _same(map(_plain, _several(label)), map(_plain, found.authors if found else ()))


def _same(labelled: "Iterator[str] | list[str]", found: "Iterator[str] | list[str]") -> Score:
    theirs, ours = ({one for one in held if one} for held in (labelled, found))
    return Score(len(theirs & ours), len(ours), len(theirs))


def _plain(words: str) -> str:
    return " ".join(folded(words or "").text.casefold().split())


SCORES = {"text": _text, "title": _title, "date": _date, "authors": _authors}
