"""How well quoted words are found in a page: cases of Apache Annotator."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import html

from claims.analysis.figure_scores import Score
from claims.evaluation.files import Row
from claims.evaluation.lines import Line
from sources.anchoring import Span, find


def is_quote(row: Row) -> bool:
    """`html`, a W3C TextQuoteSelector as `selector`, and the `expected` ranges, as XPath of text nodes and offsets. A
    quote without words is none.
    """
    return {"html", "selector", "expected"} <= row.keys() and bool(row["selector"].get("exact"))


def quote_lines(rows: Sequence[Row]) -> Iterator[Line]:
    """Places that are found, of those expected; white space at the ends does not count."""
    yield Line("quote: place", "", sum(map(_score, rows), Score()))


def _score(row: Row) -> Score:
    page = html.document_fromstring(str(row["html"]))
    nodes: Any = page.xpath("//text()")
    starts, text = {}, ""
    for node in nodes:
        starts[_name(node)] = len(text)
        text += node
    expected = {_bare(text, _span(page, starts, one)) for one in row["expected"]}
    chosen: Mapping[str, str] = row["selector"]
    found = find(text, chosen["exact"], chosen.get("prefix", ""), chosen.get("suffix", ""))
    ours = {_bare(text, one) for one in found}
    return Score(len(ours & expected), len(ours), len(expected))


def _span(page: Any, starts: Mapping[tuple[str, bool], int], one: Mapping[str, Any]) -> Span:
    start, end = (
        starts[_name(page.xpath(one[f"{side}ContainerXPath"])[0])] + one[f"{side}Offset"] for side in ("start", "end")
    )
    return Span(start, end)


def _name(node: Any) -> tuple[str, bool]:
    """A text node is its element's text, or what follows that."""
    element = node.getparent()
    return element.getroottree().getpath(element), node.is_tail


def _bare(text: str, span: Span) -> tuple[int, int]:
    held = text[span.start : span.end]
    start = span.start + len(held) - len(held.lstrip())
    return start, start + len(held.strip())
