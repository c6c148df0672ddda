"""Where the boxes and lines of a graph go: Graphviz places them, the page draws them.

What ``dot`` is given is numbers and the words of relations; no text that anybody typed.
"""

import json
import math
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

SECONDS = 3
POINTS = 72  # to an inch
HEIGHT = 44
STEPS = 10  # tried on each piece of a curve
HEAD = (
    "digraph { rankdir=LR; nodesep=0.28; ranksep=1.1; node [shape=box, fixedsize=true];"
    ' edge [dir=none, fontname="Helvetica", fontsize=12];'
)


type Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """A link to place: between nodes by their ids, and the word it carries."""

    start: int
    end: int
    word: str


@dataclass(frozen=True)
class Box:
    """The middle of a node, from the top left corner."""

    x: float
    y: float


@dataclass(frozen=True)
class Curve:
    """The path of a link (SVG), and the middle of its word, which stands on it."""

    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Layout:
    """In pixels. `curves` stand in the order of the lines."""

    width: float
    height: float
    boxes: dict[int, Box]
    curves: list[Curve]


def layout(widths: dict[int, int], lines: Sequence[Line]) -> Layout | None:
    """Places nodes, given by id with their widths in pixels. None without Graphviz, or when it takes too long."""
    nodes = [f"{pk} [width={width / POINTS:.3f}, height={HEIGHT / POINTS:.3f}];" for pk, width in widths.items()]
    links = [f'{line.start} -> {line.end} [label="{line.word}", id="{at}"];' for at, line in enumerate(lines)]
    return placed(" ".join([HEAD, *nodes, *links, "}"]))


@lru_cache(maxsize=512)
def placed(description: str) -> Layout | None:
    """One process for each graph that is new, whatever pages show it; a failure is remembered too."""
    program = shutil.which("dot")
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, "-Tjson"], input=description, capture_output=True, text=True, timeout=SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return _read(json.loads(done.stdout))


def _read(made: dict[str, Any]) -> Layout:
    _, _, width, height = map(float, made["bb"].split(","))
    boxes = {int(node["name"]): Box(*_point(node["pos"], height)) for node in made.get("objects", ())}
    links = sorted(made.get("edges", ()), key=lambda link: int(link["id"]))
    return Layout(width, height, boxes, [_curve(link, height) for link in links])


def _curve(link: dict[str, Any], height: float) -> Curve:
    first, *others = [_point(point, height) for point in link["pos"].split()]
    path = f"M{_pair(first)}C{' '.join(map(_pair, others))}"
    return Curve(path, *_on_curve([first, *others], _point(link["lp"], height)))


def _on_curve(points: Sequence[Point], near: Point) -> Point:
    """The point of a curve (cubic pieces, end to end) that is nearest to where Graphviz has room for the word."""
    pieces = [points[at : at + 4] for at in range(0, len(points) - 3, 3)]
    tried = [_at(piece, step / STEPS) for piece in pieces for step in range(STEPS + 1)]
    return min(tried, key=lambda point: math.dist(point, near), default=near)


def _at(piece: Sequence[Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, piece, strict=True)) for axis in (0, 1))
    return round(x, 1), round(y, 1)


def _point(text: str, height: float) -> Point:
    """Graphviz counts from the bottom."""
    x, y = map(float, text.split(","))
    return round(x, 1), round(height - y, 1)


def _pair(point: Point) -> str:
    return f"{point[0]:g},{point[1]:g}"
