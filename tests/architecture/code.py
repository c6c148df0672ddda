"""The project's own Python files, parsed."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LAYERS = ("ledger", "accounts", "sources", "claims", "config")  # from the lowest up
SKIPPED = {"migrations", ".venv", ".tools", ".run"}

type Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules(*folders: str) -> dict[str, ast.Module]:
    """Every module of these folders by its path; migrations are made by a machine."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    own = [path.relative_to(ROOT) for path in paths if not SKIPPED.intersection(path.parts)]
    return {str(path): ast.parse((ROOT / path).read_text()) for path in own}


def imported(node: ast.AST) -> list[str]:
    """The modules an import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, inner ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    """Every class, inner ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def lines(node: Function) -> int:
    """How long a function is, without its decorators and its docstring."""
    first = node.body[0]
    documented = ast.get_docstring(node) is not None
    said = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - said


def offending(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The files in which something was found."""
    return {path: names for path, names in found.items() if names}


def templates() -> dict[str, str]:
    """Every template by its path, with its text."""
    paths = sorted(path for path in ROOT.rglob("*.html") if "templates" in path.parts)
    own = [path.relative_to(ROOT) for path in paths if not SKIPPED.intersection(path.parts)]
    return {str(path): (ROOT / path).read_text() for path in own}
