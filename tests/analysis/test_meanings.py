"""What a sentence is looked for by in the claims of other languages."""

import pytest

from claims.analysis.likeness import names
from claims.analysis.meanings import beginnings


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [("сказал Путин", "ru", "putin"), ("сказав Путін", "uk", "putin"), ("сказав Кличко", "uk", "klychko")],
)
def test_names_are_written_in_latin_letters_as_their_language_has_them(text, language, name):
    assert names(text, language) == {name}


def test_words_that_tell_little_are_looked_for_where_no_other_is():
    assert "crimea" in beginnings(["вопрос", "крым"], "ru")
    assert "crimea" not in beginnings(["референдум", "крым"], "ru")
    assert "referendum" in beginnings(["референдум", "крым"], "ru")
