"""Compile every file of templates/, and look whether the templates and the URL names it mentions exist."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import FilterExpression
from django.template.defaulttags import URLNode
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.urls import URLPattern, URLResolver, get_resolver

FOLDER = Path(__file__).resolve().parent.parent / "templates"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    names = set(url_names(get_resolver().url_patterns))
    files = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    found = [f"{path.relative_to(FOLDER)}: {fault}" for path in files for fault in faults(path, names)]
    print("\n".join([*found, f"{len(files)} templates, {len(found)} faults"]))
    return bool(found)


def faults(path: Path, names: set[str]) -> Iterator[str]:
    try:
        nodes = get_template(str(path.relative_to(FOLDER))).template.nodelist  # type: ignore[attr-defined]
    except (TemplateSyntaxError, TemplateDoesNotExist) as error:
        yield str(error)
        return
    for link in nodes.get_nodes_by_type(URLNode):
        if (name := constant(link.view_name)) and name not in names:
            yield f"no URL is named {name!r}"
    for node in [*nodes.get_nodes_by_type(IncludeNode), *nodes.get_nodes_by_type(ExtendsNode)]:
        name = constant(node.template if isinstance(node, IncludeNode) else node.parent_name)
        if name and not exists(name):
            yield f"no template is named {name!r}"


def constant(expression: FilterExpression) -> str | None:
    """The text of an expression that is one; None for a variable, known only when a page is rendered."""
    return expression.var if isinstance(expression.var, str) else None


def exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    except TemplateSyntaxError:
        return True  # told where that file is looked at
    return True


def url_names(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        else:
            yield from url_names(
                pattern.url_patterns, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )


if __name__ == "__main__":
    sys.exit(main())
