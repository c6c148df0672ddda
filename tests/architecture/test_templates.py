"""Templates hold no script or style of their own: the policy would stop it, and a nonce would stop caches."""

import re

import pytest

from tests.architecture.code import offending, templates

INLINE = re.compile(
    r"""<script(?![^>]*\bsrc=)      # a script of its own
      | <style
      | <[^>]*\sstyle\s*=           # a style attribute
      | <[^>]*\son[a-z]+\s*=        # onclick and the like
      | \bhx-on\b
      | \bhx-vals\s*=\s*["']?js:
      | javascript:
    """,
    re.VERBOSE | re.IGNORECASE,
)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment .*?%\}.*?\{% endcomment %\}", re.DOTALL)
TEMPLATES = {path: COMMENT.sub("", text) for path, text in templates().items()}


def test_templates_have_no_inline_script_or_style():
    inline = {path: [found[0] for found in INLINE.finditer(text)] for path, text in TEMPLATES.items()}

    assert inline
    assert offending(inline) == {}


def test_templates_mark_nothing_safe():
    unescaped = {path: re.findall(r"\|\s*safe\b|autoescape off", text) for path, text in TEMPLATES.items()}

    assert offending(unescaped) == {}


def test_templates_write_times_as_html_has_them():
    too_fine = {path: re.findall(r"""date:["']c["']""", text) for path, text in TEMPLATES.items()}

    assert offending(too_fine) == {}  # “c” writes microseconds, which the attribute datetime must not have


@pytest.mark.parametrize(
    "markup",
    [
        "<script>1</script>",
        "<style>a{}</style>",
        '<p class="a" style="color:red">',
        '<a\n onclick="x()">',
        '<b hx-on:click="x()">',
        '<a href="javascript:x()">',
        "<b hx-vals='js:{}'>",
    ],
)
def test_inline_code_is_seen(markup):
    assert INLINE.search(markup)


@pytest.mark.parametrize(
    "markup", ['<script src="/a.js" defer></script>', '<p data-style="x">', "<b>on=1</b>", "<section>"]
)
def test_plain_markup_is_not(markup):
    assert not INLINE.search(markup)
