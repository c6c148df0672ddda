"""Imports point down the layers and stand at the top of the file."""

import ast
from pathlib import PurePath

from tests.architecture.code import LAYERS, functions, imported, modules, offending

MODULES = modules(*LAYERS)
EVERYTHING = modules(*LAYERS, "tests", "scripts", "bench")


def taken(tree):
    """The modules that are imported, anywhere in the file."""
    return [name for node in ast.walk(tree) for name in imported(node)]


def above(path):
    """The packages that a module must not know."""
    return {*LAYERS[LAYERS.index(PurePath(path).parts[0]) + 1 :], "tests"}


def test_imports_point_down_the_layers():
    upward = {
        path: [name for name in taken(tree) if name.split(".")[0] in above(path)] for path, tree in MODULES.items()
    }

    assert offending(upward) == {}


def test_imports_stand_at_the_top_of_the_file():
    hidden = {path: [name for inner in functions(tree) for name in taken(inner)] for path, tree in EVERYTHING.items()}

    assert offending(hidden) == {}


def test_no_underscore_name_crosses_a_module():
    crossing = {
        path: [
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if alias.name.startswith("_")
        ]
        for path, tree in MODULES.items()
    }

    assert offending(crossing) == {}


def test_analysis_knows_no_orm():
    analysis = {path: tree for path, tree in MODULES.items() if path.startswith("claims/analysis/")}

    rows = {
        path: [n for n in taken(tree) if n.startswith("django.db") or ".models" in n] for path, tree in analysis.items()
    }

    assert analysis
    assert offending(rows) == {}


def test_the_walk_sees_the_files():
    assert {"claims/models/claim.py", "ledger/changesets.py", "config/settings.py"} <= set(MODULES)
    assert not [path for path in EVERYTHING if "migrations" in path]
