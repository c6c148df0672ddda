"""What a page says of itself for machines: JSON-LD, meta elements, microdata."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sources.ingestion.markup import Element

type Node = dict[str, Any]

_ARTICLE = re.compile(r"(Article|BlogPosting|LiveBlogPosting|NewsArticle|Report|Posting)$")
_PAGE_TYPES = {"WebPage", "ItemPage", "VideoObject", "CreativeWork"}
_PART = re.compile(r"(?:Object|Comments?|Person|Organization|Product|Offer)$")
_COMMENT = re.compile(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$|^\s*<!--|-->\s*$")
_TRAILING = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True)
class Structured:
    """`article` is the JSON-LD node of this article, with what it refers to put in; `meta` has small keys."""

    article: Node = field(default_factory=dict)
    page: Node = field(default_factory=dict)
    meta: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The first meta element of these names, in this order."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), "")


def structured(tree: Element) -> Structured:
    """Read all of it; what is malformed is passed over."""
    nodes = [node for script in _scripts(tree) for node in _top(_loaded(script))]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in types(node))]
    pages = [node for node in nodes if _PAGE_TYPES.intersection(types(node))]
    meta = _meta(tree)
    return Structured(_resolved(_main(articles, meta), known), _resolved(_main(pages, meta), known), meta)


def types(node: Node) -> list[str]:
    """Its schema.org types, without the address."""
    kinds = node.get("@type", [])
    return [str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds])]


def said(node: Node, key: str) -> str:
    """A property of a node as text on one line; of a list its first."""
    value = node.get(key)
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("@id") or ""
    return " ".join(html.unescape(str(value)).split()) if isinstance(value, str | int | float) else ""


def nodes_of(node: Node, key: str) -> list[Node]:
    """The values of a property as nodes: a plain string is the name of one."""
    value = node.get(key)
    values = value if isinstance(value, list) else [value]
    return [item if isinstance(item, dict) else {"name": item} for item in values if isinstance(item, dict | str)]


def of_the_page(element: Element) -> bool:
    """Whether a property in microdata is one of the page or the article, not of a picture or a comment in it."""
    item = next((outer for outer in element.iterancestors() if outer.get("itemscope") is not None), None)
    kind = (item.get("itemtype") or "").rstrip("/ ").rpartition("/")[2] if item is not None else ""
    return not _PART.search(kind)


def _scripts(tree: Element) -> Iterator[str]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        if script.text and len(script.text) < 1_000_000:
            yield _COMMENT.sub("", script.text)


def _loaded(text: str) -> Any:
    for attempt in (text, _TRAILING.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _top(value: Any, depth: int = 0) -> Iterator[Node]:
    """The nodes that stand for themselves: at the top, in a graph, or what a page is mainly about."""
    if isinstance(value, list) and depth < 4:
        for item in value:
            yield from _top(item, depth + 1)
    elif isinstance(value, dict) and depth < 4:
        yield value
        yield from _top(value.get("@graph"), depth + 1)
        for key in ("mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), dict):
                yield from _top(value[key], depth + 1)


def _main(nodes: list[Node], meta: dict[str, list[str]]) -> Node:
    """The node that is about this page; where several are, the first that has a date and a headline."""
    here = (meta.get("canonical") or meta.get("og:url") or [""])[0]
    about = [node for node in nodes if here and _same_page(node, here)] or nodes
    return max(about, key=lambda node: ("datePublished" in node) + ("headline" in node), default={})


def _same_page(node: Node, here: str) -> bool:
    there = [said(node, key) for key in ("url", "mainEntityOfPage", "@id")]
    return any(_bare(address) == _bare(here) for address in there if address)


def _bare(address: str) -> str:
    return re.sub(r"^https?://(www\.)?|[?#].*$", "", address).rstrip("/")


def _resolved(node: Node, known: dict[str, Node]) -> Node:
    """With the nodes that it refers to by `@id` put in their place."""

    def put(value: Any) -> Any:
        if isinstance(value, list):
            return [put(item) for item in value]
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
            return known.get(value["@id"], value)
        return value

    return {key: put(value) for key, value in node.items()}


def _meta(tree: Element) -> dict[str, list[str]]:
    """Every meta element by its name or property, in small letters; the canonical address among them."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = " ".join(html.unescape(element.get("content") or "").split())
        item = element.get("itemprop") if of_the_page(element) else None
        for key in {element.get("property"), element.get("name"), item} - {None, ""}:
            if value:
                found.setdefault(str(key).strip().lower(), []).append(value)
    for link in tree.xpath("//link[@rel='canonical']/@href"):
        found.setdefault("canonical", []).append(str(link).strip())
    return found
