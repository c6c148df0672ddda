"""The claims around a claim, two steps out, as a graph and as a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import Visitor
from claims.models import CrossReference
from claims.models.cross_reference import Relation
from claims.pages.claims import ClaimRef, claim_refs
from claims.pages.layout import HEIGHT, Layout, Line, layout
from ledger.asof import Reader

MOST = 30  # nodes on the page of a claim
DRAWN = 120  # nodes on the page of the graph; more are a list only
READ = 400  # links of one step; a claim with more is no picture
BESIDE = 830  # pixels that the list leaves beside it
LETTER = 6.7  # pixels, of the small text in a box
THIS = 164  # pixels at least, for “C-123456 · this claim”
SHOWN = 24  # letters of a statement in a box


@dataclass(frozen=True)
class Node:
    """A claim in its box; x and y are the upper left corner."""

    claim: ClaimRef
    text: str
    is_centre: bool
    x: float
    y: float
    width: int

    @property
    def middle(self) -> float:
        """Where its text is centred."""
        return round(self.x + self.width / 2, 1)

    @property
    def first_line(self) -> float:
        """Where its number stands."""
        return round(self.y + 18, 1)

    @property
    def second_line(self) -> float:
        """Where its statement stands."""
        return round(self.y + 34, 1)


@dataclass(frozen=True)
class Edge:
    """A cross-reference between two claims of the graph, in its stored direction."""

    source: ClaimRef
    relation: str
    word: str
    target: ClaimRef


@dataclass(frozen=True)
class Drawn:
    """An edge with its path, and the place and width of its word."""

    edge: Edge
    path: str
    x: float
    y: float
    width: int

    @property
    def left(self) -> float:
        """Where the box of the word begins."""
        return round(self.x - self.width / 2, 1)

    @property
    def top(self) -> float:
        """And how far up."""
        return round(self.y - 8.5, 1)


@dataclass(frozen=True)
class Picture:
    """Boxes and lines in pixels."""

    width: int
    height: int
    nodes: list[Node]
    edges: list[Drawn]

    @property
    def is_narrow(self) -> bool:
        """Whether the list has room beside it."""
        return self.width <= BESIDE


@dataclass(frozen=True)
class Graph:
    """`edges` are all, those of the claim itself first; `picture` is None without Graphviz or with too many nodes."""

    centre: ClaimRef
    url: str
    claims: int
    edges: list[Edge]
    picture: Picture | None
    cut: bool

    @property
    def is_worth_drawing(self) -> bool:
        """A single link is as plain in the list."""
        return self.picture is not None and len(self.edges) > 1

    @property
    def leads_on(self) -> bool:
        """Whether its own page shows more than the page of the claim."""
        return bool(self.further) or self.claims > MOST

    @property
    def further(self) -> list[Edge]:
        """Those one step further out."""
        return [edge for edge in self.edges if self.centre.id not in (edge.source.id, edge.target.id)]

    @property
    def near(self) -> list[Edge]:
        """Those of the claim itself."""
        return [edge for edge in self.edges if self.centre.id in (edge.source.id, edge.target.id)]


def graph(reader: Reader, claim: int, user: Visitor, most: int = DRAWN) -> Graph | None:
    """Of what this visitor may read; None when that leaves out the claim itself. A constant number of queries.

    `most` nodes are drawn.
    """
    links, cut = _links(reader, claim)
    refs = claim_refs(reader, {claim, *(pk for link in links for pk in _ends(link))}, user)
    if claim not in refs:
        return None
    seen = [link for link in links if refs.keys() >= {*_ends(link)}]
    near = _beside(seen, {claim})
    around = near | _beside(seen, near)
    shown = sorted(seen, key=lambda link: (claim not in _ends(link), link.id))
    edges = [_edge(link, refs) for link in shown if around >= {*_ends(link)}]
    named = {pk: refs[pk] for pk in sorted(around)}
    picture = _picture(claim, named, edges) if 1 < len(named) <= most else None
    return Graph(refs[claim], reverse("claim-graph", args=[claim]), len(named), edges, picture, cut)


def _links(reader: Reader, claim: int) -> tuple[list[Any], bool]:
    """Cross-references of the claim, of those it is linked to, and between those two steps out; whether some were left
    out.
    """
    found: dict[int, Any] = {}
    known = {claim}
    cut = False
    for _ in range(2):
        for end in ("from_claim_id__in", "to_claim_id__in"):
            rows = list(reader.rows(CrossReference, **{end: sorted(known)}, withdrawn_reason="").order_by("id")[:READ])
            found |= {row.id: row for row in rows}
            cut = cut or len(rows) == READ
        known = {claim} | {pk for row in found.values() for pk in _ends(row)}
    inner = reader.rows(
        CrossReference, from_claim_id__in=sorted(known), to_claim_id__in=sorted(known), withdrawn_reason=""
    )
    return list((found | {row.id: row for row in inner}).values()), cut


def _ends(link: Any) -> tuple[int, int]:
    return link.from_claim_id, link.to_claim_id


def _beside(links: Iterable[Any], claims: set[int]) -> set[int]:
    """These claims and those linked to them."""
    return claims | {pk for link in links if claims.intersection(_ends(link)) for pk in _ends(link)}


def _edge(link: Any, refs: Mapping[int, ClaimRef]) -> Edge:
    word = Relation(link.relation).label
    return Edge(refs[link.from_claim_id], link.relation, word, refs[link.to_claim_id])


def _picture(centre: int, refs: Mapping[int, ClaimRef], edges: list[Edge]) -> Picture | None:
    texts = {pk: _short(ref) for pk, ref in refs.items()}
    widths = {pk: max(THIS if pk == centre else 96, round(LETTER * len(text)) + 20) for pk, text in texts.items()}
    placed = layout(widths, [Line(edge.source.id, edge.target.id, edge.word) for edge in edges])
    if placed is None:
        return None
    return Picture(
        width=round(placed.width) + 8,
        height=round(placed.height) + 8,
        nodes=[_node(ref, texts[pk], pk == centre, placed, widths[pk]) for pk, ref in refs.items()],
        edges=[
            Drawn(edge, curve.path, curve.x, curve.y, round(LETTER * len(edge.word)) + 6)
            for edge, curve in zip(edges, placed.curves, strict=True)
        ],
    )


def _node(ref: ClaimRef, text: str, is_centre: bool, placed: Layout, width: int) -> Node:
    box = placed.boxes[ref.id]
    return Node(ref, text, is_centre, round(box.x - width / 2, 1), round(box.y - HEIGHT / 2, 1), width)


def _short(ref: ClaimRef) -> str:
    """As much of the statement as a box holds, cut between words."""
    if len(ref.statement) <= SHOWN:
        return ref.statement
    return f"{ref.statement[:SHOWN].rpartition(' ')[0] or ref.statement[:SHOWN]}…"
