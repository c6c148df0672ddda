"""The maxima of the style. What is longer has a second meaning hidden in it."""

import ast

from tests.architecture.code import LAYERS, ROOT, classes, functions, lines, modules, offending, templates

FUNCTION, VIEW, CLASS, FILE, TEMPLATE, TEST, ASSERTS = 25, 15, 100, 250, 100, 15, 3
CODE = modules(*LAYERS, "scripts", "bench")
TESTS = modules("tests")
FORBIDDEN = {"services", "selectors", "utils", "helpers", "mixins", "signals"}

# A long plain table may stay.
LONG_FILES = {
    "tests/claims/acts.py": "a table of all acts",
}


def most(node):
    """How long this function may be."""
    if node.name.startswith("test_"):
        return TEST
    answers = node.returns is not None and "HttpResponse" in ast.unparse(node.returns)
    return VIEW if answers and node.args.args and node.args.args[0].arg == "request" else FUNCTION


def methods(node):
    """The lines of a class that are no table of fields, choices and constraints."""
    return sum(lines(inner) for inner in node.body if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef))


def asserts(node):
    return sum(isinstance(inner, ast.Assert) for inner in ast.walk(node))


def test_functions_are_short():
    long = {
        path: [f"{node.name}: {lines(node)}" for node in functions(tree) if lines(node) > most(node)]
        for path, tree in (CODE | TESTS).items()
    }

    assert offending(long) == {}


def test_classes_are_short():
    long = {path: [n.name for n in classes(tree) if methods(n) > CLASS] for path, tree in (CODE | TESTS).items()}

    assert offending(long) == {}


def test_files_are_short():
    long = {path: len((ROOT / path).read_text().splitlines()) for path in {*CODE, *TESTS} - {*LONG_FILES}}

    assert {path: length for path, length in long.items() if length > FILE} == {}


def test_templates_are_short():
    long = {path: len(text.splitlines()) for path, text in templates().items()}

    assert {path: length for path, length in long.items() if length > TEMPLATE} == {}


def test_tests_have_few_asserts():
    many = {path: [n.name for n in functions(tree) if asserts(n) > ASSERTS] for path, tree in TESTS.items()}

    assert offending(many) == {}


def test_modules_are_named_for_what_they_do():
    assert [path for path in CODE if FORBIDDEN.intersection(path.removesuffix(".py").split("/"))] == []


def test_no_model_overrides_save():
    overrides = {
        path: [node.name for node in classes(tree) for inner in node.body if is_save_of_a_model(node, inner)]
        for path, tree in CODE.items()
    }

    assert offending(overrides) == {}


def is_save_of_a_model(owner, node):
    bases = " ".join(ast.unparse(base) for base in owner.bases)
    return isinstance(node, ast.FunctionDef) and node.name == "save" and ("Model" in bases or "Versioned" in bases)


def test_views_are_functions():
    views = {
        path: [node.name for node in classes(tree) if any(ast.unparse(base).endswith("View") for base in node.bases)]
        for path, tree in CODE.items()
    }

    assert offending(views) == {}
